using System.Data.Common;
using EMC2Workshop.Content;
using EMC2Workshop.Data;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing;

/// <summary><c>content check|import|export [dir]</c>, for the shell.</summary>
public static class ContentCommands
{
    public const string Usage = """
        content check  [dir]   say what is wrong in the files, store nothing
        content import [dir]   take the files into the store, all or nothing
        content export [dir]   write the store back as files
        """;

    /// <returns>The exit code: 0 done, 1 not done, 2 not understood.</returns>
    public static async Task<int> RunAsync(string[] args, IServiceProvider services, CancellationToken cancellationToken)
    {
        if (args is not (["content", "check" or "import" or "export"] or ["content", "check" or "import" or "export", { Length: > 0 }])) return Say(2, Usage);
        try
        {
            var folder = args.Length == 3 ? new ContentFolder(Path.GetFullPath(args[2], CalledFrom())) : services.GetRequiredService<ContentFolder>();
            if (args[1] != "export" && !folder.Exists) return Say(1, $"There is no folder {folder.Root}.");
            var markdown = services.GetRequiredService<MarkdownRenderer>();
            if (args[1] == "check") return Tell(folder, await ContentImporter.CheckAsync(folder, markdown, cancellationToken));
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<WorkshopDbContext>();
            services.GetRequiredService<StoreLock>().Share();
            await StoreStart.PrepareAsync(services.GetRequiredService<StoreFile>(), scope.ServiceProvider.GetServices<DbContext>(), cancellationToken);
            return args[1] == "import" ? await ImportAsync(db, folder, markdown, services.GetRequiredService<TimeProvider>(), cancellationToken) : await ExportAsync(db, folder, cancellationToken);
        }
        catch (Exception exception) when (exception is StoreException or IOException or UnauthorizedAccessException)
        {
            return Say(1, exception.Message);
        }
        catch (Exception exception) when (exception is DbException or DbUpdateException)
        {
            return Say(1, $"Nothing was stored: {exception.GetBaseException().Message}");
        }
    }

    /// <summary>Where the shell is: <c>dotnet run</c> starts the program in the folder of its project, but leaves PWD as it was.</summary>
    internal static string CalledFrom() =>
        File.Exists("EMC2Workshop.csproj") && Environment.GetEnvironmentVariable("PWD") is { } shell && Path.IsPathRooted(shell) ? shell : Environment.CurrentDirectory;

    private static int Tell(ContentFolder folder, List<Fault> faults)
    {
        foreach (var fault in faults) Console.WriteLine(fault);
        return faults.Count > 0 ? Say(1, $"{faults.Count} {(faults.Count == 1 ? "fault" : "faults")} in {folder.Root}.") : Say(0, $"{folder.Files().Count() + folder.MediaFiles().Count()} files in {folder.Root}: no fault.");
    }

    private static async Task<int> ImportAsync(WorkshopDbContext db, ContentFolder folder, MarkdownRenderer markdown, TimeProvider clock, CancellationToken cancellationToken)
    {
        var report = await new ContentImporter(db, markdown, clock).ImportAsync(folder, cancellationToken);
        if (report.IsFaulty)
        {
            Tell(folder, [.. report.Faults]);
            return Say(1, "Nothing was stored.");
        }
        foreach (var file in report.Kept) Console.WriteLine($"{file}:1: changed here and on the site; the site's text is kept");
        // A site that runs beside this looks for changes this often: after this wait its next answer is new.
        await Task.Delay(ContentVersion.LookEvery * 2, cancellationToken);
        return Say(0, $"{report.Taken.Count} taken, {report.Removed.Count} removed, {report.Kept.Count} kept as organizers changed them.");
    }

    private static async Task<int> ExportAsync(WorkshopDbContext db, ContentFolder folder, CancellationToken cancellationToken)
    {
        FileMask.UseInherited();
        var count = await new ContentExporter(db).ExportAsync(folder.Root, cancellationToken);
        return Say(0, $"{count} files written to {folder.Root}.");
    }

    private static int Say(int code, string message)
    {
        Console.WriteLine(message);
        return code;
    }
}
