using System.Reflection;
using EMC2Workshop.Data;
using EMC2Workshop.Model;

namespace EMC2Workshop.Backup;

/// <summary>Copies the store, its media and its keys while the site runs.</summary>
public sealed class BackupWriter(StoreFile store, TimeProvider clock)
{
    private static string Version =>
        typeof(BackupWriter)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion
        ?? "";

    /// <summary>The folder has its name once all is in it and was checked: before, it is called "incomplete".</summary>
    /// <exception cref="BackupException">There is something already, or the store is damaged.</exception>
    public async Task<BackupManifest> WriteAsync(string folder, CancellationToken cancellationToken)
    {
        RequireFree(folder);
        var stage = $"{folder}.incomplete-{Guid.NewGuid():N}";
        try
        {
            var manifest = await CopyAsync(stage, cancellationToken);
            if (manifest.Problems.Count > 0)
            {
                // An organizer may have deleted a file in between: then the store, copied again, has no row of it.
                Directory.Delete(stage, recursive: true);
                manifest = await CopyAsync(stage, cancellationToken);
            }
            await manifest.WriteAsync(stage, cancellationToken);
            RequireFree(folder);
            if (Directory.Exists(folder))
                Directory.Delete(folder);
            Directory.Move(stage, folder);
            return manifest;
        }
        finally
        {
            if (Directory.Exists(stage))
                Directory.Delete(stage, recursive: true);
        }
    }

    private static void RequireFree(string folder)
    {
        if (
            File.Exists(folder)
            || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        )
            throw new BackupException(
                $"{folder} exists and is not empty. Name a new folder: a backup never overwrites anything."
            );
    }

    private async Task<BackupManifest> CopyAsync(string stage, CancellationToken cancellationToken)
    {
        var time = clock.GetUtcNow();
        var copy = Path.Combine(Directory.CreateDirectory(stage).FullName, BackupManifest.Store);
        StoreCopy.Make(store, copy);
        if (await StoreCopy.FindDamageAsync(copy, cancellationToken) is { } damage)
            throw new BackupException(
                $"The database {store.Path} is damaged: {damage}. Restore the last good backup."
            );
        var migrations = await StoreCopy.MigrationsAsync(copy, cancellationToken);
        var files = new List<BackupFile>
        {
            await HashedCopy.ReadAsync(copy, BackupManifest.Store, cancellationToken),
        };
        var problems = new List<string>();
        await CopyMediaAsync(
            stage,
            await StoreCopy.MediaAsync(copy, cancellationToken),
            files,
            problems,
            cancellationToken
        );
        await CopyKeysAsync(stage, files, cancellationToken);
        return new BackupManifest(BackupManifest.CurrentFormat, Version, time, migrations, files, problems);
    }

    /// <summary>
    /// A file keeps its name and bytes for as long as it is there: none can change while it is copied.
    /// </summary>
    private async Task CopyMediaAsync(
        string stage,
        List<string> names,
        List<BackupFile> files,
        List<string> problems,
        CancellationToken cancellationToken
    )
    {
        var folder = Directory.CreateDirectory(Path.Combine(stage, BackupManifest.Media)).FullName;
        foreach (var name in names)
        {
            try
            {
                var from = Path.Combine(store.Media, name);
                var file = await HashedCopy.CopyAsync(
                    from,
                    Path.Combine(folder, name),
                    $"{BackupManifest.Media}/{name}",
                    cancellationToken
                );
                files.Add(file);
                if (
                    MediaName.IsMediaName(name)
                    && !name.StartsWith(file.Sha256[..32], StringComparison.Ordinal)
                )
                    problems.Add($"{from} does not hold what its name says.");
            }
            catch (Exception exception)
                when (exception is FileNotFoundException or DirectoryNotFoundException)
            {
                problems.Add($"{name} is listed in the database, but {store.Media} does not have it.");
            }
        }
    }

    /// <summary>After the store: whatever was encrypted in it has its key here.</summary>
    private async Task CopyKeysAsync(
        string stage,
        List<BackupFile> files,
        CancellationToken cancellationToken
    )
    {
        var folder = Directory.CreateDirectory(Path.Combine(stage, BackupManifest.Keys)).FullName;
        if (!Directory.Exists(store.Keys))
            return;
        foreach (
            var path in Directory
                .EnumerateFiles(store.Keys)
                .Where(path => BackupManifest.IsKey(Path.GetFileName(path)))
                .Order()
        )
        {
            var name = Path.GetFileName(path);
            files.Add(
                await HashedCopy.CopyAsync(
                    path,
                    Path.Combine(folder, name),
                    $"{BackupManifest.Keys}/{name}",
                    cancellationToken
                )
            );
        }
    }
}
