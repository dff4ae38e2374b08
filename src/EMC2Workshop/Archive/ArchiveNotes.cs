using System.Globalization;

namespace EMC2Workshop.Archive;

/// <summary>What an archive says of itself.</summary>
internal static class ArchiveNotes
{
    public const string Readme = "README.txt";

    private const string LeftOut =
        "What is on now, live changes, my agenda, other time zones, subscriptions, and whatever is chosen or asked";

    /// <summary>At the end of each page, as HTML.</summary>
    public static string WriteNote(ArchiveReport report, string file) =>
        $"<p class=\"quiet\">Archived on {Day(report)}. {LeftOut} are left out: "
        + $"<a href=\"{ArchiveNames.Relative(file, Readme)}\">about this archive</a>.</p>";

    public static string WriteReadme(ArchiveReport report, Uri origin)
    {
        var of = report.Scope.Edition is { } edition
            ? $"the pages of {edition}"
            : "all public pages of the site";
        return $"""
            An archive of {of} at {origin.GetLeftPart(UriPartial.Authority)}
            Made on {Day(report)}, {report.At:HH:mm} UTC, from content version {report.Version}

            Open index.html in a browser. Nothing is asked of a network. {report.Pages} pages in {report.Files} files;
            search.html lists them all and finds words in them.

            To check that no file has changed: sha256sum -c {SiteArchive.Checksums}

            {LeftOut}
            need the site, and are named where they stood as “not in this archive”. So are these addresses:

            {string.Join('\n', report.LeftOut)}

            """;
    }

    private static string Day(ArchiveReport report) =>
        report.At.UtcDateTime.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture);
}
