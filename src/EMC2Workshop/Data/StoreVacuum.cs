using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Data;

/// <summary>
/// SQLite only marks as free what is deleted: this writes the store anew, without what was in between.
/// </summary>
public sealed partial class StoreVacuum(WorkshopDbContext db, ILogger<StoreVacuum> log)
{
    private const int MostTries = 100;

    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(20);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.Database.ExecuteSqlRawAsync("VACUUM", cancellationToken);
            // Whoever reads just now holds the log of changes; it is asked for again.
            for (var tries = 0; tries < MostTries && await IsHeldAsync(cancellationToken); tries++)
                await Task.Delay(BetweenTries, cancellationToken);
        }
        catch (DbException exception)
        {
            LogBytesLeft(log, exception);
        }
    }

    private async Task<bool> IsHeldAsync(CancellationToken cancellationToken) =>
        (
            await SqliteQuery.ReadAsync(
                db.Database.GetConnectionString()!,
                "PRAGMA wal_checkpoint(TRUNCATE)",
                row => row.GetInt32(0),
                cancellationToken
            )
        )[0] != 0;

    [LoggerMessage(
        LogLevel.Error,
        "Something was deleted for good, but what it left in free pages of the database was not"
    )]
    private static partial void LogBytesLeft(ILogger log, Exception exception);
}
