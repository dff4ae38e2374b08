using EMC2Workshop.Submissions;
using static EMC2Workshop.Tests.Submissions.SubmissionSamples;

namespace EMC2Workshop.Tests.Submissions;

/// <summary>Email addresses of authors as files have them.</summary>
public sealed class EmailsInFilesTests
{
    public static TheoryData<string, string> Formats =>
        new()
        {
            { "easychair", "mira@example.org t.cerny@example.net -" },
            { "openreview-notes.json", "- t.cerny@example.net" },
            { "hotcrp-data.json", "mira@example.org - lin@example.com" },
            { "hotcrp-authors.csv", "mira@example.org - lin@example.com" },
            { "cmt-papers.csv", "mira@example.org t.cerny@example.net lin@example.com" },
            { "papers.bib", "- -" },
        };

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_format_gives_them_only_if_asked_to(string file, string emails)
    {
        var bytes = file == "easychair" ? EasyChairZip() : Read(file).Bytes();

        Assert.StartsWith(
            emails,
            EmailsIn(SubmissionReader.Read(file, bytes, keepsEmails: true)),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("@", EmailsIn(SubmissionReader.Read(file, bytes)), StringComparison.Ordinal);
    }

    private static string EmailsIn(SubmissionList list) =>
        string.Join(' ', list.Papers.SelectMany(paper => paper.Authors).Select(author => author.Email ?? "-"));
}
