using System.Text;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Data;

/// <summary>
/// What readers can search for, in an FTS5 table that folds case and diacritics; what <see cref="TextFolding"/> folds
/// beyond that stands beside the texts, so that excerpts show them as they are written.
/// </summary>
public static class SearchIndex
{
    public const string Create = """
        CREATE VIRTUAL TABLE SearchIndex USING fts5(
            Title, Names, Text, ItemId UNINDEXED, Edition UNINDEXED, Folded,
            prefix = '2 3', tokenize = "unicode61 remove_diacritics 2")
        """;

    public const string CreateWords = "CREATE VIRTUAL TABLE SearchWords USING fts5vocab('SearchIndex', 'row')";

    public static Task PutAsync(WorkshopDbContext db, SearchEntry entry, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO SearchIndex (Title, Names, Text, ItemId, Edition, Folded)
            VALUES ({entry.Title}, {entry.Names}, {entry.Text}, {Key(entry.ItemId)}, {entry.Edition}, {entry.Folded})
            """,
            cancellationToken
        );

    public static Task RemoveAsync(WorkshopDbContext db, Guid itemId, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"DELETE FROM SearchIndex WHERE ItemId = {Key(itemId)}", cancellationToken);

    /// <summary>From what is to be found now: what was taken out leaves the index itself, too.</summary>
    public static Task RebuildAsync(WorkshopDbContext db, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlRawAsync("INSERT INTO SearchIndex (SearchIndex) VALUES ('rebuild')", cancellationToken);

    /// <summary>Best matches first; every word must begin a word of the entry.</summary>
    public static Task<List<SearchMatch>> FindAsync(
        WorkshopDbContext db,
        IReadOnlyList<string> words,
        int most,
        CancellationToken cancellationToken
    )
    {
        var query = QueryFor(words);
        return db
            .Database.SqlQuery<SearchMatch>(
                $"""
                SELECT i.Kind, i.Path, s.Title, s.Names,
                    snippet(SearchIndex, 2, {SearchMatch.Begin}, {SearchMatch.End}, ' … ', 24) AS Excerpt
                FROM SearchIndex s JOIN ContentItems i ON i.Id = s.ItemId
                WHERE SearchIndex MATCH {query}
                    AND (i.Kind = 'edition' OR s.Edition = ''
                        OR s.Edition IN (SELECT Slug FROM Editions WHERE Status = 'Published'))
                ORDER BY bm25(SearchIndex, 8, 6, 1, 0, 0, 4) LIMIT {most}
                """
            )
            .ToListAsync(cancellationToken);
    }

    /// <summary>Ids of all items in which every word begins a word, published or not.</summary>
    public static IQueryable<Guid> Find(WorkshopDbContext db, IReadOnlyList<string> words)
    {
        var query = QueryFor(words);
        return db.Database.SqlQuery<Guid>($"SELECT ItemId AS Value FROM SearchIndex WHERE SearchIndex MATCH {query}");
    }

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

    /// <summary>Each as it is written, or folded; quoted, so that none is an operator of the query language.</summary>
    private static string QueryFor(IEnumerable<string> words) =>
        string.Join(
            " AND ",
            words.Select(word =>
                TextFolding.FoldWord(word) is { Length: > 0 } folded && folded != word
                    ? $"(\"{word}\"* OR \"{folded}\"*)"
                    : $"\"{word}\"*"
            )
        );

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
}

public sealed record SearchMatch(string Kind, string Path, string Title, string Names, string Excerpt)
{
    /// <summary>Stand around what was found in an excerpt: signs that no text holds.</summary>
    public const string Begin = "\u0001",
        End = "\u0002";
}
