using System.Text.Json.Nodes;
using EMC2Workshop.Backup;
using EMC2Workshop.Data;
using Microsoft.Data.Sqlite;

namespace EMC2Workshop.Tests.Backup;

/// <summary>Nothing of a backup is believed, and nothing is touched before all of it was checked.</summary>
public abstract class HostileBackup : IAsyncLifetime
{
    protected WorkshopStore Store { get; private set; } = null!;

    /// <summary>Its folder, good as yet.</summary>
    protected string Backup { get; private set; } = "";

    protected static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Store = await FilledStore.MakeAsync();
        Backup = await FilledStore.BackUpAsync(Store);
    }

    public ValueTask DisposeAsync()
    {
        Store.Dispose();
        return ValueTask.CompletedTask;
    }

    protected string Media(string ending) =>
        Directory
            .EnumerateFiles(Path.Combine(Backup, "media"), $"*{ending}")
            .Order(StringComparer.Ordinal)
            .First();

    protected async Task EditAsync(Action<JsonNode> edit)
    {
        var file = Path.Combine(Backup, "manifest.json");
        var manifest = JsonNode.Parse(await File.ReadAllTextAsync(file, Aborted))!;
        edit(manifest);
        await File.WriteAllTextAsync(file, manifest.ToJsonString(), Aborted);
    }

    /// <summary>With size and checksum as whoever forges a backup would give them.</summary>
    protected async Task ChangeStoreAsync(Action change)
    {
        change();
        var bytes = await File.ReadAllBytesAsync(Path.Combine(Backup, "workshop.db"), Aborted);
        await EditAsync(manifest =>
        {
            manifest["files"]![0]!["bytes"] = bytes.LongLength;
            manifest["files"]![0]!["sha256"] = Convert.ToHexStringLower(
                System.Security.Cryptography.SHA256.HashData(bytes)
            );
        });
    }

    protected void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Backup}/workshop.db;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    protected async Task IsRefusedAsync(string why)
    {
        var refused = await Assert.ThrowsAnyAsync<Exception>(() =>
            BackupReader.CopyAsync(Backup, StoreReplacement.Ready(Store.File), Aborted)
        );
        Assert.True(refused is BackupException or SqliteException, refused.ToString());
        Assert.StartsWith(why, refused.Message, StringComparison.Ordinal);
    }
}
