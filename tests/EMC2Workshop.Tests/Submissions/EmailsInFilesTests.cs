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

    [Theory]
    [InlineData("Lin Abara <lin@example.org>, Zed Quux (zed@example.net)")]
    [InlineData("Lin Abara lin@example.org; Zed Quux [zed@example.net]")]
    [InlineData("Lin Abara (lin@example.org) and Zed Quux <mailto:zed@example.net>")]
    [InlineData("Lin Abara, lin@example.org; Zed Quux, zed@example.net")]
    public void Those_beside_names_are_no_part_of_them(string cell)
    {
        var bytes = $"Title;Authors;Decision\nMail;\"{cell}\";accept\n".Bytes();

        var authors = SubmissionReader.Read("a.csv", bytes).Papers[0].Authors;

        Assert.Equal([new("Lin Abara"), new SubmittedAuthor("Zed Quux")], authors.AsWritten());
        Assert.Equal(
            "lin@example.org zed@example.net",
            EmailsIn(SubmissionReader.Read("a.csv", bytes, keepsEmails: true))
        );
    }

    [Theory]
    [InlineData("Lin Abara (Suva U, lin@example.org)", "")]
    [InlineData("Lin Abara (Suva U) <lin@example.org>", "")]
    [InlineData("Lin Abara", "Suva U, lin@example.org")]
    [InlineData("Lin Abara", "lin [at] example [dot] org, Suva U")]
    [InlineData("Lin Abara", "Suva U (e-mail: lin@example.org)")]
    [InlineData("Lin Abara", "Suva U; {lin, mira}@example.org")]
    public void Those_beside_affiliations_are_no_part_of_them(string author, string affiliation)
    {
        var list = SubmissionReader.Read(
            "a.csv",
            $"Title,Authors,Affiliation\nMail,\"{author}\",\"{affiliation}\"\n".Bytes()
        );

        Assert.Equal(
            [new SubmittedAuthor("Lin Abara") { Affiliation = "Suva U" }],
            list.Papers[0].Authors.AsWritten()
        );
    }

    private static string EmailsIn(SubmissionList list) =>
        string.Join(
            ' ',
            list.Papers.SelectMany(paper => paper.Authors).Select(author => author.Email ?? "-")
        );
}
