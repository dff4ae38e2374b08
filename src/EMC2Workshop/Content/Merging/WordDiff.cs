using DiffPlex;
using DiffPlex.Chunkers;

namespace EMC2Workshop.Content.Merging;

/// <summary>What changed from one text to another, in runs of words.</summary>
public static class WordDiff
{
    /// <summary>Longer texts are compared by lines: words would take too long.</summary>
    private const int LongestByWords = 40_000;

    /// <summary>More lines than a published text may have are not compared at all.</summary>
    private const int MostLines = 20_000;

    public static IReadOnlyList<Run> Compare(string before, string after)
    {
        if (before.AsSpan().Count('\n') + after.AsSpan().Count('\n') > MostLines)
        {
            return before == after
                ? [new Run(Change.Same, after)]
                : [new Run(Change.Removed, before), new Run(Change.Added, after)];
        }
        IChunker chunker =
            before.Length + after.Length > LongestByWords
                ? LineEndingsPreservingChunker.Instance
                : new DelimiterChunker([' ', '\n', '\t', ',', '.', ';', ':', '(', ')', '"', '-']);
        var diff = Differ.Instance.CreateDiffs(
            before,
            after,
            ignoreWhiteSpace: false,
            ignoreCase: false,
            chunker
        );
        var runs = new List<Run>();
        var done = 0;
        foreach (var block in diff.DiffBlocks)
        {
            Add(Change.Same, diff.PiecesOld.Skip(done).Take(block.DeleteStartA - done));
            Add(Change.Removed, diff.PiecesOld.Skip(block.DeleteStartA).Take(block.DeleteCountA));
            Add(Change.Added, diff.PiecesNew.Skip(block.InsertStartB).Take(block.InsertCountB));
            done = block.DeleteStartA + block.DeleteCountA;
        }
        Add(Change.Same, diff.PiecesOld.Skip(done));
        return runs;

        void Add(Change change, IEnumerable<string> pieces)
        {
            if (string.Concat(pieces) is { Length: > 0 } text)
                runs.Add(new Run(change, text));
        }
    }

    public sealed record Run(Change Change, string Text);

    public enum Change
    {
        Same,
        Removed,
        Added,
    }
}
