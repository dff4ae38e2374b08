using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Data;

/// <summary>
/// Names the state of everything that a public page can show: the content, and how far the program has come.
/// A page kept under a version is right for as long as that is the current one.
/// </summary>
/// <remarks>
/// Changes of this process are seen at once. Those of another one, such as <c>content import</c>, are seen by SQLite's
/// data_version, which a dedicated connection reads at most every <see cref="LookEvery"/>.
/// </remarks>
public sealed class ContentVersion(
    IDbContextFactory<WorkshopDbContext> stores,
    StoreFile file,
    TimeProvider clock
) : IDisposable
{
    /// <summary>
    /// Whoever changes the content from another process waits this long before saying that it is done.
    /// </summary>
    public static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);

    private readonly Lock refreshing = new();
    private SqliteConnection? connection;
    private SqliteCommand? readDataVersion;
    private long dataVersion = -1;
    private long nextLook;
    private volatile Snapshot? snapshot;

    public string Current
    {
        get
        {
            if (snapshot is null || Environment.TickCount64 >= Volatile.Read(ref nextLook))
                Refresh();
            return snapshot!.At(clock.GetUtcNow());
        }
    }

    /// <summary>This process has changed something: looks now, unless nobody has looked yet.</summary>
    public void Changed()
    {
        if (snapshot is not null)
            Refresh();
    }

    private void Refresh()
    {
        lock (refreshing)
        {
            Volatile.Write(ref nextLook, Environment.TickCount64 + (long)LookEvery.TotalMilliseconds);
            var seen = ReadDataVersion();
            if (seen == dataVersion)
                return;
            snapshot = ReadSnapshot();
            dataVersion = seen;
        }
    }

    public void Dispose()
    {
        readDataVersion?.Dispose();
        connection?.Dispose();
    }

    private long ReadDataVersion()
    {
        if (readDataVersion is null)
        {
            connection ??= new SqliteConnection(file.ConnectionString);
            connection.Open();
            readDataVersion = connection.CreateCommand();
            readDataVersion.CommandText = "PRAGMA data_version";
        }
        return (long)readDataVersion.ExecuteScalar()!;
    }

    private Snapshot ReadSnapshot()
    {
        using var db = stores.CreateDbContext();
        using var oneState = BeginReading(db);
        var stamp = db.Set<ContentStamp>().AsNoTracking().Single().Stamp;
        if (snapshot?.Stamp == stamp)
            return snapshot;
        var editions = db.Editions.AsNoTracking().ToDictionary(edition => edition.Id);
        var sessions = db
            .Sessions.AsNoTracking()
            .Select(session => new
            {
                session.EditionId,
                session.Start,
                session.End,
                session.ExpectedStart,
                session.ExpectedEnd,
            })
            .ToList();
        var moments = db
            .Deadlines.AsNoTracking()
            .ToList()
            .Select(deadline => deadline.Instant)
            .Concat(editions.Values.SelectMany(edition => new[] { edition.BeginsAt, edition.EndsAt }))
            .Concat(
                sessions.SelectMany(session =>
                    new[] { session.Start, session.End, session.ExpectedStart, session.ExpectedEnd }
                        .OfType<DateTime>()
                        .Select(editions[session.EditionId].FromVenueTime)
                )
            );
        var news = db.Announcements.AsNoTracking().ToList();
        moments = moments.Concat(
            from one in news
            let edition = editions[one.EditionId]
            from moment in one.NoticeMoments(edition)
            select moment
        );
        return new Snapshot(stamp, [.. moments.Distinct().Order()]);
    }

    /// <summary>All that is read in it was there at once, whoever writes meanwhile; and nobody waits for it.</summary>
    private static SqliteTransaction BeginReading(WorkshopDbContext db)
    {
        db.Database.OpenConnection();
        var reading = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
        db.Database.UseTransaction(reading);
        return reading;
    }

    /// <param name="Moments">
    /// When something on a page changes by itself: a deadline passes, a workshop or a session begins or ends, news
    /// are over.
    /// </param>
    private sealed record Snapshot(Guid Stamp, DateTimeOffset[] Moments)
    {
        private readonly string[] names =
        [
            .. Enumerable.Range(0, Moments.Length + 1).Select(passed => $"{Stamp:N}.{passed}"),
        ];

        public string At(DateTimeOffset now)
        {
            var found = Array.BinarySearch(Moments, now);
            return names[found >= 0 ? found + 1 : ~found];
        }
    }
}
