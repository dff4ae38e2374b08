using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Html.Dom;
using EMC2Workshop.Data;
using EMC2Workshop.Publishing.Drafts;
using EMC2Workshop.Publishing.Export;
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
    private const string Path = "neurips-19/sessions/paper-session-1";
    private static readonly string[] Doors =
    [
        "publish",
        "save",
        "autosave",
        "schedule",
        "remove",
        "unpublish",
        "restore",
        "reorder",
        "shift",
        "delay",
        "import",
    ];

    private static readonly Guid Id = Guid.Parse(
        File.ReadLines(System.IO.Path.Combine(Repository.Content, Path + ".md"))
            .First(line => line.StartsWith("id: ", StringComparison.Ordinal))[4..]
    );

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public static TheoryData<string> All => [.. Doors];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Whatever_the_second_does_it_is_told_of_the_first_or_both_hold(string first)
    {
        using var ada = await Desk.OpenAsync(site);
        using var alan = await Desk.OpenAsync(site, email: "alan@example.org");
        var wrong = new List<string>();
        // Whoever changes a file twice has seen the first change.
        foreach (var second in Doors.Where(second => (first, second) is not ("import", "import")))
        {
            await ResetAsync(ada);
            var (one, other) = (await OpenAsync(ada, first, "Firstly"), await OpenAsync(alan, second, "Secondly"));
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
        Assert.Equal(1, await db.ContentItems.CountAsync(item => item.Path == "neurips-19/pages/hotels", Aborted));
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

    /// <summary>Opens the page that one needs for it.</summary>
    /// <returns>Does it; true when that was refused, or told of the other.</returns>
    private async Task<Func<Task<bool>>> OpenAsync(Desk desk, string door, string word)
    {
        var editor = $"/admin/items/{Id}";
        var address = door switch
        {
            "remove" or "unpublish" => editor + "/remove",
            "restore" => editor + "/history",
            "shift" => "/admin/program/neurips-19",
            "delay" => "/admin/day/neurips-19",
            "import" => "/admin/files",
            _ => editor,
        };
        var page = await desk.ReadAsync(address);
        switch (door)
        {
            case "publish" or "save":
                return () => IsToldAsync(desk.SendAsync(page, address, new() { ["title"] = word, ["act"] = door }));
            case "autosave":
                return () =>
                    IsToldAsync(desk.SendAsync(page, address + "?handler=Autosave", new() { ["title"] = word }));
            case "schedule":
                var at = site
                    .Clock.GetUtcNow()
                    .ToOffset(TimeSpan.FromHours(-8))
                    .AddMinutes(1)
                    .ToString("yyyy-MM-ddTHH:mm", null);
                return async () =>
                {
                    if (
                        await IsToldAsync(
                            desk.SendAsync(
                                page,
                                address,
                                new()
                                {
                                    ["title"] = word,
                                    ["publish-at"] = at,
                                    ["act"] = "schedule",
                                }
                            )
                        )
                    )
                        return true;
                    site.Clock.Advance(TimeSpan.FromMinutes(2));
                    await site.Services.GetRequiredService<ScheduledPublisher>().PublishAsync(Aborted);
                    await using var scope = site.Services.CreateAsyncScope();
                    return await scope
                        .ServiceProvider.GetRequiredService<WorkshopDbContext>()
                        .Drafts.AnyAsync(draft => draft.Trouble != null, Aborted);
                };
            case "remove" or "unpublish":
                return () =>
                    IsToldAsync(
                        desk.SendAsync(page, address, new() { ["keep"] = door == "unpublish" ? "true" : "false" })
                    );
            case "restore":
                var last = page.QuerySelectorAll("form[method=post] input[name=number]")
                    .OfType<IHtmlInputElement>()
                    .Last()
                    .Value;
                return () => IsToldAsync(desk.SendAsync(page, address, new() { ["number"] = last }));
            case "reorder":
                var moved = WorkshopSite.Parse(
                    await (
                        await desk.SendAsync(page, address, new() { ["move"] = "presentations 0 1" })
                    ).Content.ReadAsStringAsync(Aborted)
                );
                return () => IsToldAsync(desk.SendAsync(moved, address, new() { ["act"] = "publish" }));
            case "shift":
                var asked = WorkshopSite.Parse(
                    await (
                        await desk.SendAsync(
                            page,
                            address,
                            new()
                            {
                                ["Session"] = Id.ToString(),
                                ["Start"] = "2019-12-13T20:00",
                                ["End"] = "2019-12-13T20:30",
                            }
                        )
                    ).Content.ReadAsStringAsync(Aborted)
                );
                return () =>
                    IsToldAsync(desk.SendAsync(asked, address, new() { ["really"] = "true", ["Reason"] = word }));
            case "delay":
                var form = page.QuerySelectorAll("main form")
                    .OfType<IHtmlFormElement>()
                    .First(form => form.InnerHtml.Contains(Id.ToString(), StringComparison.Ordinal));
                var fields = form.QuerySelectorAll("input[name]")
                    .OfType<IHtmlInputElement>()
                    .ToDictionary(input => input.Name!, input => input.Value);
                (fields["act"], fields["reason"]) = ("later 5", word);
                return () => IsToldAsync(desk.Client.PostAsync(address, new FormUrlEncodedContent(fields), Aborted));
            default:
                var token = page.QuerySelector("main form input[name=__RequestVerificationToken]")!
                    .GetAttribute("value")!;
                var zip = await ZipAsync(word);
                return async () =>
                {
                    using var content = new MultipartFormDataContent
                    {
                        { new StringContent(token), "__RequestVerificationToken" },
                    };
                    var file = new ByteArrayContent(zip)
                    {
                        Headers = { ContentType = new MediaTypeHeaderValue("application/zip") },
                    };
                    content.Add(file, "zip", "content.zip");
                    using var answer = await desk.Client.PostAsync(address, content, Aborted);
                    if (!answer.IsSuccessStatusCode)
                        return true;
                    var preview = await answer.PageAsync();
                    if (
                        preview.QuerySelector("input[name=upload]") is not null
                        && await IsToldAsync(desk.SendAsync(preview, address, [], "Import"))
                    )
                        return true;
                    return WorkshopSite
                        .TextOf(preview.QuerySelector(".said"))
                        .Contains("Also edited on the site; not overwritten (1) " + Path, StringComparison.Ordinal);
                };
        }
    }

    private static async Task<bool> IsToldAsync(Task<HttpResponseMessage> sent)
    {
        using var answer = await sent;
        Assert.True((int)answer.StatusCode < 500, $"{answer.RequestMessage!.RequestUri} answered {answer.StatusCode}");
        return answer.StatusCode
                is HttpStatusCode.Conflict
                    or HttpStatusCode.UnprocessableEntity
                    or HttpStatusCode.NotFound
            || answer.Headers.Location?.OriginalString.EndsWith("said=merged", StringComparison.Ordinal) == true;
    }

    /// <summary>The whole content as it is, but for a word in one file.</summary>
    private async Task<byte[]> ZipAsync(string word)
    {
        await using var scope = site.Services.CreateAsyncScope();
        using var folder = new TemporaryFolder();
        await new ContentExporter(scope.ServiceProvider.GetRequiredService<WorkshopDbContext>()).ExportAsync(
            folder.Path,
            fault => Assert.Fail(fault.ToString()),
            Aborted
        );
        var file = System.IO.Path.Combine(folder.Path, Path + ".md");
        await File.WriteAllLinesAsync(
            file,
            (await File.ReadAllLinesAsync(file, Aborted)).Select(line =>
                line.StartsWith("title:", StringComparison.Ordinal) ? "title: " + word : line
            ),
            Aborted
        );
        using var bytes = new MemoryStream();
        await ZipFile.CreateFromDirectoryAsync(folder.Path, bytes, Aborted);
        return bytes.ToArray();
    }

    /// <summary>As the files have it, with one former version, no draft, and nothing in the trash.</summary>
    private async Task ResetAsync(Desk desk)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkshopDbContext>();
        await db.Drafts.ExecuteDeleteAsync(Aborted);
        await db.DiscardedDrafts.ExecuteDeleteAsync(Aborted);
        await db.Revisions.Where(revision => revision.Path == Path).ExecuteDeleteAsync(Aborted);
        var text = await File.ReadAllTextAsync(System.IO.Path.Combine(Repository.Content, Path + ".md"), Aborted);
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
                        [new ItemChange(Id, Path, version, hash)],
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
