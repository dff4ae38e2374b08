using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using EMC2Workshop.Data;
using EMC2Workshop.Publishing.Drafts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Admin;

/// <summary>The timetable of a small workshop, and its buttons.</summary>
public abstract class TimetableDesk : IDisposable
{
    protected const string Timetable = "/admin/timetable/we-20";
    protected const string Day = "/admin/day/we-20";

    protected SmallSite Site { get; } = new(TimetableDay.Files);

    protected static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Site.Dispose();
        GC.SuppressFinalize(this);
    }

    protected static string TextOf(IHtmlDocument page, string selector) =>
        WorkshopSite.TextOf(page.QuerySelector(selector));

    protected static IElement SlotOf(IHtmlDocument page, string title) =>
        page.QuerySelectorAll(".slot").Single(slot => slot.GetAttribute("data-title") == title);

    protected static string TimeOf(IHtmlDocument page, string title) =>
        WorkshopSite.TextOf(SlotOf(page, title).QuerySelector(".at"));

    /// <returns>The press that moves the first session of the day by five minutes.</returns>
    public static string LaterOf(IHtmlDocument page) =>
        page.QuerySelector<IHtmlButtonElement>("button[aria-label^='Later: ']")!.Value;

    protected static string ActOf(IHtmlDocument page, string label) =>
        page.QuerySelectorAll<IHtmlButtonElement>("button[name=act]")
            .Single(button => button.GetAttribute("aria-label") == label)
            .Value;

    protected static async Task<IHtmlDocument> PressAsync(
        Desk desk,
        string label,
        Dictionary<string, string>? values = null
    )
    {
        var page = await desk.ReadAsync(Timetable);
        using var done = await desk.SendAsync(
            page,
            Timetable,
            new(values ?? []) { ["act"] = ActOf(page, label), ["on"] = "2020-03-02" }
        );
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        return await desk.ReadAsync(done.Headers.Location!.OriginalString);
    }

    /// <summary>As a double click sends one form twice.</summary>
    protected static async Task PressTwiceAsync(
        Desk desk,
        IHtmlDocument page,
        string label,
        Dictionary<string, string> values
    )
    {
        values["act"] = ActOf(page, label);
        for (var press = 0; press < 2; press++)
        {
            using var done = await desk.SendAsync(page, Timetable, values);
            Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        }
    }

    protected async Task<string> AgendaAsync() =>
        WorkshopSite.TextOf((await Site.ReadAsync("/we-20/agenda")).QuerySelector("main"));

    protected Task<int> CountDraftsAsync() => FromStoreAsync(db => db.Drafts.CountAsync(Aborted));

    protected async Task PublishAsync(string text)
    {
        await using var scope = Site.Services.CreateAsyncScope();
        var item = (await Items.FindAsync(Site, "we-20/sessions/keynote"))!;
        Assert.IsType<Published>(
            await scope
                .ServiceProvider.GetRequiredService<Publisher>()
                .PublishAsync(
                    [new ItemChange(item.Id, item.Path, text, item.Hash)],
                    new ChangeInfo("alan@example.org", Site.Clock.GetUtcNow()),
                    Aborted
                )
        );
    }

    protected async Task<T> FromStoreAsync<T>(Func<WorkshopDbContext, Task<T>> read)
    {
        await using var scope = Site.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<WorkshopDbContext>());
    }

    protected static Task<HttpResponseMessage> TapAsync(
        Desk desk,
        IHtmlDocument page,
        string title,
        string act,
        string? room = null,
        string? reason = null,
        string? clock = null
    )
    {
        var row = RowOf(page, title);
        return desk.SendAsync(
            page,
            Day,
            new()
            {
                ["session"] = ValueOf(row, "session"),
                ["seen"] = ValueOf(row, "seen"),
                ["act"] = act,
                ["clock"] = clock ?? ValueOf(row, "clock"),
                ["room"] = room ?? ValueOf(row, "room"),
                ["reason"] = reason ?? "",
            }
        );
    }

    protected static IElement RowOf(IHtmlDocument page, string title) =>
        page.QuerySelectorAll(".day > li")
            .Single(row =>
                row.QuerySelector(".title")!.TextContent.Contains(title, StringComparison.Ordinal)
            );

    private static string ValueOf(IElement row, string name) =>
        row.QuerySelector<IHtmlInputElement>($"[name={name}]")?.Value ?? "";
}
