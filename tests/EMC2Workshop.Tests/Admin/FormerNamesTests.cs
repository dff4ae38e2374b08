using System.Net;
using EMC2Workshop.Data;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Admin;

/// <summary>Earlier texts name others by names that those had then.</summary>
public sealed class FormerNamesTests : IDisposable
{
    private readonly SmallSite site = new(SmallWorkshop.Files);

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task An_older_version_comes_back_with_the_names_that_others_have_now()
    {
        using var desk = await Desk.OpenAsync(site);
        await EditAsync(desk, "we-20/talks/engines", new() { ["title"] = "Another title" });
        await EditAsync(desk, "we-20/sessions/keynote", new() { ["item-slug"] = "opening" });
        await EditAsync(desk, "people/ada-lovelace", new() { ["item-slug"] = "ada" });

        using var answer = await RestoreAsync(desk, "we-20/talks/engines", 1);

        Assert.EndsWith("said=restored", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
        var text = (await Items.FindAsync(site, "we-20/talks/engines"))!.Text;
        Assert.Equal(
            SmallWorkshop
                .Files["we-20/talks/engines.md"]
                .Replace("keynote", "opening", StringComparison.Ordinal)
                .Replace("ada-lovelace", "ada", StringComparison.Ordinal),
            text
        );
        Assert.NotNull(
            (await site.ReadAsync("/we-20/talks/engines")).QuerySelector("main a[href='/people/ada']")
        );
    }

    [Fact]
    public async Task A_name_means_whom_it_meant_then_though_another_has_it_now()
    {
        using var desk = await Desk.OpenAsync(site);
        await EditAsync(desk, "we-20/talks/engines", new() { ["title"] = "Another title" });
        await EditAsync(desk, "people/ada-lovelace", new() { ["item-slug"] = "ada" });
        await EditAsync(desk, "people/alan-turing", new() { ["item-slug"] = "ada-lovelace" });

        using var answer = await RestoreAsync(desk, "we-20/talks/engines", 1);

        Assert.Contains(
            "person: ada\n",
            (await Items.FindAsync(site, "we-20/talks/engines"))!.Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_was_deleted_comes_back_with_the_names_that_others_have_now()
    {
        using var desk = await Desk.OpenAsync(site);
        var id = (await Items.FindAsync(site, "we-20/talks/engines"))!.Id;
        using (await desk.PostAsync($"/admin/items/{id}/remove", [])) { }
        await EditAsync(desk, "we-20/sessions/keynote", new() { ["item-slug"] = "opening" });

        using var answer = await desk.PostAsync("/admin/trash", []);

        Assert.EndsWith("said=restored", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Contains(
            "session: opening\n",
            (await Items.FindAsync(site, "we-20/talks/engines"))!.Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_names_somebody_who_is_gone_becomes_a_draft_that_says_so_beside_the_field()
    {
        using var desk = await Desk.OpenAsync(site);
        await EditAsync(desk, "we-20/talks/engines", new() { ["speakers[0].person"] = "alan-turing" });
        using (await desk.PostAsync($"/admin/items/{SmallWorkshop.Ada}/remove", [])) { }
        Assert.Null(await Items.FindAsync(site, "people/ada-lovelace"));

        using var answer = await RestoreAsync(desk, "we-20/talks/engines", 1);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var page = await desk.ReadAsync(answer.Headers.Location!.OriginalString);
        Assert.Contains(
            "as a draft",
            WorkshopSite.TextOf(page.QuerySelector("[role=status]")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "ada-lovelace",
            WorkshopSite.TextOf(page.QuerySelector("[role=alert]")),
            StringComparison.Ordinal
        );
        var field = page.QuerySelector("[name='speakers[0].person']")!;
        Assert.Equal(
            ("true", "ada-lovelace"),
            (field.GetAttribute("aria-invalid"), field.GetAttribute("value"))
        );
        Assert.Contains(
            "alan-turing",
            (await Items.FindAsync(site, "we-20/talks/engines"))!.Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_was_deleted_and_names_what_is_gone_becomes_a_draft()
    {
        using var desk = await Desk.OpenAsync(site);
        foreach (var id in new[] { SmallWorkshop.Talk, SmallWorkshop.Keynote })
        {
            using var removed = await desk.PostAsync($"/admin/items/{id}/remove", []);
            Assert.Equal(HttpStatusCode.Redirect, removed.StatusCode);
        }
        var trash = await desk.ReadAsync("/admin/trash");
        var form = trash
            .QuerySelectorAll("main form[method=post]")
            .Single(form =>
                (form.GetAttribute("action") ?? "").Contains(SmallWorkshop.Talk, StringComparison.Ordinal)
            );
        using var answer = await desk.Client.PostAsync(
            form.GetAttribute("action"),
            new FormUrlEncodedContent([
                KeyValuePair.Create(
                    "__RequestVerificationToken",
                    form.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!
                ),
            ]),
            TestContext.Current.CancellationToken
        );

        var page = await desk.ReadAsync(answer.Headers.Location!.OriginalString);
        Assert.Equal("true", page.QuerySelector("[name='session']")!.GetAttribute("aria-invalid"));
        Assert.Contains(
            "keynote",
            WorkshopSite.TextOf(page.QuerySelector("[role=alert]")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_draft_that_an_unpublishable_version_replaces_is_in_the_trash()
    {
        using var desk = await Desk.OpenAsync(site);
        await EditAsync(desk, "we-20/talks/engines", new() { ["speakers[0].person"] = "alan-turing" });
        using (await desk.PostAsync($"/admin/items/{SmallWorkshop.Ada}/remove", [])) { }
        using (
            await desk.PostAsync(
                await Items.EditorAsync(site, "we-20/talks/engines"),
                new() { ["title"] = "In work", ["act"] = "save" }
            )
        ) { }

        using var answer = await RestoreAsync(desk, "we-20/talks/engines", 1);

        var page = await desk.ReadAsync(answer.Headers.Location!.OriginalString);
        Assert.NotNull(page.QuerySelector("#faults"));
        await using var scope = site.Services.CreateAsyncScope();
        Assert.Contains(
            "In work",
            Assert.Single(scope.ServiceProvider.GetRequiredService<WorkshopDbContext>().DiscardedDrafts).Text,
            StringComparison.Ordinal
        );
    }

    private async Task EditAsync(Desk desk, string path, Dictionary<string, string> values)
    {
        using var answer = await desk.PostAsync(
            await Items.EditorAsync(site, path),
            new(values) { ["act"] = "publish" }
        );
        Assert.EndsWith("said=published", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> RestoreAsync(Desk desk, string path, int version)
    {
        var address = await Items.EditorAsync(site, path) + $"/history?from=0&to={version}";
        return await desk.PostAsync(address, new() { ["number"] = $"{version}" });
    }
}
