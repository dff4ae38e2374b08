using EMC2Workshop.Tests.Admin;

namespace EMC2Workshop.Tests.Backup;

/// <summary>What the program creates is its owner's alone, whatever the shell lets others read.</summary>
public sealed class FileModesTests : IDisposable
{
    private const UnixFileMode Folder =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode File = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly Installation server = Installation.OfSmallWorkshop();

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose() => server.Dispose();

    [Fact]
    public async Task Everything_beside_a_store_and_in_a_backup_is_readable_by_its_owner_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Files have no modes there.");
        Assert.Equal(0, (await server.RunInShellAsync(["content", "import", server.Content])).Code);
        await server.AddOwnerAsync();
        await server.StartSiteAsync();
        using var desk = await server.SignInAsync();
        await desk.UploadAsync("/admin/media", "file", Pictures.Png(400, 300), "picture.png");
        using var zip = await desk.Client.GetAsync("/admin/files?handler=Zip", Aborted);
        Assert.Equal("application/zip", zip.Content.Headers.ContentType?.MediaType);
        Assert.Equal(0, (await server.RunInShellAsync(["backup", server.In("backup")])).Code);

        // It is no secret, and may be made by another user than the site's.
        Assert.Equal(["workshop.db.last-backup.json"], WideIn(server.In("site")));
        Assert.Empty(WideIn(server.In("backup")));
        Assert.Empty(WideIn(server.In("tmp")));
        Assert.Equal(
            (File, File, File),
            (Mode(server.Store), Mode(server.Store + "-wal"), Mode(server.Store + "-shm"))
        );
        Assert.Equal(
            (Folder, Folder, Folder, Folder),
            (
                Mode(server.In("site")),
                Mode(server.Store + ".media"),
                Mode(server.Store + ".keys"),
                Mode(server.In("backup"))
            )
        );

        server.KillSite();
        Assert.Equal(0, (await server.RunInShellAsync(["restore", server.In("backup")])).Code);
        Assert.Equal(["workshop.db.last-backup.json"], WideIn(server.In("site")));

        Assert.Equal(0, (await server.RunInShellAsync(["content", "export", server.In("export")])).Code);
        Assert.Equal(
            File | UnixFileMode.GroupRead | UnixFileMode.OtherRead,
            Mode(Directory.EnumerateFiles(server.In("export/media")).Single())
        );
    }

    [Fact]
    public async Task What_waits_of_an_upload_is_readable_by_its_owner_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Files have no modes there.");
        await server.AddOwnerAsync();
        await server.StartSiteAsync();
        using var desk = await server.SignInAsync();
        using var content = new HalfSent();
        var sent = desk.Client.PostAsync("/admin/media", content, Aborted);

        await WaitFor.SoAsync(
            () => Waiting().Count > 0 || sent.IsCompleted,
            "no part of the upload is on the disk"
        );

        Assert.NotEmpty(Waiting());
        Assert.Empty(WideIn(server.In("site")));
        content.GoOn();
        await sent;
    }

    [Fact]
    public async Task A_store_that_others_can_read_is_narrowed_at_a_start_but_not_the_folder_it_lies_in()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Files have no modes there.");
        Assert.Equal(0, (await server.RunAsync("content", "import", server.Content)).Code);
        var picture = server.Folder.Write("site/workshop.db.media/picture.webp", "x");
        server.Folder.Write("site/workshop.db.keys/key-1.xml", "x");
        const UnixFileMode everybody =
            UnixFileMode.GroupRead
            | UnixFileMode.OtherRead
            | UnixFileMode.GroupExecute
            | UnixFileMode.OtherExecute;
        foreach (
            var path in Directory
                .EnumerateFileSystemEntries(server.In("site"), "*", SearchOption.AllDirectories)
                .Append(server.In("site"))
        )
            SetMode(
                path,
                Directory.Exists(path)
                    ? Folder | everybody
                    : File | UnixFileMode.GroupRead | UnixFileMode.OtherRead
            );

        Assert.Equal(0, (await server.RunInShellAsync(["organizers", "list"])).Code);

        Assert.Empty(WideIn(server.In("site")));
        Assert.Equal((Folder | everybody, File), (Mode(server.In("site")), Mode(picture)));
    }

    [Fact]
    public async Task An_export_is_for_whom_the_shell_lets_read_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Files have no modes there.");
        Assert.Equal(0, (await server.RunAsync("content", "import", server.Content)).Code);
        Assert.Equal(0, (await server.RunInShellAsync(["content", "export", server.In("export")])).Code);

        Assert.Equal(
            File | UnixFileMode.GroupRead | UnixFileMode.OtherRead,
            Mode(server.In("export/site.md"))
        );
        Assert.Empty(WideIn(server.In("site")));
    }

    private static UnixFileMode Mode(string path) =>
        OperatingSystem.IsWindows() ? default : System.IO.File.GetUnixFileMode(path);

    private static void SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
            System.IO.File.SetUnixFileMode(path, mode);
    }

    private static List<string> WideIn(string folder) =>
        [
            .. Directory
                .EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories)
                .Where(path => (Mode(path) & ~Folder) != 0)
                .Select(path => Path.GetRelativePath(folder, path)),
        ];

    private List<string> Waiting() =>
        [.. Directory.EnumerateFiles(server.In("site"), "ASPNETCORE_*", SearchOption.AllDirectories)];

    /// <summary>A form whose file never seems to end.</summary>
    private sealed class HalfSent : HttpContent
    {
        private readonly TaskCompletionSource rest = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public HalfSent() =>
            Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b");

        public void GoOn() => rest.SetResult();

        protected override async Task SerializeToStreamAsync(
            Stream stream,
            System.Net.TransportContext? context
        )
        {
            await stream.WriteAsync(
                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\n"u8.ToArray(),
                Aborted
            );
            await stream.WriteAsync(new byte[1024 * 1024], Aborted);
            await stream.FlushAsync(Aborted);
            await rest.Task;
            await stream.WriteAsync("\r\n--b--\r\n"u8.ToArray(), Aborted);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
