namespace EMC2Workshop.Tests;

/// <summary>Where this clone lies.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Content => Path.Combine(Root, "content");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "EMC2Workshop.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
