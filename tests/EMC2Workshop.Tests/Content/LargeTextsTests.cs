using System.Globalization;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Merging;

namespace EMC2Workshop.Tests.Content;

/// <summary>
/// Texts that nobody writes, of the size that a form may send: what they cost is bounded by what they are compared in.
/// </summary>
public sealed class LargeTextsTests
{
    private const int Pieces = 60_000;

    [Fact]
    public void Two_texts_of_very_many_paragraphs_are_one_disagreement()
    {
        var merge = ThreeWayMerge.Merge("", Many("a", "\n\n"), Many("b", "\n\n"), TalkFields.ContentKind);

        var open = Assert.Single(merge.Disagreements);
        Assert.Equal((Many("a", "\n\n"), Many("b", "\n\n")), (open.Theirs, open.Mine));
    }

    [Fact]
    public void Two_texts_of_very_many_keys_are_one_disagreement()
    {
        var merge = ThreeWayMerge.Merge(
            "",
            $"---\n{Many("a", ": x\n")}---\n",
            $"---\n{Many("b", ": x\n")}---\n",
            TalkFields.ContentKind
        );

        Assert.Single(merge.Disagreements);
    }

    [Fact]
    public void Two_texts_of_very_many_lines_are_shown_one_after_the_other()
    {
        var runs = WordDiff.Compare(Many("a", "\n"), Many("b", "\n"));

        Assert.Equal([WordDiff.Change.Removed, WordDiff.Change.Added], runs.Select(run => run.Change));
        Assert.Equal(
            [WordDiff.Change.Same],
            WordDiff.Compare(Many("a", "\n"), Many("a", "\n")).Select(run => run.Change)
        );
    }

    private static string Many(string letter, string end) =>
        string.Concat(
            Enumerable
                .Range(0, Pieces)
                .Select(number => letter + number.ToString(CultureInfo.InvariantCulture) + end)
        );
}
