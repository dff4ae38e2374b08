using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Admin.Items;

/// <summary>Tells a store that takes nothing just now from a mistake of ours.</summary>
public static class NotSaved
{
    /// <summary>Busy, locked, read-only, failing, full, not to be opened (sqlite.org/rescode.html).</summary>
    private static readonly int[] Reasons = [5, 6, 8, 10, 13, 14];

    public static bool IsWhy(Exception exception) =>
        exception is SqliteException sqlite ? Reasons.Contains(sqlite.SqliteErrorCode) : exception is DbUpdateException { InnerException: { } inner } && IsWhy(inner);
}
