using Microsoft.Data.Sqlite;

namespace EMC2Workshop.Options;

public sealed class StoreOptions : ISettingsSection
{
    public static string Section => "ConnectionStrings";

    /// <summary>Names the SQLite database; null: <c>.data/workshop.db</c> beside the content folder.</summary>
    public string? Workshop { get; set; }

    public IEnumerable<string> FindFaults()
    {
        if (Workshop is null || FindFault(Workshop) is not { } wrong)
            yield break;
        // A connection string may hold a password.
        var shown =
            Workshop.Contains("pass", StringComparison.OrdinalIgnoreCase)
            || Workshop.Contains("pwd", StringComparison.OrdinalIgnoreCase)
                ? "(not shown)"
                : Workshop;
        const string Right = "write one such as Data Source=/var/lib/workshop/workshop.db, or leave it out";
        yield return SettingError.Wrong("ConnectionStrings:Workshop", shown, wrong, Right);
    }

    private static string? FindFault(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "is empty";
        try
        {
            var connection = new SqliteConnectionStringBuilder(text);
            var path = connection.DataSource.Trim();
            return path.Length == 0 ? "names no file"
                : connection.Mode == SqliteOpenMode.Memory || path == ":memory:"
                    ? "keeps everything in memory and loses it"
                : path.StartsWith("file:", StringComparison.OrdinalIgnoreCase) ? "is a URI instead of a path"
                : connection.Mode == SqliteOpenMode.ReadOnly ? "is read-only"
                : connection.Password.Length > 0 ? "has a password, which SQLite doesn't take"
                : connection.DefaultTimeout < 0 ? "has a timeout below zero"
                : null;
        }
        catch (Exception exception)
            when (exception
                    is ArgumentException
                        or FormatException
                        or OverflowException
                        or InvalidCastException
            )
        {
            return "is not a connection string";
        }
    }
}
