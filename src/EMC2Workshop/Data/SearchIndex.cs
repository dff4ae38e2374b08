using System.Buffers.Binary;
using System.Text;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Data;

/// <summary>
/// What readers can search for, in an FTS5 table that folds case and diacritics; what <see cref="TextFolding"/> folds
/// beyond that, and <see cref="Bigrams"/>, stand beside the texts, so that excerpts show them as they are written.
/// </summary>
public static class SearchIndex
{
    public const string Create = """
        CREATE VIRTUAL TABLE SearchIndex USING fts5(
            Title, Names, Text, ItemId UNINDEXED, Edition UNINDEXED, Folded, NamePairs, TextPairs,
            prefix = '2 3', tokenize = "unicode61 remove_diacritics 2")
        """;

    public const string CreateWords =
        "CREATE VIRTUAL TABLE SearchWords USING fts5vocab('SearchIndex', 'row')";

    public static Task PutAsync(
        WorkshopDbContext db,
        SearchEntry entry,
        CancellationToken cancellationToken
    ) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT OR REPLACE INTO SearchIndex
                (rowid, Title, Names, Text, ItemId, Edition, Folded, NamePairs, TextPairs)
            VALUES ({RowOf(entry.ItemId)}, {entry.Title}, {entry.Names}, {entry.Text}, {Key(
                entry.ItemId
            )}, {entry.Edition}, {entry.Folded},
                {entry.NamePairs}, {entry.TextPairs})
            """,
            cancellationToken
        );

    public static Task RemoveAsync(WorkshopDbContext db, Guid itemId, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"DELETE FROM SearchIndex WHERE rowid = {RowOf(itemId)}",
            cancellationToken
        );

    /// <summary>From what is to be found now: what was taken out leaves the index itself, too.</summary>
    public static Task RebuildAsync(WorkshopDbContext db, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlRawAsync(
            "INSERT INTO SearchIndex (SearchIndex) VALUES ('rebuild')",
            cancellationToken
        );

    /// <summary>Best matches first.</summary>
    public static async Task<List<SearchMatch>> FindAsync(
        WorkshopDbContext db,
        SearchQuery query,
        int most,
        CancellationToken cancellationToken
    )
    {
        var (run, edition, kind) = (query.Run ?? "", query.Edition ?? "", query.Kind ?? "");
        var matches = await db
            .Database.SqlQuery<SearchMatch>(
                $"""
                SELECT i.Kind, i.Path, s.Edition, s.Title, s.Names,
                    CASE WHEN {run} <> '' AND instr(s.Text, {run}) > 0
                        THEN substr(s.Text, max(1, instr(s.Text, {run}) - {SearchExcerpt.Before}), {SearchExcerpt.Most})
                        ELSE snippet(SearchIndex, 2, {SearchMatch.Begin}, {SearchMatch.End}, ' … ', 24) END AS Excerpt
                FROM SearchIndex s JOIN ContentItems i ON i.Id = s.ItemId
                WHERE SearchIndex MATCH {query.Expression}
                    AND (i.Kind = 'edition' OR s.Edition = ''
                        OR s.Edition IN (SELECT Slug FROM Editions WHERE Status IN ('Published', 'Dropped')))
                    AND {edition} IN ('', s.Edition) AND {kind} IN ('', i.Kind)
                ORDER BY bm25(SearchIndex, 8, 6, 1, 0, 0, 4, 16, 1) LIMIT {most}
                """
            )
            .ToListAsync(cancellationToken);
        return
        [
            .. (await WithoutHiddenPeopleAsync(db, matches, cancellationToken)).Select(match =>
                match with
                {
                    Excerpt = SearchExcerpt.Mark(match.Excerpt, query),
                }
            ),
        ];
    }

    private static async Task<IEnumerable<SearchMatch>> WithoutHiddenPeopleAsync(
        WorkshopDbContext db,
        List<SearchMatch> matches,
        CancellationToken cancellationToken
    )
    {
        var people = matches.FindAll(match => match.Kind == "person").ConvertAll(match => match.Slug);
        if (people.Count == 0)
            return matches;
        var shown = await db.PublicPeople()
            .Where(person => people.Contains(person.Slug))
            .Select(person => person.Slug)
            .ToListAsync(cancellationToken);
        return matches.Where(match => match.Kind != "person" || shown.Contains(match.Slug));
    }

    /// <summary>Ids of all items that match, published or not.</summary>
    public static IQueryable<Guid> Find(WorkshopDbContext db, SearchQuery query) =>
        db.Database.SqlQuery<Guid>(
            $"SELECT ItemId AS Value FROM SearchIndex WHERE SearchIndex MATCH {query.Expression}"
        );

    public static Task<bool> IsEmptyAsync(WorkshopDbContext db, CancellationToken cancellationToken) =>
        db
            .Database.SqlQuery<int>($"SELECT count(*) AS Value FROM (SELECT 1 FROM SearchIndex LIMIT 1)")
            .AllAsync(count => count == 0, cancellationToken);

    public static Task<List<string>> WordsAsync(
        WorkshopDbContext db,
        char first,
        CancellationToken cancellationToken
    ) =>
        db
            .Database.SqlQuery<string>(
                $"""
                SELECT term AS Value FROM SearchWords
                WHERE term >= {first.ToString()} AND term < {((char)(first + 1)).ToString()}
                """
            )
            .ToListAsync(cancellationToken);

    /// <summary>The only key that an FTS5 table has: the halves of the id, one upon the other.</summary>
    private static long RowOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        return BinaryPrimitives.ReadInt64LittleEndian(bytes)
            ^ BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]);
    }

    // As EF spells a Guid in SQLite.
    private static string Key(Guid id) => id.ToString().ToUpperInvariant();
}

public sealed record SearchEntry(Guid ItemId, string Edition, string Title, string Names, string Text)
{
    /// <summary>Each word that has another spelling in ASCII, in that one.</summary>
    public string Folded =>
        string.Join(
            ' ',
            TextFolding
                .WordsIn($"{Title} {Names} {Text}")
                .Where(word => !Ascii.IsValid(word))
                .Select(TextFolding.FoldWord)
                .Distinct()
        );

    public string NamePairs => string.Join(' ', Bigrams.ForIndex($"{Title} {Names}"));

    public string TextPairs => string.Join(' ', Bigrams.ForIndex(Text));
}

/// <param name="Edition">Slug of the edition that it belongs to; empty for items of the series.</param>
public sealed record SearchMatch(
    string Kind,
    string Path,
    string Edition,
    string Title,
    string Names,
    string Excerpt
)
{
    /// <summary>Stand around what was found in an excerpt: signs that no text holds.</summary>
    public const string Begin = "\u0001",
        End = "\u0002";

    public string Slug => Path[(Path.LastIndexOf('/') + 1)..];
}
