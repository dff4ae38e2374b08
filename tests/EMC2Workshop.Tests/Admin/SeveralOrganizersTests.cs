using System.Net;
using EMC2Workshop.Data;
using EMC2Workshop.Publishing.Drafts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Admin;

/// <summary>
/// Two organizers, or one in two tabs, look at a session at the same time and then do one thing each, through the
/// site's own
/// forms. Nothing that was typed is lost, and what is published is never written over by somebody who has not seen it.
/// </summary>
public sealed class SeveralOrganizersTests(WorkshopSite site) : IClassFixture<WorkshopSite>
{
    private const string Path = SessionDoors.Path;
    private readonly SessionDoors doors = new(site);

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public static TheoryData<string> All => [.. SessionDoors.All];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Whatever_the_second_does_it_is_told_of_the_first_or_both_hold(string first)
    {
        using var ada = await Desk.OpenAsync(site);
        using var alan = await Desk.OpenAsync(site, email: "alan@example.org");
        var wrong = new List<string>();
        // Whoever changes a file twice has seen the first change.
        foreach (var second in SessionDoors.All.Where(second => (first, second) is not ("import", "import")))
        {
            await ResetAsync(ada);
            var (one, other) = (
                await doors.OpenAsync(ada, first, "Firstly"),
                await doors.OpenAsync(alan, second, "Secondly")
            );
            var before = await TextAsync();
            Assert.False(await one(), $"{first} was refused with nobody else there");
            var published = await TextAsync();
            var told = await other();
            var now = await TextAsync();
            var everything = await EverythingAsync();

            if (Types(first) && !everything.Contains("Firstly", StringComparison.Ordinal))
                wrong.Add($"{second} lost what {first} typed");
            if (Types(second) && !told && !everything.Contains("Secondly", StringComparison.Ordinal))
                wrong.Add($"{second} lost its own words after {first}");
            // What the first published stands, unless the second put its own beside it.
            if (published != before && !told && now != published && !Holds(now, published, before))
                wrong.Add($"{second} went over what {first} had published:\n{published}\n---- is now\n{now}");
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public async Task Of_two_who_make_an_item_at_one_address_at_the_same_moment_one_is_told()
    {
        using var ada = await Desk.OpenAsync(site);
        using var alan = await Desk.OpenAsync(site, email: "alan@example.org");
        const string address = "/admin/new/page?edition=neurips-19";
        var (one, other) = (await ada.ReadAsync(address), await alan.ReadAsync(address));
        var answers = await Task.WhenAll(
            ada.SendAsync(
                one,
                address,
                new()
                {
                    ["item-slug"] = "hotels",
                    ["title"] = "Near the hall",
                    ["act"] = "publish",
                }
            ),
            alan.SendAsync(
                other,
                address,
                new()
                {
                    ["item-slug"] = "hotels",
                    ["title"] = "By the sea",
                    ["act"] = "publish",
                }
            )
        );

        Assert.Equal(
            [HttpStatusCode.Redirect, HttpStatusCode.UnprocessableEntity],
            answers.Select(answer => answer.StatusCode).Order()
        );
        await using var scope = site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkshopDbContext>();
        Assert.Equal(
            1,
            await db.ContentItems.CountAsync(item => item.Path == "neurips-19/pages/hotels", Aborted)
        );
        Assert.Equal(
            1,
            await db.Drafts.CountAsync(
                draft => draft.Text.Contains("Near the hall") || draft.Text.Contains("By the sea"),
                Aborted
            )
        );
    }

    private static bool Types(string door) =>
        door is "publish" or "save" or "autosave" or "schedule" or "import" or "delay";

    /// <summary>Every line that the first changed is there still.</summary>
    private static bool Holds(string? now, string? published, string? before) =>
        now is not null
        && published is not null
        && published.Split('\n').Except((before ?? "").Split('\n')).All(now.Split('\n').Contains);

    /// <summary>As the files have it, with one former version, no draft, and nothing in the trash.</summary>
    private async Task ResetAsync(Desk desk)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkshopDbContext>();
        await db.Drafts.ExecuteDeleteAsync(Aborted);
        await db.DiscardedDrafts.ExecuteDeleteAsync(Aborted);
        await db.Revisions.Where(revision => revision.Path == Path).ExecuteDeleteAsync(Aborted);
        var text = await File.ReadAllTextAsync(
            System.IO.Path.Combine(Repository.Content, Path + ".md"),
            Aborted
        );
        foreach (
            var version in new[]
            {
                text.Replace("title:", "title: Once", StringComparison.Ordinal)
                    .Replace("Once \"", "\"Once ", StringComparison.Ordinal),
                text,
            }
        )
        {
            var hash = await db
                .ContentItems.AsNoTracking()
                .Where(item => item.Path == Path)
                .Select(item => item.Hash)
                .SingleOrDefaultAsync(Aborted);
            Assert.IsType<Published>(
                await scope
                    .ServiceProvider.GetRequiredService<Publisher>()
                    .PublishAsync(
                        [new ItemChange(SessionDoors.Id, Path, version, hash)],
                        new ChangeInfo("nobody", site.Clock.GetUtcNow()),
                        Aborted
                    )
            );
        }
        await db.Trash.ExecuteDeleteAsync(Aborted);
        await db.ContentItems.ExecuteUpdateAsync(
            items =>
                items
                    .SetProperty(item => item.ImportedHash, item => item.Hash)
                    .SetProperty(item => item.ImportedPath, item => item.Path),
            Aborted
        );
        await desk.SignInAsync("editor@example.org", Desk.Password);
    }

    private async Task<string?> TextAsync() => (await Items.FindAsync(site, Path))?.Text;

    private async Task<string> EverythingAsync()
    {
        await using var scope = site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkshopDbContext>();
        List<string> texts =
        [
            .. await db.Revisions.Select(revision => revision.Text ?? "").ToListAsync(Aborted),
            .. await db.Drafts.Select(draft => draft.Text).ToListAsync(Aborted),
            .. await db.DiscardedDrafts.Select(draft => draft.Text).ToListAsync(Aborted),
        ];
        return string.Join('\n', texts);
    }
}
