using System.Net;
using EMC2Workshop.Data;
using EMC2Workshop.Publishing.Drafts;
using EMC2Workshop.Publishing.Export;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Admin;

/// <summary>
/// As after an hour's work of organizers who try everything: nothing is lost on the way out and in again.
/// </summary>
public sealed class RandomEditsTests : IDisposable
{
    private static readonly int Rounds = LongTests.Rounds(50, 200);
    private static readonly string[] Words =
    [
        "energy",
        "Überblick",
        "a: b",
        "#1",
        "“quoted”",
        "<b>",
        "- list",
        "50 %",
        "ñandú",
        "\"x\"",
        "*",
        "2019-12-13",
        "no",
        "0.10",
        "😀",
    ];
    private readonly WorkshopSite site = new();
    private readonly Random random = new(20191213);

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task An_export_after_many_edits_imported_and_exported_again_is_the_same_to_the_byte()
    {
        using var desk = await Desk.OpenAsync(site);
        Func<Desk, Task<HttpResponseMessage>>[] doings =
        [
            EditAsync,
            EditAsync,
            EditAsync,
            RenameAsync,
            AddAsync,
            RemoveAsync,
            BringBackAsync,
            RestoreAsync,
            ReorderAsync,
            ScheduleAsync,
        ];
        var done = doings
            .DistinctBy(doing => doing.Method.Name)
            .ToDictionary(doing => doing.Method.Name, _ => 0);
        for (var round = 0; round < Rounds; round++)
        {
            var doing = Pick(doings);
            using var answer = await doing(desk);
            Assert.True(
                (int)answer.StatusCode < 500,
                $"{doing.Method.Name} in round {round} answered {answer.StatusCode}"
            );
            if (answer.StatusCode == HttpStatusCode.Redirect)
                done[doing.Method.Name]++;
        }
        Assert.All(done, doing => Assert.True(doing.Value > 0, $"{doing.Key} never worked"));
        Assert.True(done.Values.Sum() > Rounds / 2, $"of {Rounds} edits only {done.Values.Sum()} were taken");

        using var copy = await WorkshopStore.MakeAsync();
        await ExportAsync(copy.Content);
        Assert.Equal([], (await copy.ImportAsync()).Faults);
        Assert.Equal(ContentTexts.In(copy.Content), await copy.ExportAsync());
        foreach (var path in await Pages.SiteMap.PathsAsync(site))
            await site.ReadAsync(path);
    }

    private async Task<HttpResponseMessage> EditAsync(Desk desk)
    {
        var address = await AnyAsync(item => item.Kind != "guide");
        var page = await desk.ReadAsync(address);
        var texts = page.QuerySelectorAll("#form input[type=text], #form textarea")
            .Select(field => field.GetAttribute("name")!)
            .Where(name =>
                name is "title" or "body" or "room" or "also_known_as" or "affiliations"
                || name.EndsWith("affiliation", StringComparison.Ordinal)
            )
            .ToList();
        var form = new Dictionary<string, string> { ["act"] = "publish", ["change-reason"] = Pick(Words) };
        if (texts.Count > 0)
            form[Pick(texts)] = string.Join(
                random.Next(2) == 0 ? " " : "\n\n",
                Enumerable.Range(0, random.Next(1, 6)).Select(_ => Pick(Words))
            );
        return await desk.SendAsync(page, address, form);
    }

    private async Task<HttpResponseMessage> RenameAsync(Desk desk) =>
        await desk.PostAsync(
            await AnyAsync(item =>
                item.Kind == "talk" || item.Kind == "paper" || item.Kind == "person" || item.Kind == "session"
            ),
            new() { ["item-slug"] = $"other-{random.Next(1000)}", ["act"] = "publish" }
        );

    private async Task<HttpResponseMessage> AddAsync(Desk desk) =>
        random.Next(3) switch
        {
            0 => await desk.PostAsync(
                "/admin/new/talk?edition=neurips-19",
                new()
                {
                    ["item-slug"] = $"talk-{random.Next(1000)}",
                    ["title"] = Pick(Words),
                    ["speakers[0].person"] = $"Person {Pick(Words)} {random.Next(20)}",
                    ["act"] = "publish",
                }
            ),
            1 => await desk.PostAsync(
                "/admin/new/page",
                new()
                {
                    ["item-slug"] = $"page-{random.Next(1000)}",
                    ["title"] = Pick(Words),
                    ["body"] = Pick(Words),
                    ["act"] = "publish",
                }
            ),
            _ => await desk.PostAsync(
                "/admin/new/announcement?edition=neurips-19",
                new()
                {
                    ["item-slug"] = $"news-{random.Next(1000)}",
                    ["title"] = Pick(Words),
                    ["date"] = "2019-12-01",
                    ["act"] = "publish",
                }
            ),
        };

    private async Task<HttpResponseMessage> RemoveAsync(Desk desk) =>
        await desk.PostAsync(
            await AnyAsync(item => item.Kind == "talk" || item.Kind == "announcement" || item.Kind == "page")
                + "/remove",
            []
        );

    private async Task<HttpResponseMessage> BringBackAsync(Desk desk)
    {
        var trash = await desk.ReadAsync("/admin/trash");
        return trash.QuerySelector("main form[method=post]") is null
            ? new HttpResponseMessage()
            : await desk.SendAsync(trash, "/admin/trash", []);
    }

    private async Task<HttpResponseMessage> RestoreAsync(Desk desk)
    {
        var address =
            await AnyAsync(
                item => item.Kind != "guide",
                (db, item) => db.Revisions.Count(revision => revision.ItemId == item.Id) > 1
            ) + "/history";
        var history = await desk.ReadAsync(address);
        return history.QuerySelector("main form[method=post]") is null
            ? new HttpResponseMessage()
            : await desk.SendAsync(history, address, []);
    }

    private async Task<HttpResponseMessage> ReorderAsync(Desk desk)
    {
        var address = await AnyAsync(item => item.Kind == "session" && item.Text.Contains("presentations:"));
        using var moved = await desk.PostAsync(
            address,
            new() { ["move"] = $"presentations {random.Next(4)} {random.Next(4)}" }
        );
        return await desk.SendAsync(
            WorkshopSite.Parse(await moved.Content.ReadAsStringAsync(Aborted)),
            address,
            new() { ["act"] = "publish" }
        );
    }

    private async Task<HttpResponseMessage> ScheduleAsync(Desk desk)
    {
        var at = site
            .Clock.GetUtcNow()
            .ToOffset(TimeSpan.FromHours(-8))
            .AddMinutes(1)
            .ToString("yyyy-MM-ddTHH:mm", null);
        var answer = await desk.PostAsync(
            await AnyAsync(item => item.Kind == "talk"),
            new()
            {
                ["title"] = Pick(Words),
                ["publish-at"] = at,
                ["act"] = "schedule",
            }
        );
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        await site.Services.GetRequiredService<ScheduledPublisher>().PublishAsync(Aborted);
        return answer;
    }

    private async Task<string> AnyAsync(
        System.Linq.Expressions.Expression<Func<ContentItem, bool>> which,
        Func<WorkshopDbContext, ContentItem, bool>? also = null
    )
    {
        await using var scope = site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkshopDbContext>();
        var found = await db
            .ContentItems.AsNoTracking()
            .Where(which)
            .OrderBy(item => item.Path)
            .ToListAsync(Aborted);
        return $"/admin/items/{Pick(also is null ? found : found.FindAll(item => also(db, item))).Id}";
    }

    private TValue Pick<TValue>(IReadOnlyList<TValue> values) => values[random.Next(values.Count)];

    private async Task ExportAsync(string folder)
    {
        await using var scope = site.Services.CreateAsyncScope();
        await new ContentExporter(scope.ServiceProvider.GetRequiredService<WorkshopDbContext>()).ExportAsync(
            folder,
            fault => Assert.Fail(fault.ToString()),
            Aborted
        );
    }
}
