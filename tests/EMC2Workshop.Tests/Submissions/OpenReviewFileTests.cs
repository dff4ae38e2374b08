using EMC2Workshop.Submissions;
using static EMC2Workshop.Tests.Submissions.SubmissionSamples;

namespace EMC2Workshop.Tests.Submissions;

/// <summary>What is understood of OpenReview's notes and console.</summary>
public sealed class OpenReviewFileTests
{
    [Fact]
    public void OpenReviews_notes_have_both_ways_of_naming_authors()
    {
        var list = SubmissionReader.Read("notes.json", OpenReviewNotes.Bytes());

        Assert.Equal("OpenReview", list.Format);
        Assert.Equal([("Accept (Oral)", 1), ("Rejected", 1)], list.Decisions);
        Assert.Equal("Tiny $k$-Kernels", list.Papers[0].Title);
        Assert.Equal("First.\n\nSecond with **bold**.", list.Papers[0].Abstract);
        Assert.Equal(["Mira Oduya", "Tomás Černý"], list.Papers[0].Authors.Select(author => author.Name));
        Assert.Equal(
            new SubmittedAuthor("Lin Abara") { Affiliation = "Sunrise Institute" },
            Assert.Single(list.Papers[1].Authors.AsWritten())
        );
    }

    [Fact]
    public void OpenReviews_notes_without_numbers_are_known_by_their_ids_and_blind_ones_by_their_originals()
    {
        const string Notes = """
            [{"id":"aB1","forum":"aB1","invitation":"ABC/-/Blind_Submission",
              "content":{"title":"Tiny","authors":["Anonymous"],"abstract":"x"},
              "details":{"original":{"content":{"authors":["Mira Oduya"]}},
                "directReplies":[{"invitation":"ABC/Paper1/-/Decision","content":{"decision":"Accept (Poster)"}}]}}]
            """;

        var paper = Assert.Single(SubmissionReader.Read("notes.json", Notes.Bytes()).Papers);

        Assert.Equal(("aB1", "Accept (Poster)"), (paper.Number, paper.Decision));
        Assert.Equal("Mira Oduya", Assert.Single(paper.Authors).Name);
    }

    [Fact]
    public void OpenReviews_console_has_no_authors_and_that_is_told_of_each_row()
    {
        var list = SubmissionReader.Read("Paper Status.csv", OpenReviewConsole.Bytes());

        Assert.Equal(("OpenReview", "UTF-8 with BOM"), (list.Format, list.Encoding));
        Assert.Equal([("Accept (Poster)", 1), ("No Decision", 1)], list.Decisions);
        Assert.Equal("", list.Papers[1].Abstract);
        Assert.Contains("row 2, paper 7: has no authors", list.Problems.Select(problem => $"{problem}"));
    }
}
