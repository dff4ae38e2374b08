using System.IO.Compression;
using System.Text;
using EMC2Workshop.Submissions;

namespace EMC2Workshop.Tests.Submissions;

/// <summary>Files as submission systems write them, of people who don't exist.</summary>
static class SubmissionSamples
{
    /// <summary>In these files, and nowhere that anybody looks: addresses, reviews, scores, reviewers, chairs' notes.
    /// </summary>
    public static readonly string[] Secrets =
    [
        "@example",
        "weak paper",
        "Overall evaluation",
        "Rae Viewer",
        "rae.viewer",
        "Hidden Institute",
        "chair's note",
        "Hold this back",
        "~Mira",
        "help desk",
    ];

    public static string EasyChairSubmissions { get; } = Read("easychair-submission.csv");

    public static string EasyChairAuthors { get; } = Read("easychair-author.csv");

    public static string EasyChairReviews { get; } = Read("easychair-review.csv");

    public static string EasyChairCommittee { get; } = Read("easychair-committee.csv");

    public static string OpenReviewNotes { get; } = Read("openreview-notes.json");

    public static string HotCrpData { get; } = Read("hotcrp-data.json");

    public static string HotCrpAuthors { get; } = Read("hotcrp-authors.csv");

    public static string HotCrpTable { get; } = Read("hotcrp-data.csv");

    public static string CmtTable { get; } = Read("cmt-papers.csv");

    public static string CmtWorkbook { get; } = Read("cmt-papers.xls");

    public static string BibTeX { get; } = Read("papers.bib");

    public static string OpenReviewConsole { get; } = Read("openreview-console.csv");

    /// <summary>One decision is in words that don't say how the paper is shown.</summary>
    public static byte[] DoubtfulZip() =>
        EasyChairZip(
            EasyChairSubmissions.Replace("accept as poster", "accept as short", StringComparison.Ordinal)
        );

    public static byte[] EasyChairZip(string? submissions = null, string? authors = null) =>
        Zip(
            ("abc/submission.csv", submissions ?? EasyChairSubmissions),
            ("abc/author.csv", authors ?? EasyChairAuthors),
            ("abc/review.csv", EasyChairReviews),
            ("abc/committee.csv", EasyChairCommittee)
        );

    /// <summary>With its byte order mark, if it has one.</summary>
    public static string Read(string file) =>
        Encoding.UTF8.GetString(
            File.ReadAllBytes(
                Path.Combine(Repository.Root, "tests", "EMC2Workshop.Tests", "Submissions", "Samples", file)
            )
        );

    /// <summary>As the file writes them: without which of its people they are.</summary>
    public static IEnumerable<SubmittedAuthor> AsWritten(this IEnumerable<SubmittedAuthor> authors) =>
        authors.Select(author => author with { Person = null });

    public static byte[] Bytes(this string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(text.Bytes());
            }
        }
        return bytes.ToArray();
    }
}
