using System.Text;
using EMC2Workshop.Content;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Data;
using EMC2Workshop.Options;
using EMC2Workshop.Publishing.Import;

namespace EMC2Workshop.Publishing.Editions;

/// <summary><c>content new-edition OLD NEW --date DAY</c>: makes files of a new edition from an earlier one.</summary>
public static class NewEditionCommand
{
    public const string Usage = """
        content new-edition OLD NEW       write the files of a new edition, made from those of an earlier one
               --date 2027-12-10 | --when "Spring 2027"
               [--host NAME] [--host-short NAME] [--ordinal NUMBER]
               [--city NAME] [--zone NAME]  those of the earlier edition where they aren't given
               [--with PARTS] [--without PARTS] [--to DIR]
               PARTS: call,topics,requirements,deadlines,sessions,committee,sponsors,pages,challenge
        """;

    /// <returns>Its exit code: one of <see cref="CommandOutcome"/>.</returns>
    public static int Run(string[] args, IServiceProvider services)
    {
        if (NewEditionArguments.Parse(args, out var wrong) is not { } arguments)
            return CommandOutcome.NotUnderstood($"{wrong}\n{Usage}");
        try
        {
            var folder = arguments.Folder is { } chosen
                ? new ContentFolder(Path.GetFullPath(chosen, WorkingFolder.Current))
                : services.GetRequiredService<ContentFolder>();
            var today = DateOnly.FromDateTime(
                services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime
            );
            return Run(arguments, folder, services.GetRequiredService<MarkdownRenderer>(), today);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return CommandOutcome.NotDone($"Nothing more was written. {exception.Message}");
        }
    }

    private static int Run(
        NewEditionArguments arguments,
        ContentFolder folder,
        MarkdownRenderer markdown,
        DateOnly today
    )
    {
        var wanted = arguments.Edition;
        if (!folder.Exists)
            return CommandOutcome.NotDone($"There is no folder {folder.Root}.");
        var faults = new List<ContentError>();
        var files = folder.ReadItems(markdown, faults.Add);
        foreach (var fault in faults)
            Console.WriteLine(fault);
        if (faults.Count > 0)
            return CommandOutcome.NotDone(
                "Nothing was written: the folder has errors (above). Mend them first."
            );
        if (Directory.Exists(Path.Combine(folder.Root, wanted.Slug)))
            return CommandOutcome.NotDone($"Nothing was written: there is a folder {wanted.Slug} already.");
        var former = files.FindAll(file => file.Path.Edition == arguments.From);
        if (!former.Exists(file => file.Fields is EditionFields))
            return CommandOutcome.NotDone(
                $"Nothing was written: there is no edition {arguments.From} in {folder.Root}."
            );
        var last = files.Select(file => file.Fields).OfType<EditionFields>().Max(edition => edition.Ordinal);
        var items = EditionCopy.Create(former, wanted with { Ordinal = wanted.Ordinal ?? last + 1 });
        Write(folder, items);
        Tell(items, files, markdown, today);
        return CommandOutcome.Done(
            $"{items.Count} files written to {Path.Combine(folder.Root, wanted.Slug)}."
        );
    }

    private static void Write(ContentFolder folder, IReadOnlyList<NewItem> items)
    {
        FileMask.UseInherited();
        foreach (var item in items)
        {
            var path = Path.Combine(folder.Root, item.Path + ".md");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, item.Text);
        }
    }

    /// <summary>What is still to do, each with the file that it is about.</summary>
    private static void Tell(
        IReadOnlyList<NewItem> items,
        IReadOnlyList<ContentFile> files,
        MarkdownRenderer markdown,
        DateOnly today
    )
    {
        var made = items.Select(item =>
            ContentFile.Read(
                ItemPath.Parse(item.Path + ".md", out _)!,
                Encoding.UTF8.GetBytes(item.Text),
                markdown,
                fault => Console.WriteLine(fault)
            )
        );
        var names = files
            .Where(file => file.Fields is EditionFields)
            .SelectMany(file => new[] { file.Path.Edition, ((EditionFields)file.Fields).HostShort })
            .OfType<string>();
        foreach (var task in EditionChecklist.Create([.. made.OfType<ContentFile>()], names, today))
            Console.WriteLine(task.Path is { } path ? $"{path}.md: {task.What}" : task.What);
        Console.WriteLine($"{items[0].Path}.md: Write “status: published” when readers may see it.");
    }
}
