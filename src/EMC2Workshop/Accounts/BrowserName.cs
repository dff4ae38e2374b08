namespace EMC2Workshop.Accounts;

/// <summary>Names a browser as its owner would.</summary>
public static class BrowserName
{
    private static readonly (string Mark, string Name)[] Programs =
    [
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];
    private static readonly (string Mark, string Name)[] Systems =
    [
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS", "Mac"),
        ("Linux", "Linux"),
    ];

    /// <param name="userAgent">As the browser says of itself.</param>
    public static string Parse(string userAgent)
    {
        var program = Find(Programs, userAgent) ?? "A browser";
        return Find(Systems, userAgent) is { } system ? $"{program} on {system}" : program;
    }

    private static string? Find((string Mark, string Name)[] known, string text) =>
        known.FirstOrDefault(one => text.Contains(one.Mark, StringComparison.Ordinal)).Name;
}
