using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Data;
using EMC2Workshop.Publishing.Import;

namespace EMC2Workshop.Tests.Publishing;

/// <summary>What may lie in a folder and is no item.</summary>
public sealed class ContentFolderTests : IDisposable
{
    private readonly WorkshopStore store = new();

    public ContentFolderTests() => store.Write(SmallWorkshop.Files);

    [Fact]
    public async Task Files_come_in_one_order_and_without_the_hidden_ones()
    {
        store.Write(".git/config", "x");
        store.Write("people/.ada.md.swp", "x");

        Assert.Equal(
            SmallWorkshop.Files.Keys.Order(StringComparer.Ordinal),
            new ContentFolder(store.Content).Files(_ => { })
        );
        Assert.Equal([], await FaultsAsync());
    }

    [Theory]
    [InlineData("Thumbs.db")]
    [InlineData("people/THUMBS.DB")]
    [InlineData("we-20/desktop.ini")]
    [InlineData("people/ada-lovelace.md~")]
    [InlineData("people/ada-lovelace.md.bak")]
    [InlineData("people/.DS_Store")]
    [InlineData("people/._ada-lovelace.md")]
    [InlineData("people/.ada-lovelace.md.swp")]
    [InlineData("people/ada-lovelace.md.swp")]
    [InlineData("people/#ada-lovelace.md#")]
    [InlineData("media/Thumbs.db")]
    [InlineData("__MACOSX/._people", "__MACOSX/")]
    [InlineData("people/__MACOSX/ada.md", "people/__MACOSX/")]
    public async Task What_machines_leave_is_passed_over_and_told(string file, string? told = null)
    {
        store.Write(file, "x");

        Assert.Equal([told ?? file], new ContentFolder(store.Content).FindLeftovers());
        Assert.Equal([], await FaultsAsync());
        var run = await ProgramHere.RunCommandAsync(
            store.File.ConnectionString,
            "content",
            "check",
            store.Content
        );
        Assert.Equal(
            [
                $"{told ?? file}:1: was left by another program; it is not imported",
                $"{SmallWorkshop.Files.Count} files in {store.Content}: no fault.",
            ],
            run.Lines
        );
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task A_start_tells_what_machines_left_too()
    {
        store.Write("people/Thumbs.db", "x");

        using var site = WorkshopProcess.Start(
            store.File.ConnectionString,
            "--urls",
            "http://127.0.0.1:0",
            "--Content:Root",
            store.Content
        );

        Assert.Contains(
            "\"{Path} in the content folder was left by another program; it is not imported\","
                + "\"Path\":\"people/Thumbs.db\"",
            await site.ReadUntilAsync("/admin/join/"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_folder_of_nothing_but_what_machines_leave_is_empty_and_removes_nothing()
    {
        await store.PrepareAsync();
        await store.ImportAsync();
        Directory.Delete(store.Content, recursive: true);
        store.Write("Thumbs.db", "x");

        Assert.Equal(
            [".:1: has no content files", "site.md:1: is missing; it names the series"],
            (await store.ImportAsync()).Faults.Select(fault => fault.ToString())
        );
        Assert.Equal(SmallWorkshop.Files, await store.ExportAsync());
    }

    [Fact]
    public async Task A_file_that_is_no_Markdown_is_told()
    {
        store.Write("people/ada.jpg", "x");
        store.Write("people/ada.MD", "x");

        Assert.Equal(
            [
                "people/ada.MD:1: is no content; items are files that end in .md",
                "people/ada.jpg:1: is no content; items are files that end in .md",
            ],
            await FaultsAsync()
        );
    }

    [Fact]
    public async Task A_name_with_a_backslash_is_no_way_to_another_folder()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There a backslash parts folders.");
        store.Write("people\\ada-lovelace.md", "x");
        store.Write("x\\..\\..\\secret.md", "x");

        Assert.Equal(
            [
                "people\\ada-lovelace.md:1: \"people\\ada-lovelace\" can't be part of an address; use "
                    + "lower-case letters, digits and single hyphens, such as \"people-ada-lovelace\"",
                "x\\..\\..\\secret.md:1: \"x\\..\\..\\secret\" can't be part of an address; use lower-case "
                    + "letters, digits and single hyphens, such as \"x-secret\"",
            ],
            await FaultsAsync()
        );
    }

    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("/etc/passwd")]
    [InlineData("ada-lovelace.md")]
    [InlineData("nowhere.md")]
    public async Task A_link_to_a_file_is_told_and_not_read(string target)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights there.");
        File.CreateSymbolicLink(Path.Combine(store.Content, "people", "eve.md"), target);

        Assert.Equal(["people/eve.md:1: is a link; put the file itself here"], await FaultsAsync());
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("/")]
    public async Task A_link_to_a_folder_is_told_and_not_followed(string target)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights there.");
        Directory.CreateSymbolicLink(Path.Combine(store.Content, "people", "a"), target);
        Directory.CreateSymbolicLink(Path.Combine(store.Content, "people", "b"), target);

        Assert.Equal(
            [
                "people/a:1: is a link; put the file itself here",
                "people/b:1: is a link; put the file itself here",
            ],
            await FaultsAsync()
        );
    }

    [Fact]
    public async Task A_file_of_gigabytes_is_told_and_not_read()
    {
        using (var large = File.Create(Path.Combine(store.Content, "people", "large.md")))
            large.SetLength(5_000_000_000);

        Assert.Equal(
            ["people/large.md:1: the file has more than 262,144 bytes; shorten it, or make it several"],
            await FaultsAsync()
        );
    }

    [Fact]
    public async Task The_guide_must_be_a_text_too()
    {
        store.Write(ContentFolder.Guide, "One\nTwo \u0000\n");

        Assert.Equal(["README.md:2: holds the character U+0000; take it out"], await FaultsAsync());
    }

    [Fact]
    public async Task The_guide_has_its_place_at_the_root_alone()
    {
        store.Write("people/README.md", "# People");

        Assert.Equal(
            [
                "people/README.md:1: \"README\" can't be part of an address; use lower-case letters, "
                    + "digits and single hyphens, such as \"readme\"",
            ],
            await FaultsAsync()
        );
    }

    [Fact]
    public async Task The_guides_own_id_is_no_items()
    {
        store.Write("people/eve.md", SmallWorkshop.Person(ContentItem.GuideId.ToString(), "Eve"));

        Assert.Equal(
            [
                "people/eve.md:2: id is also that of README.md; ids are never shared: delete the id "
                    + "line of the copy and write \"id: (id)\" (fresh, ready to use)",
            ],
            await FaultsAsync()
        );
    }

    public void Dispose() => store.Dispose();

    private async Task<IEnumerable<string>> FaultsAsync() =>
        (
            await ContentImporter.CheckAsync(
                new ContentFolder(store.Content),
                new MarkdownRenderer(),
                TestContext.Current.CancellationToken
            )
        ).Faults.Select(fault => ContentTexts.WithoutFreshIds(fault.ToString()));
}
