using System.Net;
using AngleSharp.Html.Dom;
using EMC2Workshop.Data;
using EMC2Workshop.Publishing.Drafts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Admin;

/// <summary>Forms that say another id, kind or place than they were made for.</summary>
public sealed class CraftedIdsTests : IDisposable
{
    private readonly SmallSite site = new(SmallWorkshop.Files);

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose() => site.Dispose();

    [Theory]
    [InlineData("/admin/new/person", SmallWorkshop.Talk, "")]
    [InlineData("/admin/new/person", SmallWorkshop.Talk, "?handler=Autosave")]
    [InlineData("/admin/new/talk?edition=we-20", SmallWorkshop.Ada, "")]
    [InlineData("/admin/new/session?edition=we-20", SmallWorkshop.Paper, "&handler=Autosave")]
    public async Task A_new_item_with_the_id_of_another_kind_s_is_refused(
        string address,
        string id,
        string handler
    )
    {
        using var desk = await Desk.OpenAsync(site);
        var before = await StateAsync();

        using var answer = await PostAsync(
            desk,
            address,
            address + handler,
            new()
            {
                ["id"] = id,
                ["item-slug"] = "crafted",
                ["name"] = "Crafted",
                ["title"] = "Crafted",
                ["act"] = "save",
            }
        );

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(before, await StateAsync());
    }

    [Fact]
    public async Task A_new_item_with_the_id_of_a_draft_of_another_kind_is_refused_though_it_knows_the_draft_s_state()
    {
        using var desk = await Desk.OpenAsync(site);
        using (
            await desk.PostAsync(
                $"/admin/items/{SmallWorkshop.Talk}",
                new() { ["title"] = "In work", ["act"] = "save" }
            )
        ) { }
        var state = (
            (IHtmlInputElement)
                (await desk.ReadAsync($"/admin/items/{SmallWorkshop.Talk}")).QuerySelector(
                    "[name=item-state]"
                )!
        ).Value;
        var before = await StateAsync();

        using var answer = await desk.PostAsync(
            "/admin/new/person",
            new()
            {
                ["id"] = SmallWorkshop.Talk,
                ["item-state"] = state,
                ["item-slug"] = "crafted",
                ["name"] = "Crafted",
                ["act"] = "save",
            }
        );

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(before, await StateAsync());
    }

    [Fact]
    public async Task A_new_item_with_the_id_of_what_lies_in_the_trash_is_refused()
    {
        using var desk = await Desk.OpenAsync(site);
        using (await desk.PostAsync($"/admin/items/{SmallWorkshop.Talk}/remove", [])) { }
        var before = await StateAsync();

        using var answer = await desk.PostAsync(
            "/admin/new/person",
            new()
            {
                ["id"] = SmallWorkshop.Talk,
                ["item-slug"] = "crafted",
                ["name"] = "Crafted",
                ["act"] = "publish",
            }
        );

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(before, await StateAsync());
    }

    [Theory]
    [InlineData("people/crafted")]
    [InlineData("we-20/papers/crafted")]
    [InlineData("we-21/talks/crafted")]
    [InlineData("we-20/edition")]
    [InlineData("../../crafted")]
    [InlineData("")]
    public async Task A_settled_conflict_stays_where_items_of_its_kind_are(string path)
    {
        using var desk = await Desk.OpenAsync(site);
        var before = await StateAsync();

        using var answer = await ResolveAsync(
            desk,
            path,
            SmallWorkshop.Files["we-20/talks/engines.md"] + "More.\n"
        );

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(before, await StateAsync());
    }

    [Fact]
    public async Task A_text_that_says_another_id_is_not_published_over_that_item()
    {
        using var desk = await Desk.OpenAsync(site);
        var crafted = SmallWorkshop
            .Files["we-20/talks/engines.md"]
            .Replace(SmallWorkshop.Talk, SmallWorkshop.Ada, StringComparison.Ordinal);
        using (var saved = await ResolveAsync(desk, "we-20/talks/crafted", crafted))
            Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var before = await Items.FindAsync(site, "people/ada-lovelace");
        await using var scope = site.Services.CreateAsyncScope();
        await scope
            .ServiceProvider.GetRequiredService<WorkshopDbContext>()
            .Drafts.ExecuteUpdateAsync(
                draft => draft.SetProperty(d => d.PublishAt, site.Clock.GetUtcNow()),
                Aborted
            );

        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await scope.ServiceProvider.GetRequiredService<ScheduledPublisher>().PublishAsync(Aborted);

        Assert.Equal(before!.Text, (await Items.FindAsync(site, "people/ada-lovelace"))?.Text);
        Assert.Equal(
            SmallWorkshop.Files["we-20/talks/engines.md"],
            (await Items.FindAsync(site, "we-20/talks/engines"))?.Text
        );
        Assert.Contains(
            "id",
            (
                await scope
                    .ServiceProvider.GetRequiredService<WorkshopDbContext>()
                    .Drafts.AsNoTracking()
                    .SingleAsync(Aborted)
            ).Trouble,
            StringComparison.Ordinal
        );
    }

    private static async Task<HttpResponseMessage> ResolveAsync(Desk desk, string path, string mine)
    {
        var editor = $"/admin/items/{SmallWorkshop.Talk}";
        var text = SmallWorkshop.Files["we-20/talks/engines.md"];
        return await PostAsync(
            desk,
            editor,
            editor + "/conflict",
            new()
            {
                ["path"] = path,
                ["mine"] = mine,
                ["theirs"] = text,
                ["original"] = text,
                ["published"] = "true",
                ["state"] = ContentItem.ComputeHash(text),
            }
        );
    }

    private static async Task<HttpResponseMessage> PostAsync(
        Desk desk,
        string page,
        string address,
        Dictionary<string, string> values
    )
    {
        values["__RequestVerificationToken"] = (
            (IHtmlInputElement)
                (await desk.ReadAsync(page)).QuerySelector("#form [name=__RequestVerificationToken]")!
        ).Value;
        return await desk.Client.PostAsync(address, new FormUrlEncodedContent(values), Aborted);
    }

    /// <summary>Everything that is published, drafted or in the trash.</summary>
    private async Task<string> StateAsync()
    {
        await using var scope = site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkshopDbContext>();
        var items = await db
            .ContentItems.AsNoTracking()
            .OrderBy(item => item.Id)
            .Select(item => $"{item.Id} {item.Kind} {item.Path} {item.Hash}")
            .ToListAsync(Aborted);
        var drafts = await db
            .Drafts.AsNoTracking()
            .OrderBy(draft => draft.ItemId)
            .Select(draft => $"{draft.ItemId} {draft.Kind} {draft.Path} {draft.Hash}")
            .ToListAsync(Aborted);
        var trash = await db
            .Trash.AsNoTracking()
            .OrderBy(item => item.Id)
            .Select(item => $"{item.Id} {item.Path}")
            .ToListAsync(Aborted);
        return string.Join('\n', [.. items, .. drafts, .. trash]);
    }
}
