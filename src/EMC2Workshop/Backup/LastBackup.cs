using System.Text.Json;
using EMC2Workshop.Data;

namespace EMC2Workshop.Backup;

/// <summary>The last good backup, as the running site knows of it.</summary>
public sealed record LastBackup(
    DateTimeOffset Time,
    string Folder,
    int Files,
    long Bytes,
    IReadOnlyList<string> Problems
)
{
    /// <summary>When it becomes an issue.</summary>
    public static readonly TimeSpan LongestAge = TimeSpan.FromDays(7);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <returns>Null where none was made, or the file says nothing.</returns>
    public static async Task<LastBackup?> ReadAsync(StoreFile store, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = File.OpenRead(store.LastBackup);
            return await JsonSerializer.DeserializeAsync<LastBackup>(file, Json, cancellationToken);
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    public async Task WriteAsync(StoreFile store, CancellationToken cancellationToken)
    {
        var incoming = store.LastBackup + ".new";
        await using (var file = File.Create(incoming))
            await JsonSerializer.SerializeAsync(file, this, Json, cancellationToken);
        // It is no secret, and backups may be made by another user than the site's.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(
                incoming,
                UnixFileMode.UserRead
                    | UnixFileMode.UserWrite
                    | UnixFileMode.GroupRead
                    | UnixFileMode.OtherRead
            );
        File.Move(incoming, store.LastBackup, overwrite: true);
    }
}
