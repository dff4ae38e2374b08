using System.Globalization;
using System.Text;
using DiffPlex;
using DiffPlex.Chunkers;

namespace EMC2Workshop.Content.Merging;

/// <summary>Changes of files as <c>git apply</c> and <c>patch</c> take them.</summary>
public static class UnifiedDiff
{
    private const int Context = 3;

    /// <param name="before">Null: the file is new.</param>
    /// <param name="after">Null: the file goes.</param>
    public static string Create(string path, string? before, string? after)
    {
        var diff = Differ.Instance.CreateDiffs(
            before ?? "",
            after ?? "",
            ignoreWhiteSpace: false,
            ignoreCase: false,
            LineEndingsPreservingChunker.Instance
        );
        if (diff.DiffBlocks.Count == 0)
            return "";
        var text = new StringBuilder($"diff --git a/{path} b/{path}\n");
        if (before is null)
            text.Append("new file mode 100644\n");
        if (after is null)
            text.Append("deleted file mode 100644\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"--- {(before is null ? "/dev/null" : "a/" + path)}\n+++ {(after is null ? "/dev/null" : "b/" + path)}\n"
        );
        var (old, now) = (Lines(diff.PiecesOld), Lines(diff.PiecesNew));
        for (var first = 0; first < diff.DiffBlocks.Count; )
        {
            // Changes that are near each other share a hunk.
            var last = first;
            while (
                last + 1 < diff.DiffBlocks.Count
                && diff.DiffBlocks[last + 1].DeleteStartA
                    - (diff.DiffBlocks[last].DeleteStartA + diff.DiffBlocks[last].DeleteCountA)
                    <= 2 * Context
            )
                last++;
            var (from, to) = (diff.DiffBlocks[first], diff.DiffBlocks[last]);
            var lead = Math.Min(Context, from.DeleteStartA);
            var tail = Math.Min(Context, old.Count - (to.DeleteStartA + to.DeleteCountA));
            var (start, end) = (from.DeleteStartA - lead, to.DeleteStartA + to.DeleteCountA + tail);
            var (startNow, endNow) = (from.InsertStartB - lead, to.InsertStartB + to.InsertCountB + tail);
            text.Append(
                CultureInfo.InvariantCulture,
                $"@@ -{Range(start, end - start)} +{Range(startNow, endNow - startNow)} @@\n"
            );
            var done = start;
            foreach (var block in diff.DiffBlocks.Skip(first).Take(last - first + 1))
            {
                Append(text, ' ', old.Skip(done).Take(block.DeleteStartA - done));
                Append(text, '-', old.Skip(block.DeleteStartA).Take(block.DeleteCountA));
                Append(text, '+', now.Skip(block.InsertStartB).Take(block.InsertCountB));
                done = block.DeleteStartA + block.DeleteCountA;
            }
            Append(text, ' ', old.Skip(done).Take(end - done));
            first = last + 1;
        }
        return text.ToString();
    }

    /// <summary>A text that ends in a line break has no last empty line.</summary>
    private static List<string> Lines(IReadOnlyList<string> pieces) =>
        [.. pieces.Where(piece => piece.Length > 0)];

    private static string Range(int start, int count) =>
        string.Create(CultureInfo.InvariantCulture, $"{(count == 0 ? start : start + 1)},{count}");

    private static void Append(StringBuilder text, char sign, IEnumerable<string> lines)
    {
        foreach (var line in lines)
            text.Append(sign)
                .Append(line)
                .Append(line.EndsWith('\n') ? "" : "\n\\ No newline at end of file\n");
    }
}
