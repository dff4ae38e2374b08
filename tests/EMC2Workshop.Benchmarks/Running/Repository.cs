namespace EMC2Workshop.Benchmarks.Running;

static class Repository
{
    public static string Root { get; } = Find();

    public static string Site => Path.Combine(Root, "src", "EMC2Workshop");

    public static string Content => Path.Combine(Root, "content");

    private static string Find()
    {
        for (
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            folder is not null;
            folder = folder.Parent
        )
            if (File.Exists(Path.Combine(folder.FullName, "EMC2Workshop.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException(
            "The benchmarks run inside a clone: no EMC2Workshop.sln lies above the program."
        );
    }
}
