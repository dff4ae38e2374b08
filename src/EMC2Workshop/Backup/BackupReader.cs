using EMC2Workshop.Data;

namespace EMC2Workshop.Backup;

/// <summary>Reads a backup of which nothing is believed.</summary>
public static class BackupReader
{
    /// <summary>Copies it to where it waits to be put in place, and checks the copy.</summary>
    /// <exception cref="BackupException">It is not as it was made, or this version of the program can't use
    /// it.</exception>
    public static async Task<BackupManifest> CopyAsync(
        string folder,
        StoreFile ready,
        CancellationToken cancellationToken
    )
    {
        if (!Directory.Exists(folder))
            throw new BackupException($"There is no folder {folder}.");
        var manifest = await BackupManifest.ReadAsync(folder, cancellationToken);
        Compare(folder, manifest);
        Directory.CreateDirectory(ready.Media);
        Directory.CreateDirectory(ready.Keys);
        foreach (var file in manifest.Files)
        {
            var copied = await HashedCopy.CopyAsync(
                Path.Combine(folder, file.Path),
                PlaceOf(file, ready),
                file.Path,
                cancellationToken
            );
            if (copied != file)
                throw new BackupException(
                    $"{Path.Combine(folder, file.Path)} is not the file that was backed up: its checksum differs."
                );
        }
        await CheckStoreAsync(folder, ready, cancellationToken);
        return manifest;
    }

    private static void Compare(string folder, BackupManifest manifest)
    {
        var listed = manifest.Files.Select(file => file.Path).Append(BackupManifest.FileName).ToHashSet();
        var found = Entries(folder).ToHashSet();
        if (listed.Except(found).Order(StringComparer.Ordinal).FirstOrDefault() is { } missing)
            throw new BackupException($"{Path.Combine(folder, missing)} is missing.");
        if (found.Except(listed).Order(StringComparer.Ordinal).FirstOrDefault() is { } extra)
            throw new BackupException($"{Path.Combine(folder, extra)} does not belong to this backup.");
        foreach (
            var file in manifest.Files.Where(file =>
                new FileInfo(Path.Combine(folder, file.Path)).Length != file.Bytes
            )
        )
            throw new BackupException(
                $"{Path.Combine(folder, file.Path)} is not the file that was backed up: its size differs."
            );
    }

    private static IEnumerable<string> Entries(string folder)
    {
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
        {
            if (Plain(entry) is DirectoryInfo { Name: BackupManifest.Media or BackupManifest.Keys } inner)
                foreach (var file in inner.EnumerateFileSystemInfos())
                    yield return $"{inner.Name}/{Plain(file).Name}";
            else
                yield return entry.Name;
        }
    }

    private static FileSystemInfo Plain(FileSystemInfo entry) =>
        entry.LinkTarget is null
            ? entry
            : throw new BackupException($"{entry.FullName} is a link. A backup has none.");

    private static string PlaceOf(BackupFile file, StoreFile ready) =>
        file.Path.Split('/') switch
        {
            [BackupManifest.Media, var name] => Path.Combine(ready.Media, name),
            [BackupManifest.Keys, var name] => Path.Combine(ready.Keys, name),
            _ => ready.Path,
        };

    private static async Task CheckStoreAsync(
        string folder,
        StoreFile ready,
        CancellationToken cancellationToken
    )
    {
        if (await StoreCopy.FindDamageAsync(ready.Path, cancellationToken) is { } damage)
            throw new BackupException($"The database in {folder} is damaged: {damage}.");
        var migrations = await StoreCopy.MigrationsAsync(ready.Path, cancellationToken);
        if (SchemaVersions.FindNewer(migrations) is { } newer)
            throw new BackupException(
                $"The backup in {folder} is from a newer version of the program: it has the migration "
                    + $"{newer}. Restore it with that version."
            );
        if (SchemaVersions.AreTooOld(migrations))
            throw new BackupException(
                $"The backup in {folder} is from a version of the program that this one can't upgrade. "
                    + "Restore it with that version."
            );
    }
}
