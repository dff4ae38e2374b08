using System.IO.Compression;
using EMC2Workshop.Content;
using EMC2Workshop.Publishing.Import;

namespace EMC2Workshop.Tests.Publishing;

public sealed class ZippedContentTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("../x.md")]
    [InlineData("/abs.md")]
    [InlineData("..\\x.md")]
    [InlineData("C:\\x.md")]
    [InlineData("people/../../x.md")]
    [InlineData("a\0b.md")]
    public async Task A_zip_with_a_file_outside_of_its_folder_is_refused_whole(string name)
    {
        Assert.NotNull(await ExtractAsync(("good.md", "text", 0), (name, "text", 0)));
        Assert.DoesNotContain(
            Directory.EnumerateFiles(Path.GetDirectoryName(folder.Path)!),
            file => Path.GetFileName(file) is "x.md" or "abs.md"
        );
    }

    [Fact]
    public async Task A_zip_with_a_link_is_refused() =>
        Assert.Contains(
            "link",
            await ExtractAsync(("people/link.md", "/etc/passwd", unchecked((int)0xA1FF0000))),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task A_zip_with_two_files_of_one_name_is_refused() =>
        Assert.Contains(
            "two files",
            await ExtractAsync(("site.md", "1", 0), ("SITE.md", "2", 0)),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task A_zip_that_grows_is_refused_by_what_was_counted() =>
        Assert.Contains(
            "limit",
            await ExtractAsync(("bomb.md", new string('a', ContentFile.LargestFile + 10), 0)),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task A_zip_of_too_many_files_is_refused_before_any_is_written()
    {
        var files = Enumerable
            .Range(0, ContentArchive.MostEntries + 1)
            .Select(number => ($"people/{number}.md", "", 0))
            .ToArray();

        Assert.Contains(
            $"The limit is {ContentArchive.MostEntries:N0}",
            await ExtractAsync(files),
            StringComparison.Ordinal
        );
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task A_zip_that_says_it_holds_too_much_is_refused_before_any_is_written()
    {
        var text = new string('a', ContentFile.LargestFile);
        var files = Enumerable
            .Range(0, (int)(ContentArchive.MostBytes / text.Length) + 1)
            .Select(number => ($"people/{number}.md", text, 0))
            .ToArray();

        Assert.Contains("of texts, which is the limit", await ExtractAsync(files), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task What_is_no_zip_is_refused()
    {
        using var bytes = new MemoryStream("not a zip"u8.ToArray());
        Assert.Equal(
            "This is not a zip file. Choose one that ends in .zip.",
            await ContentArchive.ExtractAsync(bytes, folder.Path, TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task A_good_zip_is_taken_as_it_is()
    {
        Assert.Null(await ExtractAsync(("people/ada.md", "text\n", 0), ("site.md", "more\n", 0)));
        Assert.Equal(
            ("text\n", "more\n"),
            (
                await File.ReadAllTextAsync(
                    Path.Combine(folder.Path, "people/ada.md"),
                    TestContext.Current.CancellationToken
                ),
                await File.ReadAllTextAsync(
                    Path.Combine(folder.Path, "site.md"),
                    TestContext.Current.CancellationToken
                )
            )
        );
    }

    private async Task<string?> ExtractAsync(params (string Name, string Text, int Attributes)[] files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text, attributes) in files)
            {
                var entry = zip.CreateEntry(name);
                if (attributes != 0)
                    entry.ExternalAttributes = attributes;
                using var writer = new StreamWriter(entry.Open());
                await writer.WriteAsync(text);
            }
        }
        bytes.Position = 0;
        return await ContentArchive.ExtractAsync(bytes, folder.Path, TestContext.Current.CancellationToken);
    }
}
