using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Media;
using EMC2Workshop.Model;
using EMC2Workshop.Publishing.Export;
using EMC2Workshop.Publishing.Import;

namespace EMC2Workshop.Tests.Publishing;

/// <summary>Pictures and documents as files of the content folder.</summary>
public sealed class MediaFilesTests : IDisposable
{
    private const string Missing = "0123456789abcdef0123456789abcdef.webp";
    private readonly WorkshopStore store = new();

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public MediaFilesTests() => store.Write(SmallWorkshop.Files);

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task A_folder_with_media_comes_back_to_the_byte()
    {
        await store.PrepareAsync();
        var (portrait, slides) = (
            await WriteAsync(Pictures.Photograph(700, 500)),
            await WriteAsync(Pictures.Pdf)
        );
        store.Write("people/ada-lovelace.md", Portrait(portrait));
        store.Write(
            "we-20/papers/numbers.md",
            SmallWorkshop
                .Files["we-20/papers/numbers.md"]
                .Replace(
                    "\n---\n",
                    $"\nmaterials:\n  - kind: paper\n    title: The paper\n    file: {slides}\n---\n",
                    StringComparison.Ordinal
                )
        );
        Assert.Equal([], await FaultsAsync());
        var report = await store.ImportAsync();
        Assert.Equal([], report.Faults);
        Assert.Contains($"media/{portrait}", report.Taken);

        await using var db = store.Open();
        using var other = new TemporaryFolder();
        await new ContentExporter(db).ExportAsync(
            other.Path,
            fault => Assert.Fail(fault.ToString()),
            Aborted
        );
        Assert.Equal(ContentTexts.In(store.Content), ContentTexts.In(other.Path));
        Assert.Equal([], (await store.ImportAsync()).Taken);
        Assert.True(File.Exists(Path.Combine(store.File.Media, MediaName.ForWidth(portrait, 320))));
        Assert.Equal(
            new Picture(portrait, "Ada at her desk", 500, 700),
            db.People.Single(person => person.Slug == "ada-lovelace").Portrait
        );
    }

    [Fact]
    public async Task What_names_a_missing_file_is_told_by_its_line()
    {
        store.Write("people/ada-lovelace.md", Portrait(Missing));
        var told =
            $"people/ada-lovelace.md:4: portrait names \"{Missing}\", but there is no file media/{Missing}; "
            + "add the file, or upload it on the site and take its name from there";

        Assert.Equal([told], await FaultsAsync());
        await store.PrepareAsync();
        Assert.Equal([told], (await store.ImportAsync()).Faults.Select(fault => fault.ToString()));
    }

    [Fact]
    public async Task A_file_that_does_not_hold_what_its_name_says_is_a_fault()
    {
        var name = await WriteAsync(Pictures.Png());
        File.Move(Path.Combine(store.Content, "media", name), Path.Combine(store.Content, "media", Missing));

        Assert.Equal(
            [$"media/{Missing}:1: does not hold what its name says; what is in it has the name {name}"],
            await FaultsAsync()
        );
    }

    [Theory]
    [InlineData("ada.jpg", "is no name of a picture or document")]
    [InlineData("ada.md", "is no name of a picture or document")]
    [InlineData("deep/" + Missing, "is no name of a picture or document")]
    [InlineData(Missing, "is JPEG by what is in it")]
    [InlineData("0123456789abcdef0123456789abcdef.pdf", "is JPEG by what is in it")]
    public async Task What_an_upload_would_not_have_become_is_a_fault(string name, string fault)
    {
        Write(name, Pictures.Photograph(30, 20));
        Assert.Contains(
            $"media/{name}:1: {fault}",
            Assert.Single(await FaultsAsync()),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_picture_with_more_in_it_is_a_fault()
    {
        foreach (
            var bytes in new[]
            {
                Pictures.Webp(withMetadata: true),
                [.. Pictures.Webp(), .. "<script>alert(1)</script>"u8],
            }
        )
        {
            var name = MediaName.FromHash(System.Security.Cryptography.SHA256.HashData(bytes), ".webp");
            Write(name, bytes);
            Assert.Equal(
                [
                    $"media/{name}:1: has more in it than one picture, such as metadata; upload it on the "
                        + "site, and take what that makes of it",
                ],
                await FaultsAsync()
            );
            store.Remove("media/" + name);
        }
        var plain = Pictures.Webp();
        Write(MediaName.FromHash(System.Security.Cryptography.SHA256.HashData(plain), ".webp"), plain);
        Assert.Equal([], await FaultsAsync());
    }

    [Fact]
    public async Task A_folder_with_a_fault_leaves_nothing_behind()
    {
        await store.PrepareAsync();
        await WriteAsync(Pictures.Png());
        store.Write("people/eve.md", "no front matter");

        Assert.NotEmpty((await store.ImportAsync()).Faults);
        Assert.Empty(Directory.EnumerateFileSystemEntries(store.File.Media));
    }

    [Fact]
    public async Task An_ordinary_picture_is_turned_into_what_an_upload_would_have_become()
    {
        var photograph = Pictures.Photograph(700, 500);
        Write("Ada at home.JPG", photograph);
        Write("talk (final).pdf", Pictures.Pdf);
        store.Write(
            "people/ada-lovelace.md",
            Portrait("Ada at home.JPG") + "\nShe wrote “Ada at home.JPG”.\n"
        );
        store.Write("pages/pictures.md", PageWith("[slides](/media/talk%20%28final%29.pdf)"));
        await using var upload = new MemoryStream(photograph);
        using var staged = await StagedMedia.FromUploadAsync(upload, store.Folder.Path, Aborted);

        var told = await ProgramHere.RunCommandAsync(
            store.File.ConnectionString,
            ["content", "media", store.Content]
        );

        var slides = MediaName.FromHash(System.Security.Cryptography.SHA256.HashData(Pictures.Pdf), ".pdf");
        Assert.Equal(
            [
                $"media/Ada at home.JPG -> media/{staged.Name}, in people/ada-lovelace.md",
                $"media/talk (final).pdf -> media/{slides}, in pages/pictures.md",
                "2 files turned into what the site keeps, 0 not.",
            ],
            told.Lines
        );
        Assert.Equal(
            Portrait(staged.Name) + "\nShe wrote “Ada at home.JPG”.\n",
            await File.ReadAllTextAsync(Path.Combine(store.Content, "people/ada-lovelace.md"), Aborted)
        );
        Assert.Equal(
            PageWith($"[slides](/media/{slides})"),
            await File.ReadAllTextAsync(Path.Combine(store.Content, "pages/pictures.md"), Aborted)
        );
        Assert.Equal([], await FaultsAsync());
        await store.PrepareAsync();
        Assert.Equal([], (await store.ImportAsync()).Faults);
    }

    [Fact]
    public async Task What_no_upload_would_be_taken_as_stays_where_it_is()
    {
        Write("notes.txt", "no picture"u8.ToArray());
        store.Write("people/ada-lovelace.md", Portrait("notes.txt"));

        var told = await ProgramHere.RunCommandAsync(
            store.File.ConnectionString,
            ["content", "media", store.Content]
        );

        Assert.Equal(1, told.ExitCode);
        Assert.StartsWith("media/notes.txt:1: ", told.Lines[0], StringComparison.Ordinal);
        Assert.Equal("0 files turned into what the site keeps, 1 not.", told.Lines[^1]);
        Assert.Equal(
            Portrait("notes.txt"),
            await File.ReadAllTextAsync(Path.Combine(store.Content, "people/ada-lovelace.md"), Aborted)
        );
        Assert.True(File.Exists(Path.Combine(store.Content, "media/notes.txt")));
    }

    private static string PageWith(string text) =>
        $"---\nid: 0c8a1d52-4f39-4a3c-8a44-0f5b7f7a1c11\ntitle: Pictures\n---\n\n{text}\n";

    private static string Portrait(string name) =>
        $"---\nid: {SmallWorkshop.Ada}\nname: Ada Lovelace\nportrait: {name}\nportrait_alt: Ada at her desk\n---\n";

    private void Write(string name, byte[] bytes)
    {
        var path = Path.Combine(store.Content, "media", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }

    /// <summary>What an upload becomes, put into the content folder.</summary>
    private async Task<string> WriteAsync(byte[] upload)
    {
        using var stream = new MemoryStream(upload);
        using var folder = new TemporaryFolder();
        using var prepared = await StagedMedia.FromUploadAsync(stream, folder.Path, Aborted);
        Write(
            prepared.Name,
            await File.ReadAllBytesAsync(
                prepared.Files.Single(file => file.Name == prepared.Name).FullName,
                Aborted
            )
        );
        return prepared.Name;
    }

    private async Task<IEnumerable<string>> FaultsAsync() =>
        (
            await ContentImporter.CheckAsync(
                new ContentFolder(store.Content),
                new MarkdownRenderer(),
                Aborted
            )
        ).Faults.Select(fault => fault.ToString());
}
