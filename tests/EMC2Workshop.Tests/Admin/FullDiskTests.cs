using System.Diagnostics;
using System.Net;
using AngleSharp.Html.Dom;
using EMC2Workshop.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Admin;

/// <summary>Uploads to a disk that has hardly any room left, which is mounted for the test.</summary>
public sealed class FullDiskTests : IDisposable
{
    private const string Reason = "Only root can mount a small disk.";
    private const string Person = "people/edward-delp";
    private readonly WorkshopSite site = new();

    public static bool CanMount => OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess;

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    private string Media => site.Store + ".media";

    public void Dispose()
    {
        if (CanMount)
            Run("umount", Media);
        site.Dispose();
    }

    [Theory(Skip = Reason, SkipUnless = nameof(CanMount))]
    [InlineData(16, 1600)] // not even what was sent can be written down
    [InlineData(700, 1000)] // it can, but not what is made of it
    public async Task A_picture_that_finds_no_room_is_told_as_that_and_the_form_comes_back_as_it_was_typed(
        int kilobytes,
        int side
    )
    {
        using var desk = await Desk.OpenAsync(site);
        Mount(kilobytes);
        using var answer = await desk.UploadAsync(
            await Items.EditorAsync(site, Person),
            "portrait-upload",
            Pictures.Png(side, side / 2),
            "me.png",
            new()
            {
                ["name"] = "Typed with care",
                ["body"] = "And this.",
                ["act"] = "publish",
            },
            "image/png"
        );
        var page = await answer.PageAsync();
        var told = WorkshopSite.TextOf(page.QuerySelector("[role=alert]"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("Not saved", told, StringComparison.Ordinal);
        Assert.Contains(
            "disk",
            WorkshopSite.TextOf(page.GetElementById("portrait-fault")),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("broken", told, StringComparison.Ordinal);
        Assert.Equal(
            ("Typed with care", "And this."),
            (
                page.GetElementById("name")!.GetAttribute("value"),
                ((IHtmlTextAreaElement)page.GetElementById("body")!).Value
            )
        );
        await AssertNothingIsKeptAsync();
    }

    [Fact(Skip = Reason, SkipUnless = nameof(CanMount))]
    public async Task A_document_that_finds_no_room_among_others_is_told_too()
    {
        using var desk = await Desk.OpenAsync(site);
        Mount(100);
        using var answer = await desk.UploadAsync(
            "/admin/media",
            "file",
            [.. Pictures.Pdf, .. new byte[200 * 1024], .. "\n%%EOF"u8],
            "a.pdf",
            type: "application/pdf"
        );

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains(
            "Not saved",
            WorkshopSite.TextOf((await answer.PageAsync()).QuerySelector("[role=alert]")),
            StringComparison.Ordinal
        );
        await AssertNothingIsKeptAsync();
    }

    private async Task AssertNothingIsKeptAsync()
    {
        Assert.Equal([], Directory.EnumerateFileSystemEntries(Media));
        await using var scope = site.Services.CreateAsyncScope();
        Assert.Equal(
            0,
            await scope.ServiceProvider.GetRequiredService<WorkshopDbContext>().Media.CountAsync(Aborted)
        );
    }

    private void Mount(int kilobytes)
    {
        Directory.CreateDirectory(Media);
        Assert.Equal(0, Run("mount", "-t", "tmpfs", "-o", $"size={kilobytes}k", "tmpfs", Media));
    }

    private static int Run(string command, params string[] args)
    {
        using var process = Process.Start(
            new ProcessStartInfo(command, args) { RedirectStandardError = true }
        )!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
