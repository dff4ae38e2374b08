using System.Text;
using EMC2Workshop.Submissions;
using static EMC2Workshop.Tests.Submissions.SubmissionSamples;

namespace EMC2Workshop.Tests.Submissions;

/// <summary>What becomes of such files on their way: saved again in Excel, edited by hand, cut off.</summary>
public sealed class TrapsTests
{
    private const string Table = "Paper ID;Paper Title;Authors;Status\n007;Déjà Vu;Zoë Ñandú;Accept (Oral)\n";

    public static TheoryData<string, string> Encodings =>
        new()
        {
            { "utf-8", "UTF-8" },
            { "utf-16", "UTF-16" },
            { "utf-16BE", "UTF-16" },
            { "windows-1252", "Windows-1252" },
        };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_table_saved_again_in_Excel_is_read_in_whatever_encoding(string name, string told)
    {
        var encoding =
            name == "windows-1252" ? CodePagesEncodingProvider.Instance.GetEncoding(name)! : Encoding.GetEncoding(name);
        var marked = name.StartsWith("utf-16", StringComparison.Ordinal) ? encoding.GetPreamble() : [];

        var list = SubmissionReader.Read("papers.csv", [.. marked, .. encoding.GetBytes(Table)]);

        Assert.Equal(told, list.Encoding);
        var paper = Assert.Single(list.Papers);
        Assert.Equal(("7", "Déjà Vu", "Zoë Ñandú"), (paper.Number, paper.Title, paper.Authors[0].Name));
    }

    [Theory]
    [InlineData(1252)]
    [InlineData(10000)]
    public void Letters_that_were_garbled_before_are_mended_and_that_is_told(int page)
    {
        var garbled = CodePagesEncodingProvider.Instance.GetEncoding(page)!.GetString(Encoding.UTF8.GetBytes(Table));

        var list = SubmissionReader.Read("papers.csv", garbled.Bytes());

        Assert.Equal("Zoë Ñandú", list.Papers[0].Authors[0].Name);
        Assert.Contains("row 2: letters were garbled", $"{list.Problems[0]}", StringComparison.Ordinal);
    }

    [Fact]
    public void Letters_that_are_lost_are_told()
    {
        var list = SubmissionReader.Read("papers.csv", "Paper ID,Paper Title,Authors\n7,D??j?? Vu,Zoe Nandu\n".Bytes());

        Assert.Contains("row 2: has ??", $"{Assert.Single(list.Problems)}", StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_quotation_marks_are_told_of_their_row()
    {
        const string Authors = """
            submission #,first name,last name,email,country,affiliation,Web page,person #,corresponding?
            7,Mira,Oduya,m@example.org,Kenya,"Inst," Dept", City",,31,yes
            12,Lin,Abara,l@example.org,Fiji,Sunrise,,33,yes
            """;

        var list = SubmissionReader.Read("abc.zip", EasyChairZip(authors: Authors));

        Assert.Contains(
            list.Problems,
            problem => $"{problem}" is "row 2: quotation marks are broken; check what became of this row"
        );
        Assert.Equal("Sunrise", list.Papers[1].Authors[0].Affiliation);
    }

    [Theory]
    [InlineData("=1+1 Is Two")]
    [InlineData("+Plus")]
    [InlineData("-1 Is Enough")]
    [InlineData("@Home Learning")]
    public void A_title_that_begins_like_a_formula_of_Excel_is_a_title(string title) =>
        Assert.Equal(
            title,
            Assert
                .Single(
                    SubmissionReader
                        .Read("a.csv", $"Paper ID,Paper Title,Authors\n7,{title},Mira Oduya\n".Bytes())
                        .Papers
                )
                .Title
        );

    [Theory]
    [InlineData("undefined")]
    [InlineData("N/A")]
    [InlineData("NA")]
    [InlineData("nan")]
    [InlineData("()")]
    [InlineData("Anonymous")]
    public void What_programs_write_for_nothing_is_nothing(string nothing)
    {
        var list = SubmissionReader.Read(
            "a.csv",
            $"Paper ID,Paper Title,Authors,Abstract,Status\n7,Tiny,{nothing},{nothing},{nothing}\n".Bytes()
        );

        var paper = Assert.Single(list.Papers);
        Assert.Equal(("", "", 0), (paper.Abstract, paper.Decision, paper.Authors.Count));
        Assert.Equal("row 2, paper 7: has no authors", $"{Assert.Single(list.Problems)}");
    }

    [Theory]
    [InlineData("Aristotle", "Aristotle", null)]
    [InlineData("Sam Jones, Jr. and Lin Abara", "Sam Jones Jr.|Lin Abara", null)]
    [InlineData("MIRA ODUYA and lin abara", "Mira Oduya|Lin Abara", null)]
    [InlineData("Sandra Alexandra,Mira Oduya and Anders And", "Sandra Alexandra|Mira Oduya|Anders And", null)]
    [InlineData("Lin van der Abara", "Lin van der Abara", null)]
    [InlineData("Mira Oduya ( Univ (ABC), City)*; Lin Abara ();", "Mira Oduya|Lin Abara", "Univ (ABC), City")]
    [InlineData("Oduya, Mira*; Abara, Lin", "Mira Oduya|Lin Abara", null)]
    [InlineData("Mira Oduya|Lin Abara", "Mira Oduya|Lin Abara", null)]
    public void Lists_of_names_are_taken_apart(string cell, string names, string? affiliation)
    {
        var authors = Assert
            .Single(SubmissionReader.Read("a.csv", $"Paper ID,Paper Title,Authors\n7,Tiny,\"{cell}\"\n".Bytes()).Papers)
            .Authors;

        Assert.Equal(names, string.Join('|', authors.Select(author => author.Name)));
        Assert.Equal(affiliation, authors[0].Affiliation);
    }

    [Fact]
    public void A_family_name_of_several_words_is_kept_as_one()
    {
        const string Authors = """
            submission #,first name,last name,email,affiliation
            7,Wim,Van den Broeck,w@example.org,
            12,Plato,,p@example.org,
            """;

        var list = SubmissionReader.Read("abc.zip", EasyChairZip(authors: Authors));

        Assert.Equal(new SubmittedAuthor("Wim Van den Broeck", "Van den Broeck"), list.Papers[0].Authors[0]);
        Assert.Equal(new SubmittedAuthor("Plato"), list.Papers[1].Authors[0]);
    }

    [Fact]
    public void The_same_author_twice_in_a_paper_is_told()
    {
        var list = SubmissionReader.Read(
            "a.csv",
            "Paper ID,Paper Title,Authors\n7,Tiny,Mira Oduya and mira oduya\n".Bytes()
        );

        var problem = Assert.Single(list.Problems);
        Assert.True(problem.IsBlocking);
        Assert.Equal("row 2, paper 7: names Mira Oduya twice among its authors", $"{problem}");
    }

    [Fact]
    public void A_semicolon_inside_an_affiliation_is_told()
    {
        var list = SubmissionReader.Read(
            "a.csv",
            "Paper ID,Paper Title,Authors\n7,Tiny,\"Mira Oduya (A; B)*; Lin Abara (C\"\n".Bytes()
        );

        Assert.Contains(
            "the brackets in the list of authors don't match",
            $"{list.Problems[0]}",
            StringComparison.Ordinal
        );
    }

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
                    SubmissionReader.Read("a.csv", $"Paper ID,Paper Title,Authors\n{written},Tiny,A B\n".Bytes()).Papers
                )
                .Number
        );

    [Fact]
    public void A_number_that_is_there_twice_is_told_and_gaps_and_tracks_are_none_of_it()
    {
        const string Rows = "Paper ID,Track Name,Paper Title,Authors\n12,B,One,A B\n7,A,Two,C D\n012,A,Three,E F\n";

        var list = SubmissionReader.Read("a.csv", Rows.Bytes());

        Assert.Equal(["12", "7"], list.Papers.Select(paper => paper.Number));
        Assert.Equal("row 4, paper 12: stands in row 2 already; that one was taken", $"{Assert.Single(list.Problems)}");
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
            Assert.Equal([], Secrets.Where(secret => all.Contains(secret, StringComparison.OrdinalIgnoreCase)));
        }
    }
}
