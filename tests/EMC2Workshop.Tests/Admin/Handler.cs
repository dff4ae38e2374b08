using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Admin;

/// <summary>Something of the organizers' area that answers a request.</summary>
/// <param name="Pattern">Of its address, with names in braces.</param>
/// <param name="Name">Of a page's handler, where it has several.</param>
public sealed record Handler(string Pattern, string Method, string? Name)
{
    public bool IsPost => Method == "POST";

    public override string ToString() => $"{Method} {Pattern}{(Name is null ? "" : $"?handler={Name}")}";

    /// <param name="values">By the names in the pattern.</param>
    public string Address(IReadOnlyDictionary<string, string> values) =>
        "/"
        + string.Join(
            '/',
            Pattern
                .Split('/')
                .Select(part => part.StartsWith('{') ? values[part.Trim('{', '}').Split(':')[0]] : part)
        )
        + (Name is null ? "" : $"?handler={Name}");

    /// <summary>
    /// All of them, as the site itself lists them: whatever lies below /admin, and whatever is a page of Pages/Admin.
    /// </summary>
    public static async Task<IReadOnlyList<Handler>> AllAsync(WorkshopSite site)
    {
        var loader = site.Services.GetRequiredService<PageLoader>();
        var handlers = new List<Handler>();
        foreach (
            var endpoint in site
                .Services.GetRequiredService<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
        )
        {
            var pattern = endpoint.RoutePattern.RawText!.Trim('/');
            var page = endpoint.Metadata.GetMetadata<PageActionDescriptor>();
            var isAdmin =
                pattern == "admin"
                || pattern.StartsWith("admin/", StringComparison.Ordinal)
                || page?.ViewEnginePath.StartsWith("/Admin/", StringComparison.Ordinal) == true;
            if (!isAdmin)
                continue;
            if (page is null)
            {
                handlers.AddRange(
                    (
                        endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"]
                    ).Select(method => new Handler(pattern, method, null))
                );
                continue;
            }
            var compiled = await loader.LoadAsync(page, endpoint.Metadata);
            handlers.AddRange(
                compiled.HandlerMethods.Select(method => new Handler(
                    pattern,
                    method.HttpMethod.ToUpperInvariant(),
                    method.Name
                ))
            );
            // Without a handler of its own a page is shown all the same.
            if (!compiled.HandlerMethods.Any(method => method is { HttpMethod: "Get", Name: null }))
                handlers.Add(new Handler(pattern, "GET", null));
        }
        return
        [
            .. handlers
                .Distinct()
                .OrderBy(handler => handler.Name == "SignOut")
                .ThenBy(handler => handler.ToString(), StringComparer.Ordinal),
        ];
    }
}
