using System.Data.Common;
using EMC2Workshop.Content;
using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Data;
using EMC2Workshop.Options;
using EMC2Workshop.Publishing.Export;
using EMC2Workshop.Publishing.Import;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing;

/// <summary><c>content check|import|export [dir]</c>, for the shell.</summary>
public static class ContentCommands
{
    public const string Usage = $"""
        content check  [dir]              check the files without importing them
        content import [dir] [--remove]   import the files (all or none); {Remove}: {Removal}
               [--reason "words"]         why, for the public list of changes
        content export [dir]              export everything to files
        """;

    private const string Remove = "--remove";
    private const string Removal = "delete items without a file, however many";
    private const string Reason = "--reason";

    /// <returns>Its exit code: one of <see cref="CommandOutcome"/>.</returns>
    public static async Task<int> RunAsync(
        string[] args,
        IServiceProvider services,
        CancellationToken cancellationToken
    )
    {
        var options = new ImportOptions();
        if (args is ["content", "import", ..])
            (args, options) = Read(args);
        if (
            args
            is not (
                ["content", "check" or "import" or "export"]
                or ["content", "check" or "import" or "export", { Length: > 0 }]
            )
        )
            return CommandOutcome.NotUnderstood(Usage);
        try
        {
            var folder =
                args.Length == 3
                    ? new ContentFolder(Path.GetFullPath(args[2], WorkingFolder.Current))
                    : services.GetRequiredService<ContentFolder>();
            if (args[1] != "export" && !folder.Exists)
                return CommandOutcome.NotDone($"There is no folder {folder.Root}.");
            foreach (var file in args[1] == "export" ? [] : folder.FindLeftovers())
                Console.WriteLine(
                    new ContentError(file, 1, "was left by another program; it is not imported")
                );
            var markdown = services.GetRequiredService<MarkdownRenderer>();
            if (args[1] == "check")
                return Tell(folder, await ContentImporter.CheckAsync(folder, markdown, cancellationToken));
            var store = services.GetRequiredService<StoreFile>();
            if (args[1] == "export" && !File.Exists(store.Path))
                return CommandOutcome.NotDone($"There is no database {store.Path}. Nothing was written.");
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<WorkshopDbContext>();
            services.GetRequiredService<StoreLock>().Share();
            await DatabaseMigrator.MigrateAsync(
                store,
                scope.ServiceProvider.GetServices<DbContext>(),
                cancellationToken
            );
            await new SearchIndexer(db, markdown).FillAsync(cancellationToken);
            return args[1] == "import"
                ? await ImportAsync(
                    scope.ServiceProvider.GetRequiredService<ContentImporter>(),
                    folder,
                    options,
                    cancellationToken
                )
                : await ExportAsync(db, folder, cancellationToken);
        }
        catch (Exception exception)
            when (exception is StoreException or IOException or UnauthorizedAccessException)
        {
            return CommandOutcome.NotDone(exception.Message);
        }
        catch (Exception exception) when (exception is DbException or DbUpdateException)
        {
            return CommandOutcome.NotDone($"Nothing was stored: {exception.GetBaseException().Message}");
        }
    }

    /// <returns>What is left of the arguments, and what the options among them say.</returns>
    private static (string[] Args, ImportOptions Options) Read(string[] args)
    {
        var (left, options) = (args.ToList(), new ImportOptions());
        if (left.Remove(Remove))
            options = options with { Missing = MissingItems.DeleteAll };
        if (left.IndexOf(Reason) is > 0 and var place && place + 1 < left.Count)
        {
            options = options with { Reason = left[place + 1] };
            left.RemoveRange(place, 2);
        }
        return ([.. left], options);
    }

    private static int Tell(ContentFolder folder, ContentCheck check)
    {
        foreach (var warning in check.Warnings)
            Console.WriteLine(warning);
        return Tell(folder, [.. check.Faults]);
    }

    private static int Tell(ContentFolder folder, List<ContentError> faults)
    {
        foreach (var fault in faults)
            Console.WriteLine(fault);
        return faults.Count > 0
            ? CommandOutcome.NotDone(
                $"{faults.Count} {(faults.Count == 1 ? "fault" : "faults")} in {folder.Root}."
            )
            : CommandOutcome.Done(
                $"{folder.Files(_ => { }).Count + folder.MediaFiles(_ => { }).Count} files in {folder.Root}: no fault."
            );
    }

    private static async Task<int> ImportAsync(
        ContentImporter importer,
        ContentFolder folder,
        ImportOptions options,
        CancellationToken cancellationToken
    )
    {
        var report = await importer.ImportAsync(folder, cancellationToken, options);
        foreach (var file in report.HeldBack)
            Console.WriteLine($"{file}:1: is missing from the folder; the item was not deleted");
        if (report.IsFaulty)
        {
            Tell(folder, [.. report.Faults]);
            return CommandOutcome.NotDone(
                report.NeedsRemoval
                    ? $"Nothing was stored: that needs {Deleting(report)}"
                    : "Nothing was stored."
            );
        }
        foreach (var file in report.Merged)
            Console.WriteLine($"{file}:1: changed here and on the site; both changes were merged");
        foreach (var fault in report.MergeFaults)
            Console.WriteLine(fault);
        foreach (var file in report.Kept.Except(report.MergeFaults.Select(fault => fault.Path)))
            Console.WriteLine($"{file}:1: changed here and on the site; the site's version was kept");
        foreach (var file in report.Erased)
            Console.WriteLine(
                $"{file}:1: was deleted for good on the site and is left out; delete the file, too"
            );
        // A site that runs beside this looks for changes this often: after this wait its next answer is new.
        await Task.Delay(ContentVersion.LookEvery * 2, cancellationToken);
        var merged = report.Merged.Count > 0 ? $"merged {report.Merged.Count}, " : "";
        var done =
            $"Imported {report.Taken.Count}, {merged}deleted {report.Removed.Count}, kept {report.Kept.Count} "
            + "edited on the site.";
        return report.HeldBack.Count > 0
            ? CommandOutcome.NotDone($"{done} Held back: {Deleting(report)}")
            : CommandOutcome.Done(done);
    }

    private static string Deleting(ImportReport report) =>
        $"deleting {report.HeldBack.Count} items that are missing from the folder. If that is on purpose, "
        + $"run the command again with {Remove}.";

    private static async Task<int> ExportAsync(
        WorkshopDbContext db,
        ContentFolder folder,
        CancellationToken cancellationToken
    )
    {
        FileMask.UseInherited();
        var faults = new List<ContentError>();
        var count = await new ContentExporter(db).ExportAsync(folder.Root, faults.Add, cancellationToken);
        foreach (var fault in faults)
            Console.WriteLine(fault);
        return CommandOutcome.DoneIf(
            faults.Count == 0,
            $"{count} files written to {folder.Root}{(faults.Count > 0 ? $", {faults.Count} not" : "")}."
        );
    }
}
