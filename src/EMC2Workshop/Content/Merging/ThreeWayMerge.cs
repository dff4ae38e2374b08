using DiffPlex;
using DiffPlex.Chunkers;
using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Kinds;

namespace EMC2Workshop.Content.Merging;

/// <summary>
/// What two people made of one text, as one text; where both changed a key or a paragraph, one of them has to choose.
/// </summary>
/// <param name="Text">With <see cref="MergeConflict.Mine"/> where no choice was made.</param>
public sealed record ThreeWayMerge(string Text, IReadOnlyList<MergeConflict> Disagreements)
{
    /// <summary>
    /// Texts of more than these are compared as a whole: the time grows with the square of what differs.
    /// </summary>
    private const int MostParagraphs = 5_000;

    private const int MostKeys = 500;

    /// <summary>Longer paragraphs are not compared by words.</summary>
    private const int LongestByWords = 40_000;

    private static readonly CustomFunctionChunker Paragraphs = new(text => text.Split("\n\n"));

    private static readonly CustomFunctionChunker Whole = new(text => [text]);

    private static readonly DelimiterChunker Words = new([' ', '\n']);

    /// <summary>
    /// A change of what is planned and another's of what the day made of it are a choice: expected is what differs from
    /// the plan that one saw.
    /// </summary>
    /// <param name="decide">By number of the disagreement.</param>
    public static ThreeWayMerge Merge(
        string original,
        string theirs,
        string mine,
        ContentKind kind,
        Func<int, MergeChoice>? decide = null
    )
    {
        var (a, b, c) = (PartsOf(original), PartsOf(theirs), PartsOf(mine));
        var open = new List<MergeConflict>();
        // What can't be taken apart is chosen as a whole.
        if (a.IsOpaque || b.IsOpaque || c.IsOpaque)
            return new ThreeWayMerge(Choose("text", original, theirs, mine) ?? "", open);
        var (merged, order, contradicting) = (b, kind.Keys, Contradicting(kind, a, b, c));
        foreach (var key in a.Keys.Concat(b.Keys).Concat(c.Keys).Select(part => part.Key).Distinct())
        {
            var lines =
                contradicting.Contains(key) && b[key] != c[key]
                    ? Ask(key, a[key], b[key], c[key])
                    : Choose(key, a[key], b[key], c[key]);
            merged = merged.With(key, lines, order);
        }
        var chunker = new[] { a, b, c }.Any(text => text.Rest.AsSpan().Count("\n\n") >= MostParagraphs)
            ? Whole
            : Paragraphs;
        var rest = MergeChunks(a.Rest, b.Rest, c.Rest, chunker, "\n\n", Choose);
        return new ThreeWayMerge((merged with { Rest = rest }).ToString(), open);

        string? Choose(string where, string? was, string? theirs, string? mine)
        {
            if (theirs == mine || mine == was)
                return theirs;
            return theirs == was ? mine : Ask(where, was, theirs, mine);
        }

        string? Ask(string where, string? was, string? theirs, string? mine)
        {
            var both = where == "text" ? MergeWords(was, theirs, mine) : null;
            open.Add(new MergeConflict(where, was, theirs, mine) { Both = both });
            return decide?.Invoke(open.Count - 1) switch
            {
                MergeChoice.Theirs => theirs,
                MergeChoice.Both => both ?? mine,
                _ => mine,
            };
        }
    }

    private static string[] Contradicting(
        ContentKind kind,
        FrontMatterDocument was,
        FrontMatterDocument theirs,
        FrontMatterDocument mine
    )
    {
        return
            (Changes(theirs, kind.PlanKeys) && Changes(mine, kind.DayKeys))
            || (Changes(mine, kind.PlanKeys) && Changes(theirs, kind.DayKeys))
            ? [.. kind.PlanKeys, .. kind.DayKeys]
            : [];

        bool Changes(FrontMatterDocument changed, IReadOnlyList<string> keys) =>
            keys.Any(key => changed[key] != was[key]);
    }

    private static FrontMatterDocument PartsOf(string text) =>
        FrontMatterDocument.Parse(text) is { Keys.Count: <= MostKeys } parts
            ? parts
            : FrontMatterDocument.Whole(text);

    private delegate string? Choice(string where, string? was, string? theirs, string? mine);

    /// <summary>Null where they changed the same words.</summary>
    private static string? MergeWords(string? original, string? theirs, string? mine)
    {
        if (original is null || theirs is null || mine is null)
            return null;
        if (original.Length + theirs.Length + mine.Length > LongestByWords)
            return null;
        var isApart = true;
        var merged = MergeChunks(original, theirs, mine, Words, "", ChooseWords);
        return isApart ? merged : null;

        string? ChooseWords(string where, string? was, string? theirs, string? mine)
        {
            if (theirs == mine || mine == was)
                return theirs;
            isApart &= theirs == was;
            return mine;
        }
    }

    private static string MergeChunks(
        string original,
        string theirs,
        string mine,
        IChunker chunker,
        string between,
        Choice choose
    )
    {
        var was = chunker.Chunk(original);
        var changes = Changes(original, theirs, chunker, isMine: false)
            .Concat(Changes(original, mine, chunker, isMine: true))
            .OrderBy(change => change.From)
            .ThenBy(change => change.To)
            .ToList();
        var merged = new List<string>();
        var done = 0;
        for (var next = 0; next < changes.Count; )
        {
            var (from, to) = (changes[next].From, changes[next].To);
            var group = new List<Change>();
            while (
                next < changes.Count
                && (
                    group.Count == 0
                    || changes[next].From < to
                    || (
                        changes[next].From == from
                        && changes[next].IsMine != group[0].IsMine
                        && (changes[next].From == to) == (changes[next].From == changes[next].To)
                    )
                )
            )
            {
                to = Math.Max(to, changes[next].To);
                group.Add(changes[next++]);
            }
            merged.AddRange(was.Skip(done).Take(from - done));
            done = to;
            var before = Joined(was.Skip(from).Take(to - from));
            if (
                choose(
                    "text",
                    before,
                    Joined(Side(group, was, from, to, isMine: false)),
                    Joined(Side(group, was, from, to, isMine: true))
                ) is
                { } chosen
            )
                merged.Add(chosen);
        }
        merged.AddRange(was.Skip(done));
        return string.Join(between, merged);

        // Null: nothing at all.
        string? Joined(IEnumerable<string> chunks) =>
            chunks.ToList() is { Count: > 0 } some ? string.Join(between, some) : null;
    }

    /// <summary>What one of the two has in the place of the original's.</summary>
    private static IEnumerable<string> Side(
        List<Change> group,
        IReadOnlyList<string> was,
        int from,
        int to,
        bool isMine
    )
    {
        foreach (var change in group.Where(change => change.IsMine == isMine))
        {
            foreach (var kept in was.Skip(from).Take(change.From - from))
                yield return kept;
            foreach (var put in change.Put)
                yield return put;
            from = change.To;
        }
        foreach (var kept in was.Skip(from).Take(to - from))
            yield return kept;
    }

    private static IEnumerable<Change> Changes(string original, string changed, IChunker chunker, bool isMine)
    {
        var diff = Differ.Instance.CreateDiffs(
            original,
            changed,
            ignoreWhiteSpace: false,
            ignoreCase: false,
            chunker
        );
        return diff.DiffBlocks.Select(block => new Change(
            block.DeleteStartA,
            block.DeleteStartA + block.DeleteCountA,
            [.. diff.PiecesNew.Skip(block.InsertStartB).Take(block.InsertCountB)],
            isMine
        ));
    }

    /// <summary>What the original has from, up to but without to, is exchanged for other pieces.</summary>
    private sealed record Change(int From, int To, List<string> Put, bool IsMine);
}
