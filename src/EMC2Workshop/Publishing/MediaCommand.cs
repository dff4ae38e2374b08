using System.Text;
using System.Text.RegularExpressions;
using EMC2Workshop.Content;
using EMC2Workshop.Media;
using EMC2Workshop.Model;
using EMC2Workshop.Options;
using EMC2Workshop.Publishing.Import;

namespace EMC2Workshop.Publishing;

/// <summary>
/// <c>content media [dir]</c>: turns the pictures and documents that somebody put into the folder into what the site
/// keeps, as an upload would, and names them so in the texts.
/// </summary>
public static class MediaCommand
{
    public const string Usage = """
        content media  [dir]              turn ordinary pictures (JPEG, PNG, ...) and PDFs in the folder media into what
                                          the site keeps, and name them so in the texts
        """;

    private const string Series = "site.md";

    /// <returns>Its exit code: one of <see cref="CommandOutcome"/>.</returns>
    public static async Task<int> RunAsync(
        string[] args,
        IServiceProvider services,
        CancellationToken cancellationToken
    )
    {
        if (args is not (["content", "media"] or ["content", "media", { Length: > 0 }]))
            return CommandOutcome.NotUnderstood(Usage);
        var folder =
            args.Length == 3
                ? new ContentFolder(Path.GetFullPath(args[2], WorkingFolder.Current))
                : services.GetRequiredService<ContentFolder>();
        if (!folder.Exists)
            return CommandOutcome.NotDone($"There is no folder {folder.Root}.");
        if (!File.Exists(Path.Combine(folder.Root, Series)))
            return CommandOutcome.NotDone(
                $"{folder.Root} has no {Series}: it holds no content. Nothing was changed."
            );
        var faults = new List<ContentError>();
        var count = 0;
        foreach (var file in folder.MediaFiles(faults.Add).Where(file => folder.IsFile(file, faults.Add)))
            if (
                !MediaName.IsMediaName(NameOf(file))
                && await TryConvertAsync(folder, file, faults, cancellationToken)
            )
                count++;
        foreach (var fault in faults)
            Console.WriteLine(fault);
        return CommandOutcome.DoneIf(
            faults.Count == 0,
            $"{count} files turned into what the site keeps, {faults.Count} not."
        );
    }

    private static async Task<bool> TryConvertAsync(
        ContentFolder folder,
        string file,
        List<ContentError> faults,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var kept = await ConvertAsync(folder, file, cancellationToken);
            var texts = folder
                .Files(faults.Add)
                .Where(text => text != ContentFolder.Guide && folder.IsFile(text, faults.Add));
            var named = texts
                .Where(text => Rename(Path.Combine(folder.Root, text), NameOf(file), kept))
                .ToList();
            File.Delete(Path.Combine(folder.Root, file));
            Console.WriteLine(
                $"{file} -> {MediaName.ContentPath(kept)}"
                    + (named.Count > 0 ? $", in {string.Join(", ", named)}" : ", which no text names")
            );
            return true;
        }
        catch (Exception exception)
            when (exception is MediaRefusedException or IOException or UnauthorizedAccessException)
        {
            faults.Add(new ContentError(file, 1, exception.Message));
            return false;
        }
    }

    /// <returns>The name under which the site keeps it.</returns>
    private static async Task<string> ConvertAsync(
        ContentFolder folder,
        string file,
        CancellationToken cancellationToken
    )
    {
        await using var stream = File.OpenRead(Path.Combine(folder.Root, file));
        using var media = await StagedMedia.FromUploadAsync(stream, Path.GetTempPath(), cancellationToken);
        var made = media.Files.Single(file => file.Name == media.Name);
        made.CopyTo(Path.Combine(folder.Root, MediaName.ContentPath(media.Name)), overwrite: true);
        return media.Name;
    }

    /// <summary>As the value of a field, or in the address of a link or picture.</summary>
    /// <returns>False for a text that does not name it, which stays as it is.</returns>
    private static bool Rename(string path, string from, string to)
    {
        var bytes = File.ReadAllBytes(path);
        if (!System.Text.Unicode.Utf8.IsValid(bytes))
            return false;
        var text = Encoding.UTF8.GetString(bytes);
        var (name, escaped) = (Regex.Escape(from), Regex.Escape(Uri.EscapeDataString(from)));
        var renamed = Regex.Replace(
            text,
            $"""(?<=^[ \t]*(- )?[a-z_]+:[ \t]*["']?){name}(?=["']?[ \t\r]*$)"""
                + $"""|(?<=\bmedia/)({name}|{escaped})(?![\w.-])""",
            to,
            RegexOptions.Multiline | RegexOptions.CultureInvariant
        );
        if (renamed == text)
            return false;
        File.WriteAllBytes(path, Encoding.UTF8.GetBytes(renamed));
        return true;
    }

    private static string NameOf(string file) => file[MediaName.ContentPath("").Length..];
}
