using System.Text;
using EMC2Workshop.Submissions;
using static EMC2Workshop.Tests.Submissions.SubmissionSamples;

namespace EMC2Workshop.Tests.Submissions;

/// <summary>What such files say in several ways, what is none of them, and what nobody may see.</summary>
public sealed class TrapsTests
{
    [Theory]
    [InlineData("7", "7")]
    [InlineData("007", "7")]
    [InlineData("#7", "7")]
    [InlineData("7.0", "7")]
    [InlineData("T-7", "T-7")]
    public void A_number_is_the_same_however_it_is_written(string written, string number) =>
        Assert.Equal(
            number,
            Assert
                .Single(
                    SubmissionReader
                        .Read("a.csv", $"Paper ID,Paper Title,Authors\n{written},Tiny,A B\n".Bytes())
                        .Papers
                )
                .Number
        );

    /// <remarks>It took minutes, and more the longer it was.</remarks>
    [Theory]
    [InlineData("Title,Authors\nTiny,Mira{0}Oduya\n")]
    [InlineData("Title,Authors\nTiny,\"Mira{1}Oduya\"\n")]
    [InlineData("Title,Authors\nTiny,\"Mira Oduya{2}and Lin\"\n")]
    [InlineData("@article{{a,{0}title={{Tiny}}, author={{Mira Oduya}}{0}}}")]
    public void A_file_with_a_great_deal_of_nothing_in_it_is_read(string file)
    {
        string[] runs = [" ", "\n", ","];
        object[] nothing = [.. runs.Select(run => string.Concat(Enumerable.Repeat(run, 400_000)))];

        var list = SubmissionReader.Read("a", string.Format(null, file, nothing).Bytes());

        Assert.Equal("Tiny", Assert.Single(list.Papers).Title);
    }

    [Theory]
    [InlineData("""[{"pid":1,"title":"\ud83d cut","authors":[]}]""", "ends within a letter")]
    [InlineData("""{"notes":[{"content":{"title":{"value":"\ud83d cut"}}}]}""", "ends within a letter")]
    public void A_text_that_was_cut_within_a_letter_is_told(string json, string told) =>
        Assert.Contains(
            told,
            Assert
                .Throws<SubmissionFileException>(() => SubmissionReader.Read("a.json", json.Bytes()))
                .Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_note_without_an_original_is_a_note()
    {
        const string Json = """
            {"notes":[{"number":7,"details":{"original":null},
             "content":{"title":{"value":"Tiny"},"authors":{"value":["Mira Oduya"]}}}]}
            """;

        Assert.Equal("Tiny", Assert.Single(SubmissionReader.Read("a.json", Json.Bytes()).Papers).Title);
    }

    [Fact]
    public void A_number_that_is_there_twice_is_told_and_gaps_and_tracks_are_none_of_it()
    {
        const string Rows =
            "Paper ID,Track Name,Paper Title,Authors\n12,B,One,A B\n7,A,Two,C D\n012,A,Three,E F\n";

        var list = SubmissionReader.Read("a.csv", Rows.Bytes());

        Assert.Equal(["12", "7"], list.Papers.Select(paper => paper.Number));
        Assert.Equal(
            "row 4, paper 12: was left out, because row 2 has this number",
            $"{Assert.Single(list.Problems)}"
        );
    }

    [Theory]
    [InlineData("reject", PaperOutcome.None)]
    [InlineData("Desk Rejected", PaperOutcome.None)]
    [InlineData("withdrawn", PaperOutcome.None)]
    [InlineData("Accept (Oral)", PaperOutcome.Oral)]
    [InlineData("accept", PaperOutcome.Oral)]
    [InlineData("Poster presentation", PaperOutcome.Poster)]
    [InlineData("Accept (Spotlight)", PaperOutcome.Lightning)]
    [InlineData("accept as short", null)]
    [InlineData("probably accept", null)]
    [InlineData("transfer to the poster track", null)]
    [InlineData("ABC 2031", null)]
    [InlineData("", null)]
    public void Decisions_are_guessed_only_where_the_words_say_so(string decision, PaperOutcome? outcome) =>
        Assert.Equal(outcome, PaperOutcomes.Guess(decision));

    [Theory]
    [InlineData("")]
    [InlineData("   \n ")]
    [InlineData("{\"hello\": 1}")]
    [InlineData("[{\"pid\": 7")]
    [InlineData("<html><body>no</body></html>")]
    [InlineData("\0\u0001\u0002")]
    [InlineData("PK\u0003\u0004 no zip at all")]
    [InlineData("ÐÏ\u0011à no workbook")]
    [InlineData("Paper ID,Paper Title,Authors\n")]
    public void What_is_no_such_file_is_refused_in_words(string text)
    {
        var refused = Assert.Throws<SubmissionFileException>(() =>
            SubmissionReader.Read("x", Encoding.Latin1.GetBytes(text))
        );

        Assert.EndsWith(".", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_zip_that_unpacks_to_too_much_is_refused_before_it_is_held()
    {
        var bomb = Zip(("submission.csv", new string('a', (int)SubmissionLimits.UnpackedBytes + 1)));
        Assert.True(bomb.Length < 1024 * 1024);

        var refused = Assert.Throws<SubmissionFileException>(() => SubmissionReader.Read("bomb.zip", bomb));

        Assert.Contains("64 MB when it is unpacked", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_without_an_end_is_refused()
    {
        var text = "Paper ID,Paper Title,Authors\n7,\"" + new string('a', 2 * 1024 * 1024);

        Assert.Throws<SubmissionFileException>(() => SubmissionReader.Read("a.csv", text.Bytes()));
    }

    [Fact]
    public void Paragraphs_are_lines_and_lines_that_were_wrapped_are_joined()
    {
        const string Wrapped =
            "We measure how long it takes\nto count all sheep of a field\nby energy alone.\r\n\r\nIt is long.";

        var list = SubmissionReader.Read(
            "a.csv",
            $"Paper ID,Paper Title,Authors,Abstract\n7,Tiny,A B,\"{Wrapped}\"\n".Bytes()
        );

        Assert.Equal(
            "We measure how long it takes to count all sheep of a field by energy alone.\n\nIt is long.",
            list.Papers[0].Abstract
        );
    }

    [Fact]
    public void Nothing_of_what_nobody_may_see_is_understood()
    {
        byte[][] files =
        [
            EasyChairZip(),
            OpenReviewNotes.Bytes(),
            OpenReviewConsole.Bytes(),
            HotCrpData.Bytes(),
            HotCrpAuthors.Bytes(),
            CmtTable.Bytes(),
        ];

        foreach (var file in files)
        {
            var list = SubmissionReader.Read("x", file);
            var all = System.Text.Json.JsonSerializer.Serialize(list);
            Assert.Equal(
                [],
                Secrets.Where(secret => all.Contains(secret, StringComparison.OrdinalIgnoreCase))
            );
        }
    }
}
