namespace EMC2Workshop.Data;

/// <summary>Takes from everybody else what an earlier version of the program, or a copy, let them read.</summary>
public static class StorePermissions
{
    private const UnixFileMode Owner =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private static readonly EnumerationOptions All = new()
    {
        AttributesToSkip = FileAttributes.ReparsePoint,
        RecurseSubdirectories = true,
    };

    /// <summary>The folder that the store lies in is left alone: it may be anybody's.</summary>
    /// <returns>The first file that belongs to somebody else, and is left as it is.</returns>
    public static string? Narrow(StoreFile file)
    {
        if (OperatingSystem.IsWindows())
            return null;
        string? refused = null;
        foreach (
            var path in StoreFile
                .Endings.Append(".lock")
                .Select(ending => file.Path + ending)
                .Append(file.InUse)
        )
        {
            try
            {
                if (File.Exists(path))
                    Narrow(path);
                else if (Directory.Exists(path))
                    NarrowFolder(path);
            }
            catch (UnauthorizedAccessException)
            {
                refused ??= path;
            }
            catch (Exception exception)
                when (exception is FileNotFoundException or DirectoryNotFoundException)
            {
                // Another process has just removed it.
            }
        }
        return refused;
    }

    /// <summary>The folder itself last, so that one that is narrow need not be looked through.</summary>
    private static void NarrowFolder(string folder)
    {
        if (OperatingSystem.IsWindows() || (File.GetUnixFileMode(folder) & ~Owner) == 0)
            return;
        foreach (var path in Directory.EnumerateFileSystemEntries(folder, "*", All))
            Narrow(path);
        Narrow(folder);
    }

    private static void Narrow(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        var mode = File.GetUnixFileMode(path);
        if ((mode & ~Owner) != 0)
            File.SetUnixFileMode(path, mode & Owner);
    }
}
