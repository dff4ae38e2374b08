using EMC2Workshop.Data;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Benchmarks.Running;

/// <summary>Puts editions into a store that nobody looks at: what an edition costs shall not depend on them.</summary>
static class OtherEditions
{
    public const int Talks = TalksPerSession * Sessions;

    private const int TalksPerSession = 4;
    private const int Sessions = 25_000;
    private const int SessionsPerEdition = 50;
    private const int People = 20_000;
    private const int Editions = Sessions / SessionsPerEdition;

    // Ids lie scattered among those of the content, as random ones do, and are the same in every run.
    private static readonly string[] Statements =
    [
        "CREATE TEMP TABLE Numbers AS WITH RECURSIVE Counted(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM "
            + $"Counted WHERE n < {Talks - 1}) SELECT n FROM Counted",
        $"""
            INSERT INTO Editions (Id, Ordinal, Start, End, Zone, City, Virtual, Status, Objective, Slug)
            SELECT {Id(1, "n")}, 1000 + n, '2001-01-01', '2001-01-01', 'UTC', 'City', 0, 'Published', '',
            'other-' || n FROM Numbers WHERE n < {Editions}
            """,
        $"""
            INSERT INTO People (Id, Name, AlsoKnownAs, Biography, Slug)
            SELECT {Id(2, "n")}, 'Person ' || n, '[]', {Text}, 'other-' || n FROM Numbers WHERE n < {People}
            """,
        $"""
            INSERT INTO Sessions (Id, Title, Kind, Start, End, "Order", State, Note, Slug, EditionId)
            SELECT {Id(
                3,
                "n"
            )}, 'Session ' || n, 'PaperSession', '2001-01-01 09:00:00',
            '2001-01-01 10:00:00', n, 'Planned', '', 'other-' || n, {Id(1, $"(n / {SessionsPerEdition})")}
            FROM Numbers WHERE n < {Sessions}
            """,
        $"""
            INSERT INTO Talks (Id, Title, Abstract, SessionId, "Order", Materials, Slug, EditionId)
            SELECT {Id(4, "n")}, 'Talk ' || n, {Text}, {Id(3, $"(n / {TalksPerSession})")}, n, '[]', 'other-' || n, {Id(
                1,
                $"(n / {TalksPerSession * SessionsPerEdition})"
            )} FROM Numbers
            """,
        $"""
            INSERT INTO Papers (Id, Title, Abstract, Affiliations, Materials, Slug, EditionId)
            SELECT {Id(5, "n")}, 'Paper ' || n, {Text}, '[]', '[]', 'other-' || n, {Id(
                1,
                $"(n / {SessionsPerEdition})"
            )} FROM Numbers WHERE n < {Sessions}
            """,
        $"""
            INSERT INTO Presentations (Id, SessionId, PaperId, Form, "Order")
            SELECT {Id(6, "n")}, {Id(3, "n")}, {Id(5, "n")}, 'Oral', 1 FROM Numbers WHERE n < {Sessions}
            """,
        $"""
            INSERT INTO Credits (Role, PersonId, TalkId, "Order")
            SELECT 'Speaker', {Id(2, $"(n % {People})")}, {Id(4, "n")}, 1 FROM Numbers
            """,
        $"""
            INSERT INTO Credits (Role, PersonId, PaperId, "Order")
            SELECT 'Author', {Id(2, $"(n * 7 % {People})")}, {Id(5, $"(n % {Sessions})")}, n FROM Numbers
            """,
        $"""
            INSERT INTO Credits (Role, PersonId, SessionId, "Order")
            SELECT 'Chair', {Id(2, $"(n * 3 % {People})")}, {Id(3, "n")}, 1 FROM Numbers WHERE n < {Sessions}
            """,
        "DROP TABLE Numbers",
    ];

    private const string Text = "hex(zeroblob(300))";

    public static async Task PutAsync(WorkshopDbContext db)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        foreach (var statement in Statements)
            await db.Database.ExecuteSqlRawAsync(statement);
        await transaction.CommitAsync();
    }

    private static string Id(int kind, string number) =>
        $"printf('%08X-0000-4000-8000-%04X%08X', ({number} * 2654435761) & 4294967295, {kind}, {number})";
}
