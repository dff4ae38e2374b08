using EMC2Workshop.Hosting;
using Node = System.Collections.Generic.Dictionary<string, object?>;

namespace EMC2Workshop.Feeds.Api;

/// <summary>What the API has, for programs (OpenAPI 3.1).</summary>
public static class ApiDescription
{
    private static readonly (string Path, string Says)[] OfEdition =
    [
        ("", "One edition"), ("/sessions", "Its sessions with their talks and papers, in program order"), ("/talks", "Its talks"),
        ("/papers", "Its papers"), ("/deadlines", "Its deadlines, first to last"), ("/changes", "What was changed in its program, and why, latest first"),
    ];

    public static object Of(SiteAddress site)
    {
        var paths = new Node { ["/api/v1/editions"] = Reading("All editions, latest first", ofEdition: false) };
        foreach (var (path, says) in OfEdition) paths["/api/v1/editions/{edition}" + path] = Reading(says, ofEdition: true);
        return new Node
        {
            ["openapi"] = "3.1.0",
            ["info"] = new Node { ["title"] = "EMC2 workshop", ["version"] = "1" },
            ["servers"] = new[] { new Node { ["url"] = site.Absolute("") } },
            ["paths"] = paths,
        };
    }

    private static Node Reading(string says, bool ofEdition)
    {
        var responses = new Node { ["200"] = new Node { ["description"] = says, ["content"] = new Node { ["application/json"] = new Node() } } };
        if (ofEdition) responses["404"] = new Node { ["description"] = "There is no such edition", ["content"] = new Node { ["application/problem+json"] = new Node() } };
        var get = new Node { ["summary"] = says, ["responses"] = responses };
        if (ofEdition) get["parameters"] = new[] { new Node { ["name"] = "edition", ["in"] = "path", ["required"] = true, ["schema"] = new Node { ["type"] = "string" }, ["example"] = "neurips-19" } };
        return new Node { ["get"] = get };
    }
}
