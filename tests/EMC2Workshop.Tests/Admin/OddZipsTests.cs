using System.IO.Compression;
using System.Net;
using System.Text;
using EMC2Workshop.Publishing.Import;

namespace EMC2Workshop.Tests.Admin;

/// <summary>What calls itself a zip of content, as it comes through the organizers' page.</summary>
public sealed class OddZipsTests(WorkshopSite site) : IClassFixture<WorkshopSite>
{
    private static readonly byte[] Good = Zip(
        ("people/ada.md", "text\n"),
        ("people/alan.md", "text\n"),
        ("site.md", new string('a', 500))
    );

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, byte[]> Zips() =>
        new()
        {
            { "empty", "not a zip", [] },
            { "tiny", "not a zip", [(byte)'P'] },
            { "a signature alone", "not a zip", "PK\u0005\u0006"u8.ToArray() },
            { "no zip", "not a zip", new byte[100_000] },
            { "without files", "is empty", Zip() },
            { "cut at the end", "not a zip", Good[..^10] },
            { "cut in the middle", "not a zip", Good[..(Good.Length / 2)] },
            { "without its beginning", "not a zip", Good[20..] },
            { "a file and a folder of one name", "people", Zip(("people", "1"), ("people/ada.md", "2")) },
            {
                "a folder and a file of one name",
                "people/ada.md",
                Zip(("people/ada.md/x.md", "1"), ("people/ada.md", "2"))
            },
            {
                "a folder and a file of one name but for case",
                "people",
                Zip(("People", "1"), ("people/ada.md", "2"))
            },
            {
                "an empty folder and a file of one name",
                "people/a.md",
                Zip(("people/a.md/", ""), ("people/a.md", "2"))
            },
            { "names that differ by case", "Site.md", Zip(("site.md", "1"), ("Site.md", "2")) },
            {
                "names that differ by slashes",
                "unsafe path",
                Zip(("people/ada.md", "1"), ("people//ada.md", "2"))
            },
            { "a name of 256 bytes", "too long", Zip(($"people/{new string('a', 253)}.md", "1")) },
            {
                "a name of 200 letters that are more bytes",
                "too long",
                Zip(($"people/{new string('ä', 200)}.md", "1"))
            },
            {
                "a name of 5000 letters",
                "too long",
                Zip((string.Concat(Enumerable.Repeat("abc/", 1250)) + "x.md", "1"))
            },
            { "a name of control characters", "can't be used", Zip(("people/\u0001\n\u007f.md", "1")) },
            { "a name of nothing", "can't be used", Zip(("", "1")) },
            { "only a slash", "unsafe path", Zip(("/", "")) },
            { "encrypted", "password", Encrypted(Good) },
            { "of an unknown compression", "damaged", Method(Good, 99) },
            { "a size that is a great lie", "limit", Sized(Good, int.MaxValue) },
            { "headers that lead beyond its end", "damaged", Offset(Good, 0x7FFFFFFF) },
        };

    [Theory]
    [MemberData(nameof(Zips))]
    public async Task An_odd_zip_is_refused_with_words(string name, string says, byte[] zip)
    {
        using var desk = await Desk.OpenAsync(site);

        using var answer = await desk.UploadAsync(
            "/admin/files",
            "zip",
            zip,
            "content.zip",
            type: "application/zip"
        );

        Assert.True(answer.StatusCode == HttpStatusCode.UnprocessableEntity, $"{name}: {answer.StatusCode}");
        var told = WorkshopSite.TextOf((await answer.PageAsync()).QuerySelector("[role=alert]"));
        Assert.Contains(says, told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_zip_with_any_byte_wrong_is_taken_apart_or_refused_but_breaks_nothing()
    {
        var random = new Random(11);
        for (var round = 0; round < 3000; round++)
        {
            var bytes = Good.ToArray();
            for (var count = random.Next(1, 4); count > 0; count--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            using var folder = new TemporaryFolder();
            using var stream = new MemoryStream(bytes);

            await ContentArchive.ExtractAsync(stream, folder.Path, Aborted);
        }
    }

    private static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name.Length > 0 ? name : "?").Open());
                writer.Write(text);
            }
        }
        // No library writes a name that is empty.
        var written = bytes.ToArray();
        return files is [{ Name: "" }]
            ? Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(written).Replace('?', '\0'))
            : written;
    }

    /// <summary>
    /// Where each entry's header in the list at the end begins (APPNOTE 4.3.12), and the one before its bytes (4.3.7).
    /// </summary>
    private static byte[] WithHeaders(byte[] zip, Action<Span<byte>> list, Action<Span<byte>> local)
    {
        var bytes = zip.ToArray();
        for (var at = 0; at < bytes.Length - 4; at++)
        {
            if (bytes.AsSpan(at, 4).SequenceEqual("PK\u0001\u0002"u8))
                list(bytes.AsSpan(at));
            if (bytes.AsSpan(at, 4).SequenceEqual("PK\u0003\u0004"u8))
                local(bytes.AsSpan(at));
        }
        return bytes;
    }

    private static byte[] Encrypted(byte[] zip) =>
        WithHeaders(zip, header => header[8] |= 1, header => header[6] |= 1);

    private static byte[] Method(byte[] zip, ushort method) =>
        WithHeaders(
            zip,
            header => BitConverter.TryWriteBytes(header[10..], method),
            header => BitConverter.TryWriteBytes(header[8..], method)
        );

    private static byte[] Sized(byte[] zip, int size) =>
        WithHeaders(zip, header => BitConverter.TryWriteBytes(header[24..], size), _ => { });

    private static byte[] Offset(byte[] zip, int offset) =>
        WithHeaders(zip, header => BitConverter.TryWriteBytes(header[42..], offset), _ => { });
}
