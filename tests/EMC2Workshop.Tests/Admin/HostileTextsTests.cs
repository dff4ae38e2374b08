using System.Net;
using EMC2Workshop.Accounts;

namespace EMC2Workshop.Tests.Admin;

/// <summary>What somebody typed who means harm, on every page that organizers read it on.</summary>
public sealed class HostileTextsTests : IDisposable
{
    private const string Talk = "neurips-19/talks/edward-delp";
    private const string Sponsor = "neurips-19/sponsors/qualcomm";

    private readonly WorkshopSite site = new();

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose() => site.Dispose();

    [Theory]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("</title><script>alert(1)</script>")]
    [InlineData("</textarea></option><script>alert(1)</script>]]>")]
    public async Task It_is_text_in_lists_forms_comparisons_previews_the_trash_and_the_log(string text)
    {
        using var owner = await Desk.OpenAsync(site, OrganizerRole.Owner);
        var editor = await Items.EditorAsync(site, Talk);
        await SaveAsync(owner, Talk, "publish", new() { ["title"] = text, ["body"] = text });
        await SaveAsync(owner, Talk, "publish", new() { ["title"] = "Mended", ["body"] = "Mended." });
        await SaveAsync(owner, Talk, "save", new() { ["title"] = text, ["body"] = $"{text}\n\nAgain." });
        await SaveAsync(owner, Sponsor, "publish", new() { ["name"] = text });
        await owner.PostAsync(editor + "/preview", []);
        var preview = new Uri(
            (await owner.ReadAsync(editor + "/preview")).QuerySelector("a.link")!.GetAttribute("href")!
        ).PathAndQuery;
        await owner.PostAsync(await Items.EditorAsync(site, Sponsor) + "/remove", []);
        var values = new Dictionary<string, string>
        {
            ["kind"] = "talk",
            ["token"] = "nothing",
            ["edition"] = "neurips-19",
            ["id"] = editor.Split('/')[^1],
        };
        var addresses = (await Handler.AllAsync(site))
            .Where(handler => handler is { Method: "GET", Name: null })
            .Select(handler => handler.Address(values))
            .Concat([preview, "/admin/list?q=alert", $"{editor}/history?from=1&to=2"]);
        var read = 0;
        foreach (var address in addresses)
        {
            using var answer = await owner.Client.GetAsync(address, Aborted);
            var content = await answer.Content.ReadAsStringAsync(Aborted);
            if (answer.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            var page = WorkshopSite.Parse(content);
            Assert.Empty(page.QuerySelectorAll("[onerror], img[src=x]"));
            Assert.DoesNotContain(
                page.QuerySelectorAll("script:not([type='application/ld+json'])"),
                script => script.TextContent.Contains("alert(1)", StringComparison.Ordinal)
            );
            if (page.Body!.InnerHtml.Contains("alert(1)", StringComparison.Ordinal))
                read++;
        }
        Assert.True(read >= 7, $"Only {read} pages show it.");
    }

    private async Task SaveAsync(Desk desk, string path, string act, Dictionary<string, string> form)
    {
        form["act"] = act;
        using var answer = await desk.PostAsync(await Items.EditorAsync(site, path), form);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }
}
