using Microsoft.AspNetCore.Mvc;

namespace EMC2Workshop.Pages.Admin;

/// <summary>A refusal without a page: one sentence, which the scripts of the editor can show too.</summary>
public static class Refusal
{
    private static readonly string[] Scripted = ["Autosave", "Image"];

    public static IActionResult Create(HttpRequest request, int status, string message) =>
        Scripted.Contains(request.Query["handler"].ToString())
            ? new JsonResult(new { message }) { StatusCode = status }
            : new ContentResult
            {
                StatusCode = status,
                ContentType = "text/plain; charset=utf-8",
                Content = message,
            };
}
