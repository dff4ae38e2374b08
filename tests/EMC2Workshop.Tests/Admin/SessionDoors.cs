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

/// <summary>The ways in which an organizer changes one session, each through the site's own forms.</summary>
public sealed class SessionDoors(WorkshopSite site)
{
    public const string Path = "neurips-19/sessions/paper-session-1";

    public static IReadOnlyList<string> All { get; } =
    [
        "publish",
        "save",
        "autosave",
        "schedule",
        "remove",
        "unpublish",
        "restore",
        "reorder",
        "delay",
        "import",
    ];

    public static Guid Id { get; } =
        Guid.Parse(
            File.ReadLines(System.IO.Path.Combine(Repository.Content, Path + ".md"))
                .First(line => line.StartsWith("id: ", StringComparison.Ordinal))[4..]
        );

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    /// <summary>Opens the page that one needs for it.</summary>
    /// <returns>Does it; true when that was refused, or told of the other.</returns>
    public async Task<Func<Task<bool>>> OpenAsync(Desk desk, string door, string word)
    {
        var editor = $"/admin/items/{Id}";
        var address = door switch
        {
            "remove" or "unpublish" => editor + "/remove",
            "restore" => editor + "/history",
            "delay" => "/admin/day/neurips-19",
            "import" => "/admin/files",
            _ => editor,
        };
        var page = await desk.ReadAsync(address);
        switch (door)
        {
            case "publish" or "save":
                return () =>
                    IsToldAsync(desk.SendAsync(page, address, new() { ["title"] = word, ["act"] = door }));
            case "autosave":
                return () =>
                    IsToldAsync(
                        desk.SendAsync(page, address + "?handler=Autosave", new() { ["title"] = word })
                    );
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
                        desk.SendAsync(
                            page,
                            address,
                            new() { ["keep"] = door == "unpublish" ? "true" : "false" }
                        )
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
            case "delay":
                var form = page.QuerySelectorAll("main form")
                    .OfType<IHtmlFormElement>()
                    .First(form => form.InnerHtml.Contains(Id.ToString(), StringComparison.Ordinal));
                var fields = form.QuerySelectorAll("input[name]")
                    .OfType<IHtmlInputElement>()
                    .ToDictionary(input => input.Name!, input => input.Value);
                (fields["act"], fields["reason"]) = ("later 5", word);
                return () =>
                    IsToldAsync(desk.Client.PostAsync(address, new FormUrlEncodedContent(fields), Aborted));
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
                        .Contains(
                            "Also edited on the site; not overwritten (1) " + Path,
                            StringComparison.Ordinal
                        );
                };
        }
    }

    private static async Task<bool> IsToldAsync(Task<HttpResponseMessage> sent)
    {
        using var answer = await sent;
        Assert.True(
            (int)answer.StatusCode < 500,
            $"{answer.RequestMessage!.RequestUri} answered {answer.StatusCode}"
        );
        return answer.StatusCode
                is HttpStatusCode.Conflict
                    or HttpStatusCode.UnprocessableEntity
                    or HttpStatusCode.NotFound
            || answer.Headers.Location?.OriginalString.EndsWith("said=merged", StringComparison.Ordinal)
                == true;
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
}
