using Microsoft.Data.Sqlite;

namespace EMC2Workshop.Data;

/// <summary>
/// Asks SQLite itself, for the little that a start has to know: making EF ready takes longer than all the rest of it.
/// </summary>
public static class PlainSql
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
