using static EMC2Workshop.Tests.Submissions.SubmissionSamples;

namespace EMC2Workshop.Tests.Submissions;

/// <summary>Sessions that <c>content papers</c> puts papers in.</summary>
public sealed class PapersCommandSessionTests : PapersCommand
{
    [Fact]
    public async Task A_session_that_the_file_names_is_found_or_told_and_said()
    {
        const string Table =
            "Paper ID,Title,Authors,Decision,Session\n7,Tiny,Mira Oduya,accept,posters\n9,Slow,Lin Abara,accept,Eve\n";

        var (code, lines) = await RunAsync(Table.Bytes());
        Assert.Equal(0, code);
        Assert.Contains("“Eve” (1): no session, or more than one, is called so; see --in", lines);
        Assert.Contains("    paper: tiny\n", Read("we-20/sessions/posters.md"), StringComparison.Ordinal);

        Assert.Equal(0, (await RunAsync(Table.Bytes(), "--in", "Eve=posters")).Code);
        Assert.Contains("    paper: slow\n", Read("we-20/sessions/posters.md"), StringComparison.Ordinal);
        var (wrong, told) = await RunAsync(Table.Bytes(), "--in", "Eve=evening");
        Assert.Equal((1, "Nothing was written: there is no session evening in we-20."), (wrong, told[^1]));
    }

    [Fact]
    public async Task A_paper_whose_decision_changed_is_in_the_new_session_and_told_of_the_old_one()
    {
        Store.Write(
            "we-20/sessions/talks.md",
            """
            ---
            id: 00000000-0000-4000-8000-0000000000e2
            title: Talks
            kind: paper-session
            start: 2020-03-02 11:00
            end: 2020-03-02 12:00
            ---

            """
        );
        string[] sessions = ["--session", "poster=posters", "--session", "oral=talks"];
        await RunAsync(EasyChairZip(), sessions);
        Assert.Contains(
            "paper: tiny-kernels-for-slow-clocks\n",
            Read("we-20/sessions/talks.md"),
            StringComparison.Ordinal
        );
        var changed = EasyChairSubmissions.Replace(
            "accept as poster",
            "accept as talk",
            StringComparison.Ordinal
        );

        var (asked, questions) = await RunAsync(EasyChairZip(changed), sessions);
        Assert.Equal(1, asked);
        Assert.Contains(
            "? “On Counting Sheep” is in Posters, and goes into Talks. Take it out of Posters, or show it in both? "
                + "Say --leave posters:talks=yes or --leave posters:talks=no.",
            questions
        );
        var (code, lines) = await RunAsync(
            EasyChairZip(changed),
            [.. sessions, "--leave", "posters:talks=no"]
        );

        Assert.Equal((0, $"1 file written to {Store.Content}."), (code, lines[^1]));
        Assert.Contains(
            "we-20/papers/on-counting-sheep.md: is still in sessions/posters.md, too",
            (await RunAsync(EasyChairZip(changed), sessions)).Lines
        );
        Assert.EndsWith(
            "    paper: on-counting-sheep\n---\n",
            Read("we-20/sessions/talks.md"),
            StringComparison.Ordinal
        );
    }
}
