using static EMC2Workshop.Tests.Submissions.SubmissionSamples;

namespace EMC2Workshop.Tests.Submissions;

/// <summary><c>content papers</c>, from a file to Markdown.</summary>
public sealed class PapersCommandTests : PapersCommand
{
    [Fact]
    public async Task Accepted_papers_become_files_that_check_and_export_write_alike()
    {
        var (code, lines) = await RunAsync(
            EasyChairZip(),
            "--decision",
            "accept as poster=poster",
            "--session",
            "poster=posters"
        );

        Assert.Equal((0, $"6 files written to {Store.Content}."), (code, lines[^1]));
        Assert.Contains("EasyChair, UTF-8: 2 papers.", lines);
        Assert.Contains("1 deleted row was left out", lines);
        var paper = Read("we-20/papers/tiny-kernels-for-slow-clocks.md");
        Assert.Matches("^---\nid: [0-9a-f-]{36}\ntitle: Tiny Kernels for Slow Clocks\nauthors:\n", paper);
        Assert.EndsWith(
            """
            authors:
              - person: mira-oduya
                affiliation: Dept. of Clocks, Example University
              - person: tomas-cerny
                affiliation: Example Labs
            ---

            First paragraph.

            Second paragraph, with a "quote".

            """,
            paper,
            StringComparison.Ordinal
        );
        Assert.Matches(
            "^---\nid: [0-9a-f-]{36}\nname: Tomás Černý\norcid: \"0000-0002-1825-0097\"\n---\n$",
            Read("people/tomas-cerny.md")
        );
        Assert.EndsWith(
            "    paper: on-counting-sheep\n---\n",
            Read("we-20/sessions/posters.md"),
            StringComparison.Ordinal
        );

        var before = ContentTexts.In(Store.Content);
        var check = await ProgramHere.RunCommandAsync(
            Store.File.ConnectionString,
            "content",
            "check",
            Store.Content
        );
        Assert.EndsWith("no fault.", check.Lines[^1], StringComparison.Ordinal);
        await Store.PrepareAsync();
        await Store.ImportAsync();
        Assert.Equal(
            before.Where(file => file.Key.EndsWith(".md", StringComparison.Ordinal)).ToDictionary(),
            await Store.ExportAsync()
        );
    }

    [Fact]
    public async Task Nothing_is_written_while_something_is_doubtful_and_each_doubt_is_told()
    {
        Store.Write(
            "people/mira-oduyo.md",
            SmallWorkshop.Person("00000000-0000-4000-8000-0000000000e1", "Mira Oduyo")
        );
        var before = ContentTexts.In(Store.Content);

        var (code, lines) = await RunAsync(DoubtfulZip());

        Assert.Equal((1, "Nothing was written: 2 questions (above) are open."), (code, lines[^1]));
        Assert.Contains("? Is “accept as short” (1) oral, poster, lightning, or none?", lines);
        Assert.Contains(
            "? “Mira Oduya” of paper 7 may have a page already: Mira Oduyo; or is this someone new? "
                + "Say --author \"Mira Oduya=mira-oduyo\" or --author \"Mira Oduya=new\".",
            lines
        );
        Assert.Equal(before, ContentTexts.In(Store.Content));

        var answered = await RunAsync(
            DoubtfulZip(),
            "--decision",
            "accept as short=none",
            "--author",
            "Mira Oduya=mira-oduyo"
        );
        Assert.Equal(0, answered.Code);
        Assert.Contains(
            "person: mira-oduyo",
            Read("we-20/papers/tiny-kernels-for-slow-clocks.md"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_paper_with_the_number_of_another_one_is_not_written_over_it()
    {
        await RunAsync(EasyChairZip(), "--decision", "accept as poster=poster");
        var before = ContentTexts.In(Store.Content);
        var demo =
            "Paper ID,Paper Title,Authors,Status\n7,Demo of a Toaster,Tia Toast,Accept (Oral)\n".Bytes();

        var (code, lines) = await RunAsync(demo);
        Assert.Equal(1, code);
        Assert.Equal(before, ContentTexts.In(Store.Content));
        Assert.Contains(
            "? Paper 7 on the site is “Tiny Kernels for Slow Clocks” by Mira Oduya, Tomás Černý. "
                + "Is “Demo of a Toaster” by Tia Toast the same paper? Say --same 7=yes or --same 7=no.",
            lines
        );

        Assert.Equal(0, (await RunAsync(demo, "--same", "7=no")).Code);
        Assert.Contains(
            "title: Demo of a Toaster",
            Read("we-20/papers/demo-of-a-toaster.md"),
            StringComparison.Ordinal
        );
        Assert.Equal(0, (await RunAsync(demo)).Code);
    }

    [Fact]
    public async Task A_paper_that_can_not_be_taken_is_told_with_its_row_and_may_be_left_out()
    {
        var refused = await RunAsync(CmtWorkbook.Bytes());
        Assert.Equal(1, refused.Code);
        Assert.Contains(
            "? row 5, paper 12: has no title. Mend the file, or leave the paper out.",
            refused.Lines
        );

        var (code, lines) = await RunAsync(CmtWorkbook.Bytes(), "--paper", "12=none");
        Assert.Equal((0, $"3 files written to {Store.Content}."), (code, lines[^1]));
    }

    [Fact]
    public async Task A_later_file_knows_its_papers_and_leaves_what_was_edited()
    {
        string[] answers = ["--decision", "accept as poster=poster", "--session", "poster=posters"];
        await RunAsync(EasyChairZip(), answers);
        const string file = "we-20/papers/on-counting-sheep.md";
        Store.Write(file, Read(file).Replace("title: On Counting Sheep", "title: On Counting All Sheep"));
        var before = ContentTexts.In(Store.Content);

        var same = await RunAsync(EasyChairZip(), answers);
        Assert.Equal((0, $"0 files written to {Store.Content}."), (same.Code, same.Lines[^1]));
        Assert.Contains($"{file}: title differs, and was kept; see --update", same.Lines);
        Assert.Equal(before, ContentTexts.In(Store.Content));

        var (_, lines) = await RunAsync(EasyChairZip(), [.. answers, "--update", "012"]);
        Assert.Contains($"{file}: title updated", lines);
        Assert.Contains("title: On Counting Sheep\n", Read(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_holds_when_authors_come_or_go()
    {
        Store.Write(
            "people/mira-oduyo.md",
            SmallWorkshop.Person("00000000-0000-4000-8000-0000000000e1", "Mira Oduyo")
        );
        await RunAsync(Table("Mira Oduya, Lin Abara"), "--author", "Mira Oduya=mira-oduyo");

        var (code, _) = await RunAsync(Table("Tia Toast, Mira Oduya, Lin Abara"), "--update", "7");

        Assert.Equal(0, code);
        Assert.Equal(
            ["tia-toast", "mira-oduyo", "lin-abara"],
            Read("we-20/papers/tiny.md")
                .Split('\n')
                .Where(line => line.StartsWith("  - person: ", StringComparison.Ordinal))
                .Select(line => line["  - person: ".Length..])
        );

        // Two who may both be that one are asked about.
        var (asked, lines) = await RunAsync(Table("M. Oduyo, Mira Oduya"), "--update", "7");
        Assert.Equal(1, asked);
        Assert.Equal("Nothing was written: 2 questions (above) are open.", lines[^1]);

        static byte[] Table(string authors) =>
            $"Paper ID,Title,Authors,Decision\n7,Tiny,\"{authors}\",accept\n".Bytes();
    }

    [Fact]
    public async Task Any_table_is_taken_by_columns_that_are_named()
    {
        var table = "Lfd;Titel;Wer;Urteil\n007;Tiny;Mira Oduya;ja\n".Bytes();

        var refused = await RunAsync(table);
        Assert.Equal(1, refused.Code);
        Assert.Contains("  column 2, Titel: left out", refused.Lines);

        string[] columns = ["1=number", "2=title", "3=authors", "4=decision"];
        var (code, _) = await RunAsync(
            table,
            [.. columns.SelectMany(column => new[] { "--column", column }), "--decision", "ja=oral"]
        );
        Assert.Equal(0, code);
        Assert.Contains("title: Tiny\n", Read("we-20/papers/tiny.md"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--edition", "we-99")]
    [InlineData("--session", "poster=nowhere")]
    public async Task What_is_not_there_is_refused(string option, string value)
    {
        var before = ContentTexts.In(Store.Content);

        var (code, lines) = await RunAsync(
            EasyChairZip(),
            "--decision",
            "accept as poster=poster",
            option,
            value
        );

        Assert.Equal(1, code);
        Assert.StartsWith("Nothing was written: there is no ", lines[^1], StringComparison.Ordinal);
        Assert.Equal(before, ContentTexts.In(Store.Content));
    }

    [Theory]
    [InlineData("--decision", "accept=perhaps")]
    [InlineData("--colum", "1=title")]
    [InlineData("--edition")]
    public async Task What_is_not_understood_is_told(params string[] options) =>
        Assert.Equal(2, (await RunAsync(EasyChairZip(), options)).Code);
}
