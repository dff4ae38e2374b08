using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EMC2Workshop.Tests.Publishing;

/// <summary>A folder that can't be read, or only in part, is not one from which files were deleted.</summary>
[SupportedOSPlatform("linux")]
public sealed class UnreadableFolderTests : IDisposable
{
    private const uint Nobody = 65534;
    private const UnixFileMode Everything =
        UnixFileMode.UserRead
        | UnixFileMode.UserWrite
        | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherWrite
        | UnixFileMode.OtherExecute;

    private readonly TemporaryFolder program = new();

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("people")]
    [InlineData("we-20/talks")]
    [InlineData("we-20/talks/engines.md")]
    [InlineData("media")]
    [InlineData(".")]
    public async Task What_an_ordinary_user_may_not_read_is_told_and_nothing_is_removed(string place)
    {
        using var store = await ForEverybodyAsync();
        var before = await store.RowsAsync();
        Deny(store, place);

        var check = await RunAsync(store, "content", "check", store.Content);
        var import = await RunAsync(store, "content", "import", store.Content, "--remove");

        var fault = $"{place}:1: can't be read: permission denied";
        Assert.Equal((1, $"{fault}|1 fault in {store.Content}."), check);
        Assert.Equal((1, $"{fault}|1 fault in {store.Content}.|Nothing was stored."), import);
        Assert.Equal(before, await store.RowsAsync());
    }

    [Fact]
    public async Task A_site_starts_with_what_it_has_when_a_folder_can_not_be_read()
    {
        using var store = await ForEverybodyAsync();
        var before = await store.RowsAsync();
        Deny(store, "we-20/talks");
        store.Write(
            "we-20/papers/new.md",
            "---\nid: 00000000-0000-4000-8000-0000000000ff\ntitle: New\n---\n"
        );

        using var site = Start(store, "--urls", "http://127.0.0.1:0", "--Content:Root", store.Content);
        // The content is ready, and the start goes on.
        var log = await site.ReadUntilAsync("/admin/join/");
        site.Kill();

        Assert.Matches(
            @"""Path"":""we-20/talks"",""Line"":1,""Fault"":""can't be read: permission denied""",
            log
        );
        Assert.Contains("/admin/join/", log, StringComparison.Ordinal);
        Assert.Equal(before, await store.RowsAsync());
    }

    [Fact]
    public async Task Files_that_can_not_be_written_are_told_and_the_others_are_exported()
    {
        using var store = await ForEverybodyAsync();
        Deny(store, "people");
        File.Delete(Path.Combine(store.Content, "site.md"));

        var (code, lines) = await RunAsync(store, "content", "export", store.Content);

        Assert.Equal(1, code);
        Assert.Matches(
            @"^people/ada-lovelace.md:1: can't be exported: .*denied.*\|people/alan-turing.md:1: can't be exported: "
                + @".*\|6 files written to .*, 2 not\.$",
            lines
        );
        Assert.Equal(
            SmallWorkshop.Files["site.md"],
            await File.ReadAllTextAsync(Path.Combine(store.Content, "site.md"), Aborted)
        );
    }

    [Fact]
    public async Task A_dangling_link_and_a_folder_in_place_of_a_file_are_told()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        var before = await store.RowsAsync();
        store.Remove("people/ada-lovelace.md");
        File.CreateSymbolicLink(Path.Combine(store.Content, "people/ada-lovelace.md"), "nowhere.md");
        Assert.Contains(
            "people/ada-lovelace.md:1: is a link; put the file itself here",
            (await store.ImportAsync()).Faults.Select(fault => fault.ToString())
        );
        Assert.Equal(before, await store.RowsAsync());
    }

    [Fact]
    public async Task A_folder_that_is_not_there_removes_nothing()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        Directory.Delete(store.Content, recursive: true);

        Assert.Equal(
            [".:1: can't be read: it isn't there"],
            (await store.ImportAsync()).Faults.Select(fault => fault.ToString())
        );
        Assert.Equal(SmallWorkshop.Files, await store.ExportAsync());
    }

    [Fact]
    public async Task An_empty_mount_removes_nothing_though_organizers_edited_what_the_site_can_not_be_without()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        await store.EditAsync(
            "site.md",
            SmallWorkshop.Files["site.md"].Replace("Engines", "Many engines", StringComparison.Ordinal)
        );
        Directory.Delete(store.Content, recursive: true);
        Directory.CreateDirectory(Path.Combine(store.Content, "lost+found"));

        Assert.Equal(
            [".:1: has no content files"],
            (await store.ImportAsync()).Faults.Select(fault => fault.ToString())
        );
        Assert.Equal(SmallWorkshop.Files.Count, (await store.ExportAsync()).Count);
    }

    [Property(Arbitrary = [typeof(AnyFolder)], MaxTest = 6)]
    public void Whatever_of_a_folder_can_not_be_read_no_item_is_removed(AnyFolder[] folders, PositiveInt seed)
    {
        using var store = WorkshopStore.FilledAsync(folders[0].Files).GetAwaiter().GetResult();
        Permit(store);
        var random = new Random(seed.Get);
        var places = Directory
            .EnumerateFileSystemEntries(store.Content, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .ToArray();
        var denied = places
            .Where(_ => random.Next(places.Length) < 2)
            .DefaultIfEmpty(places[random.Next(places.Length)])
            .ToArray();
        // Files come and go beside it.
        foreach (var file in places.Except(denied).Where(file => File.Exists(file) && random.Next(4) == 0))
            File.Delete(file);
        foreach (var place in denied)
            File.SetUnixFileMode(place, UnixFileMode.None);
        var before = store.ExportAsync().GetAwaiter().GetResult();

        var report = AsOrdinaryUser(() => store.ImportAsync().GetAwaiter().GetResult());

        Assert.Contains(report.Faults, fault => fault.Message == "can't be read: permission denied");
        Assert.Equal(before, store.ExportAsync().GetAwaiter().GetResult());
        Permit(store);
    }

    public void Dispose() => program.Dispose();

    /// <summary>A store and a folder that anybody may read and write.</summary>
    private static async Task<WorkshopStore> ForEverybodyAsync()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only there can a test be somebody else.");
        var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        Directory.CreateDirectory(Path.Combine(store.Content, "media"));
        Permit(store);
        return store;
    }

    private static void Permit(WorkshopStore store)
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        File.SetUnixFileMode(store.Folder.Path, Everything);
        foreach (
            var place in Directory.EnumerateFileSystemEntries(
                store.Folder.Path,
                "*",
                SearchOption.AllDirectories
            )
        )
            File.SetUnixFileMode(place, Everything);
    }

    private static void Deny(WorkshopStore store, string place) =>
        File.SetUnixFileMode(Path.Combine(store.Content, place), UnixFileMode.None);

    private WorkshopProcess Start(WorkshopStore store, params string[] args)
    {
        if (!Environment.IsPrivilegedProcess)
            return WorkshopProcess.StartAsOrdinaryUser(
                PublishedFolder.Path,
                store.File.ConnectionString,
                args
            );
        // The built program may lie where only root may go.
        if (!Directory.EnumerateFiles(program.Path).Any())
            TemporaryFolder.Copy(PublishedFolder.Path, program.Path);
        // A site in this process may have made what is created here private.
        File.SetUnixFileMode(program.Path, Everything);
        foreach (
            var place in Directory.EnumerateFileSystemEntries(program.Path, "*", SearchOption.AllDirectories)
        )
            File.SetUnixFileMode(place, Everything);
        return WorkshopProcess.StartAsOrdinaryUser(program.Path, store.File.ConnectionString, args);
    }

    private async Task<(int ExitCode, string Lines)> RunAsync(WorkshopStore store, params string[] args)
    {
        var (code, lines) = await Start(store, args).EndAsync();
        // Of the store, which belongs to whoever runs the tests.
        var told = lines.Where(line =>
            !line.StartsWith("Others may be able to read ", StringComparison.Ordinal)
        );
        return (code, string.Join('|', told));
    }

    /// <summary>On a thread that the file system takes for an ordinary user's.</summary>
    private static T AsOrdinaryUser<T>(Func<T> work)
    {
        T? result = default;
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            if (Environment.IsPrivilegedProcess)
                Assert.Equal(0, SetFileSystemUser(Nobody));
            try
            {
                result = work();
            }
            catch (Exception exception)
            {
                failure = exception;
            }
        });
        thread.Start();
        thread.Join();
        return failure is null ? result! : throw new InvalidOperationException("The work failed.", failure);
    }

    [DllImport("libc", EntryPoint = "setfsuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetFileSystemUser(uint user);
}
