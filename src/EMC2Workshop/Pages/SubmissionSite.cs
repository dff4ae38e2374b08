namespace EMC2Workshop.Pages;

/// <summary>Where papers and models are handed in, as authors call it.</summary>
public static class SubmissionSite
{
    private static readonly (string Host, string Name)[] Known =
    [
        ("easychair.org", "EasyChair"),
        ("openreview.net", "OpenReview"),
        ("hotcrp.com", "HotCRP"),
        ("cmt3.research.microsoft.com", "CMT"),
        ("softconf.com", "Softconf"),
    ];

    /// <summary>EasyChair, or the host of a site that is not known.</summary>
    public static string Name(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address))
            return url;
        var host = address.IdnHost.StartsWith("www.", StringComparison.Ordinal)
            ? address.IdnHost[4..]
            : address.IdnHost;
        return Array
                .Find(
                    Known,
                    site => host == site.Host || host.EndsWith("." + site.Host, StringComparison.Ordinal)
                )
                .Name
            ?? host;
    }
}
