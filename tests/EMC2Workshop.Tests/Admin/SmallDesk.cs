namespace EMC2Workshop.Tests.Admin;

/// <summary>A small site of the test's own, with an organizer at work.</summary>
public abstract class SmallDesk : IAsyncLifetime
{
    protected WorkshopStore Store { get; private set; } = null!;

    protected FolderSite Site { get; private set; } = null!;

    /// <summary>An editor's.</summary>
    protected Desk Desk { get; private set; } = null!;

    protected static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        Site = new FolderSite(Store);
        Desk = await Desk.OpenAsync(Site);
    }

    public async ValueTask DisposeAsync()
    {
        Desk.Dispose();
        await Site.DisposeAsync();
        Store.Dispose();
    }

    protected Task<List<string>> RowsAsync(string sql) => StoreRows.ReadAsync(Store.File.Path, sql);
}
