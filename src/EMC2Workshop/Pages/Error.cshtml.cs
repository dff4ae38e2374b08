using System.Globalization;
using EMC2Workshop.Caching;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace EMC2Workshop.Pages;

/// <summary>What is shown instead of a page. Reads nothing, so that it works when the store doesn't.</summary>
[ResponseCache(NoStore = true)]
public sealed class ErrorModel : PageModel, IHeadedPage
{
    public PageHead Head { get; } = new() { Description = "This page could not be shown.", IsIndexed = false };

    public int Status { get; private set; }

    /// <summary>What was wrong with what was asked of the page, where that is known.</summary>
    public string? Fault => HttpContext.Features.Get<ViewOptions>()?.Fault;

    /// <summary>The page that was asked for.</summary>
    public string Path => HttpContext.Features.Get<ViewOptions>()?.Path ?? "/";

    public string Heading =>
        Status switch
        {
            404 => "There is no such page",
            405 => "That can't be done here",
            >= 500 => "Something went wrong on our side",
            _ => "That request was not understood",
        };

    /// <summary>
    /// By the route alone: what failed may have come with a form that can't be read, or that says a status of its own.
    /// </summary>
    public void OnGet() =>
        Response.StatusCode = Status = int.Parse((string)RouteData.Values["status"]!, CultureInfo.InvariantCulture);
}
