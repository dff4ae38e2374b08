using System.Globalization;
using System.Text;

namespace EMC2Workshop.Data;

/// <summary>
/// Puts a store that lies ready beside another one in its place and keeps the other, all by renames. The plan is
/// written first: from then on a replacement that was cut off is finished by whoever uses the store next, so that
/// nobody ever sees half of it.
/// </summary>
public static class StoreReplacement
{
    /// <summary>The store that is to come, with its media and keys.</summary>
    public static StoreFile Ready(StoreFile file) => StoreFile.At(file.Path + ".restoring");

    public static bool IsCutOff(StoreFile file) => File.Exists(Plan(file));

    /// <summary>What a process left that ended before it had a plan.</summary>
    public static void DeleteReady(StoreFile file)
    {
        foreach (var path in StoreFile.Endings.Select(ending => Ready(file).Path + ending))
        {
            if (Directory.Exists(path))
                Directory.Delete(path, recursive: true);
            else
                File.Delete(path);
        }
    }

    /// <returns>Where the store lies that was there before; null where there was none.</returns>
    public static string? Replace(StoreFile file, DateTimeOffset now)
    {
        var before = FreeName(file, now);
        var plan = Plan(file);
        using (var to = new FileStream(plan + ".new", FileMode.Create))
        {
            to.Write(Encoding.UTF8.GetBytes(Path.GetFileName(before)));
            to.Flush(flushToDisk: true);
        }
        File.Move(plan + ".new", plan, overwrite: true);
        try
        {
            Finish(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Undo(file, before);
            throw;
        }
        return StoreFile.Endings.Any(ending => Path.Exists(before + ending)) ? before : null;
    }

    /// <summary>Can be cut off and called again at any point.</summary>
    public static void Finish(StoreFile file)
    {
        var before = Path.Combine(Path.GetDirectoryName(file.Path)!, File.ReadAllText(Plan(file)));
        var ready = Ready(file).Path;
        foreach (var ending in StoreFile.Endings)
        {
            // Once the new part has left its waiting place, what lies here is that part.
            if (Path.Exists(ready + ending) || IsJournal(ending))
                Move(file.Path + ending, before + ending);
            Move(ready + ending, file.Path + ending);
        }
        File.Delete(Plan(file));
    }

    /// <summary>A part can't be moved, as a mounted folder can't: all is put back.</summary>
    private static void Undo(StoreFile file, string before)
    {
        var ready = Ready(file).Path;
        foreach (var ending in StoreFile.Endings.Reverse())
        {
            if (!Path.Exists(ready + ending) && !IsJournal(ending))
                Move(file.Path + ending, ready + ending);
            Move(before + ending, file.Path + ending);
        }
        File.Delete(Plan(file));
    }

    private static void Move(string from, string to)
    {
        if (Directory.Exists(from))
            Directory.Move(from, to);
        else if (File.Exists(from))
            File.Move(from, to);
    }

    /// <summary>Of SQLite: the old ones go with the old store, and the new one has none yet.</summary>
    private static bool IsJournal(string ending) => ending.StartsWith('-');

    private static string Plan(StoreFile file) => file.Path + ".restoring.plan";

    private static string FreeName(StoreFile file, DateTimeOffset now)
    {
        var name = file.Path + now.ToString("'.before-'yyyy-MM-dd'T'HH-mm-ss", CultureInfo.InvariantCulture);
        var names = Enumerable.Range(2, int.MaxValue - 2).Select(number => $"{name}-{number}").Prepend(name);
        return names.First(free => !StoreFile.Endings.Any(ending => Path.Exists(free + ending)));
    }
}
