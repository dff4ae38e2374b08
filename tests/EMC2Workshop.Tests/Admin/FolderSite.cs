namespace EMC2Workshop.Tests.Admin;

/// <summary>A site on a store and a content folder that a test fills, and may start again.</summary>
public sealed class FolderSite : WorkshopSite
{
    private readonly WorkshopStore store;

    public FolderSite(WorkshopStore store)
    {
        this.store = store;
        Settings["ConnectionStrings:Workshop"] = store.File.ConnectionString;
    }

    public override string Content => store.Content;
}
