using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace EMC2Workshop.Data;

internal static class MovedFile
{
    private const int FileHasMoved = 20; // SQLITE_FCNTL_HAS_MOVED

    /// <summary>
    /// Whether the file at the path is another one than was opened, or none; SQLite knows it by its inode.
    /// </summary>
    public static bool HasMoved(this SqliteConnection connection) =>
        FileControl(connection.Handle!.DangerousGetHandle(), 0, FileHasMoved, out var hasMoved)
            == SQLitePCL.raw.SQLITE_OK
        && hasMoved != 0;

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_file_control")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FileControl(IntPtr database, IntPtr main, int operation, out int value);
}
