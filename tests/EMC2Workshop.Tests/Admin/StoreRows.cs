using Microsoft.Data.Sqlite;

namespace EMC2Workshop.Tests.Admin;

/// <summary>The store as SQLite has it, behind the site's back.</summary>
public static class StoreRows
{
    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    /// <summary>The first column of each row.</summary>
    public static Task<List<string>> ReadAsync(WorkshopSite site, string sql) => ReadAsync(site.Store, sql);

    /// <inheritdoc cref="ReadAsync(WorkshopSite, string)"/>
    /// <param name="store">The file.</param>
    public static async Task<List<string>> ReadAsync(string store, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={store};Pooling=False");
        await connection.OpenAsync(Aborted);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(Aborted);
        var rows = new List<string>();
        while (await reader.ReadAsync(Aborted))
            rows.Add(Convert.ToString(reader.GetValue(0), null) ?? "");
        return rows;
    }
}
