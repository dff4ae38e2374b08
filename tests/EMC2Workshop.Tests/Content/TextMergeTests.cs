using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Merging;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EMC2Workshop.Tests.Content;

public sealed class TextMergeTests
{
    private const string Talk =
        "---\nid: 1\ntitle: On engines\nsession: keynote\n---\n\nFirst.\n\nSecond.\n\nThird.\n";
    private static readonly ContentKind Kind = TalkFields.ContentKind;

    [Fact]
    public void Changes_of_different_keys_and_paragraphs_are_merged()
    {
        var theirs = Talk.Replace("On engines", "On limits", StringComparison.Ordinal)
            .Replace("Third.", "Third, changed.", StringComparison.Ordinal);
        var mine = Talk.Replace("session: keynote", "session: closing", StringComparison.Ordinal)
            .Replace("First.", "First, changed.\n\nAdded.", StringComparison.Ordinal);
        var merge = ThreeWayMerge.Merge(Talk, theirs, mine, Kind);

        Assert.Empty(merge.Disagreements);
        Assert.Equal(
            "---\nid: 1\ntitle: On limits\nsession: closing\n---\n\nFirst, "
                + "changed.\n\nAdded.\n\nSecond.\n\nThird, changed.\n",
            merge.Text
        );
    }

    [Fact]
    public void Two_changes_of_one_key_are_a_choice()
    {
        var theirs = Talk.Replace("On engines", "On limits", StringComparison.Ordinal);
        var mine = Talk.Replace("On engines", "On numbers", StringComparison.Ordinal);

        Assert.Equal(
            [new MergeConflict("title", "title: On engines\n", "title: On limits\n", "title: On numbers\n")],
            ThreeWayMerge.Merge(Talk, theirs, mine, Kind).Disagreements
        );
        Assert.Equal(theirs, ThreeWayMerge.Merge(Talk, theirs, mine, Kind, _ => MergeChoice.Theirs).Text);
        Assert.Equal(mine, ThreeWayMerge.Merge(Talk, theirs, mine, Kind, _ => MergeChoice.Mine).Text);
    }

    [Fact]
    public void Two_changes_of_one_paragraph_are_a_choice()
    {
        var theirs = Talk.Replace("Second.", "Second, they say.", StringComparison.Ordinal);
        var mine = Talk.Replace("Second.\n\n", "", StringComparison.Ordinal);

        Assert.Equal(
            [new MergeConflict("text", "Second.", "Second, they say.", null)],
            ThreeWayMerge.Merge(Talk, theirs, mine, Kind).Disagreements
        );
        Assert.Equal(mine, ThreeWayMerge.Merge(Talk, theirs, mine, Kind, _ => MergeChoice.Mine).Text);
    }

    [Theory]
    [InlineData("First. It is big.", "First. It is tiny.", null)]
    [InlineData("First. It is smaller.", "First. It is.", null)]
    [InlineData("First. It is a big one.", "Once, first. It is small.", "Once, first. It is a big one.")]
    [InlineData("First. It was small.", "First. It is small. It runs.", "First. It was small. It runs.")]
    [InlineData("First, it is small.", "First. It is very small.", "First, it is very small.")]
    [InlineData("Once first. It is small.", "First. It is small indeed.", "Once first. It is small indeed.")]
    public void Changes_of_different_words_of_a_paragraph_can_be_taken_both(
        string theirs,
        string mine,
        string? both
    )
    {
        const string was = "---\ntitle: A\n---\n\nBefore.\n\nFirst. It is small.\n";

        string With(string paragraph) =>
            was.Replace("First. It is small.", paragraph, StringComparison.Ordinal);

        Assert.Equal(
            both,
            Assert
                .Single(ThreeWayMerge.Merge(was, With(theirs), With(mine), Kind).Disagreements)
                .Both?.TrimEnd('\n')
        );
        Assert.Equal(
            With(both ?? mine),
            ThreeWayMerge.Merge(was, With(theirs), With(mine), Kind, _ => MergeChoice.Both).Text
        );
    }

    [Fact]
    public void What_both_put_in_at_one_place_is_a_choice()
    {
        var theirs = Talk.Replace("Third.", "Theirs.\n\nThird.", StringComparison.Ordinal);
        var mine = Talk.Replace("Third.", "Mine.\n\nThird.", StringComparison.Ordinal);

        Assert.Equal(
            [new MergeConflict("text", null, "Theirs.", "Mine.")],
            ThreeWayMerge.Merge(Talk, theirs, mine, Kind).Disagreements
        );
    }

    [Theory]
    [InlineData("start: 2020-03-02 11:00", "state: delayed", new[] { "start", "state" })]
    [InlineData("room: Foyer", "expected_start: 2020-03-02 09:10", new[] { "room", "expected_start" })]
    [InlineData("room: Foyer", "order: 3", new string[0])]
    [InlineData("state: delayed", "reason: Traffic", new string[0])]
    public void A_plan_and_what_the_day_made_of_the_former_one_are_a_choice(
        string one,
        string other,
        string[] open
    )
    {
        const string session = "---\nid: 1\ntitle: Keynote\n---\n";
        var (planned, live) = (With(one), With(other));
        var there = ThreeWayMerge.Merge(session, planned, live, SessionFields.ContentKind);
        var back = ThreeWayMerge.Merge(session, live, planned, SessionFields.ContentKind);

        Assert.Equal(open, there.Disagreements.Select(choice => choice.Where));
        Assert.Equal(open.Order(), back.Disagreements.Select(choice => choice.Where).Order());
        if (open.Length > 0)
            Assert.Equal((live, planned), (there.Text, back.Text));

        string With(string line) =>
            session.Replace("title: Keynote\n", $"title: Keynote\n{line}\n", StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_key_comes_where_it_belongs() =>
        Assert.Contains(
            "title: On engines\nlanguage: fr\nsession",
            ThreeWayMerge
                .Merge(
                    Talk,
                    Talk,
                    Talk.Replace("session", "language: fr\nsession", StringComparison.Ordinal),
                    Kind
                )
                .Text,
            StringComparison.Ordinal
        );

    [Property(MaxTest = 500)]
    public Property Whoever_changes_alone_is_followed_to_the_letter() =>
        Prop.ForAll(
            Texts(),
            Texts(),
            (was, changed) =>
                ThreeWayMerge.Merge(was, changed, was, Kind) is { Disagreements: [] } theirs
                && theirs.Text == changed
                && ThreeWayMerge.Merge(was, was, changed, Kind) is { Disagreements: [] } mine
                && mine.Text == changed
        );

    [Property(MaxTest = 500)]
    public Property No_paragraph_of_either_is_lost_unseen() =>
        Prop.ForAll(
            Texts(),
            Texts(),
            Texts(),
            (was, theirs, mine) =>
            {
                var merge = ThreeWayMerge.Merge(was, theirs, mine, Kind);
                var shown =
                    merge.Text + string.Concat(merge.Disagreements.Select(open => open.Theirs + open.Mine));
                return Added(was, theirs)
                    .Concat(Added(was, mine))
                    .All(part => shown.Contains(part, StringComparison.Ordinal));
            }
        );

    private static IEnumerable<string> Added(string was, string changed) =>
        FrontMatterDocument
            .Parse(changed)
            .Paragraphs.Except(FrontMatterDocument.Parse(was).Paragraphs)
            .Concat(
                FrontMatterDocument
                    .Parse(changed)
                    .Keys.Except(FrontMatterDocument.Parse(was).Keys)
                    .Select(part => part.Lines)
            );

    private static Arbitrary<string> Texts() =>
        Arb.From(
            from title in Gen.Elements("", "title: A\n", "title: B\n", "# a note\ntitle: C\n")
            from session in Gen.Elements("", "session: x\n", "session: y\n")
            from paragraphs in Gen.ListOf(
                Gen.Elements("One.", "Two.", "Three.", "    code\n\n\n    more", "Four.\n")
            )
            select $"---\nid: 1\n{title}{session}---\n\n{string.Join("\n\n", paragraphs)}\n"
        );
}
