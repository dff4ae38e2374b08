namespace EMC2Workshop.Tests.Admin;

/// <summary>The pictures and documents that a site keeps beside its store.</summary>
public static class KeptFiles
{
    public static string FolderOf(WorkshopSite site) => site.Store + ".media";

    public static List<string> In(WorkshopSite site) =>
        Directory.Exists(FolderOf(site))
            ?
            [
                .. Directory
                    .EnumerateFileSystemEntries(FolderOf(site), "*", SearchOption.AllDirectories)
                    .Select(file => Path.GetRelativePath(FolderOf(site), file))
                    .Order(),
            ]
            : [];
}
