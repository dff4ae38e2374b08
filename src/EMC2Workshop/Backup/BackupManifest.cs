using System.Text.Json;
using System.Text.RegularExpressions;
using EMC2Workshop.Model;

namespace EMC2Workshop.Backup;

/// <summary>What a backup holds. It is written last: a folder without it is no backup.</summary>
/// <param name="Program">The version that made it.</param>
/// <param name="Problems">What was amiss on the site already, such as an image that its store lists and that is
/// gone.</param>
public sealed partial record BackupManifest(
    int Format,
    string Program,
    DateTimeOffset Time,
    IReadOnlyList<string> Migrations,
    IReadOnlyList<BackupFile> Files,
    IReadOnlyList<string> Problems
)
{
    public const int CurrentFormat = 1;
    public const string FileName = "manifest.json";
    public const string Store = "workshop.db";
    public const string Media = "media";
    public const string Keys = "keys";

    private const long MostBytes = 64 * 1024 * 1024;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public long Bytes => Files.Sum(file => file.Bytes);

    public async Task WriteAsync(string folder, CancellationToken cancellationToken)
    {
        await using var to = new FileStream(Path.Combine(folder, FileName), FileMode.CreateNew);
        await JsonSerializer.SerializeAsync(
            to,
            new
            {
                Format,
                Program,
                Time,
                Migrations,
                Files,
                Problems,
            },
            Json,
            cancellationToken
        );
        to.Flush(flushToDisk: true);
    }

    /// <exception cref="BackupException">There is none that this version of the program can read.</exception>
    public static async Task<BackupManifest> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var file = new FileInfo(Path.Combine(folder, FileName));
        if (!file.Exists || file.LinkTarget is not null)
            throw new BackupException($"{folder} is not a backup: it has no {FileName}.");
        if (file.Length > MostBytes)
            throw Unreadable("it is too large");
        try
        {
            var json = await File.ReadAllBytesAsync(file.FullName, cancellationToken);
            var format = JsonSerializer.Deserialize<FormatOnly>(json, Json)!.Format;
            if (format != CurrentFormat)
                throw new BackupException(
                    $"The backup in {folder} has format {format}. This version of the program knows format "
                        + $"{CurrentFormat}. Restore it with the version that made it."
                );
            var manifest = JsonSerializer.Deserialize<BackupManifest>(json, Json)!;
            return manifest.FindFault() is { } fault ? throw Unreadable(fault) : manifest;
        }
        catch (Exception exception) when (exception is JsonException or NullReferenceException)
        {
            throw Unreadable(exception.Message);
        }

        BackupException Unreadable(string why) => new($"{file.FullName} can't be read: {why}");
    }

    /// <summary>The file names that a backup has, and no other: none leads out of its folder.</summary>
    public static bool IsPath(string path) =>
        path.Split('/') switch
        {
            [Store] => true,
            [Media, var name] => MediaName.IsServed(name),
            [Keys, var name] => IsKey(name),
            _ => false,
        };

    public static bool IsKey(string name) => Key().IsMatch(name);

    private string? FindFault()
    {
        if (Files.Any(file => file is null))
            return "it lists a file without a name";
        if (Files.FirstOrDefault(file => !IsPath(file.Path)) is { } odd)
            return $"it lists \"{odd.Path}\", which is not a file of a backup";
        if (Files.GroupBy(file => file.Path).FirstOrDefault(same => same.Count() > 1) is { } twice)
            return $"it lists \"{twice.Key}\" twice";
        return Files.Any(file => file.Path == Store) ? null : $"it lists no {Store}";
    }

    [GeneratedRegex(@"^[A-Za-z0-9_-]+\.xml\z")]
    private static partial Regex Key();

    private sealed record FormatOnly(int Format);
}

/// <param name="Path">Below the folder of the backup.</param>
/// <param name="Sha256">In lower-case hexadecimal digits.</param>
public sealed record BackupFile(string Path, long Bytes, string Sha256);
