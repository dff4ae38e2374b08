using System.Net;
using static EMC2Workshop.Tests.Admin.FileLimits;

namespace EMC2Workshop.Tests.Admin;

/// <summary>What a file may hold, its form can save.</summary>
public sealed class FullFilesTests
{
    public static TheoryData<string> Paths => [.. Full.Keys];

    [Fact]
    public void Each_is_a_file_that_the_site_takes() =>
        Assert.Equal([], Full.SelectMany(file => ContentTexts.FaultsOf(file.Key + ".md", file.Value)));

    [Fact]
    public void A_file_has_the_same_limits()
    {
        Assert.Contains(
            ContentTexts.FaultsOf(
                "we-20/talks/a.md",
                $"---\nid: {Guid.NewGuid()}\ntitle: Old\nspeakers:\n{Repeat(_ => Speaker)}{Speaker}---\n"
            ),
            fault => fault.Contains("1,001 entries; 1,000 is the limit", StringComparison.Ordinal)
        );
        Assert.Contains(
            ContentTexts.FaultsOf(
                "we-20/talks/a.md",
                $"---\nid: {Guid.NewGuid()}\ntitle: Old\nspeakers:\n{Speaker}---\n\n{Body(BodyBytes + 1)}\n"
            ),
            fault => fault.Contains("the limit is 200 KB", StringComparison.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_file_at_a_limit_opens_in_its_form_and_is_saved_unchanged_and_changed(string path)
    {
        using var site = Site(path);
        using var desk = await site.OpenAsync();
        var editor = await site.EditorAsync(path);
        using var same = await desk.SubmitAsync(editor, "", new() { ["act"] = "publish" });
        Assert.Equal(
            (HttpStatusCode.Redirect, "published"),
            (same.StatusCode, same.Headers.Location?.OriginalString.Split("said=")[^1])
        );
        Assert.Equal(Full[path], await site.TextAsync(path));

        var key = path.StartsWith("people/", StringComparison.Ordinal) ? "name" : "title";
        using var kept = await desk.SubmitAsync(editor, "?handler=Autosave", new() { [key] = "Mid" });
        Assert.Equal(HttpStatusCode.OK, kept.StatusCode);
        using var changed = await desk.SubmitAsync(editor, "", new() { [key] = "New", ["act"] = "publish" });
        Assert.Equal(
            (HttpStatusCode.Redirect, "published"),
            (changed.StatusCode, changed.Headers.Location?.OriginalString.Split("said=")[^1])
        );
        var expected = string.Join(
            '\n',
            FileLimits
                .Full[path]
                .Split('\n')
                .Select(line => line.StartsWith(key + ": ", StringComparison.Ordinal) ? key + ": New" : line)
        );
        Assert.Equal(expected, await site.TextAsync(path));
    }

    [Fact]
    public async Task A_rename_keeps_every_entry_of_the_items_that_name_it()
    {
        using var site = Site("we-20/talks/speakers", "we-20/sessions/lists");
        using var desk = await site.OpenAsync();
        var before = await site.TextAsync("we-20/talks/speakers");
        using var answer = await desk.SubmitAsync(
            await site.EditorAsync("people/ada-lovelace"),
            "",
            new() { ["item-slug"] = "ada-king", ["act"] = "publish" }
        );

        Assert.Equal("published", answer.Headers.Location?.OriginalString.Split("said=")[^1]);
        Assert.Equal(
            before.Replace("ada-lovelace", "ada-king", StringComparison.Ordinal),
            await site.TextAsync("we-20/talks/speakers")
        );
        Assert.Equal(
            2 * Entries,
            (await site.TextAsync("we-20/sessions/lists")).Split("ada-king").Length - 1
        );
    }

    /// <summary>With these of the full files alone: each takes long.</summary>
    private static ListeningWorkshop Site(params string[] paths) =>
        new([.. paths.Select(path => KeyValuePair.Create(path + ".md", Full[path]))]);
}
