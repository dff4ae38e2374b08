using Microsoft.Data.Sqlite;

namespace EMC2Workshop.Data;

/// <summary>Asks SQLite itself, where there is no context to ask: of a copy, or before the tables are there.</summary>
public static class SqliteQuery
{
    public static async Task<List<TRow>> ReadAsync<TRow>(
        string connectionString,
        string sql,
        Func<SqliteDataReader, TRow> row,
        CancellationToken cancellationToken
    )
    {
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<TRow>();
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(row(reader));
        return rows;
    }
}
