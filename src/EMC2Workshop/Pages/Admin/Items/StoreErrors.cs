using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Admin.Items;

/// <summary>Tells a store or a disk that takes nothing just now from a mistake of ours.</summary>
public static class StoreErrors
{
    /// <summary>Busy, locked, read-only, failing, full, not to be opened (sqlite.org/rescode.html).</summary>
    private static readonly int[] Reasons = [5, 6, 8, 10, 13, 14];

    /// <summary>
    /// Of files: failing, too large for the disk, full, read-only, beyond a quota (errno.h, Linux and macOS; Windows:
    /// full).
    /// </summary>
    private static readonly int[] FileReasons =
    [
        5,
        27,
        28,
        30,
        69,
        122,
        unchecked((int)0x80070070),
        unchecked((int)0x80070027),
    ];

    public static bool IsStoreError(Exception exception) =>
        exception switch
        {
            SqliteException sqlite => Reasons.Contains(sqlite.SqliteErrorCode),
            IOException file => FileReasons.Contains(file.HResult),
            DbUpdateException { InnerException: { } inner } => IsStoreError(inner),
            _ => false,
        };
}
