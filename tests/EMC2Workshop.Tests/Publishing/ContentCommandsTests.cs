using System.Text;
using EMC2Workshop.Data;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Tests.Publishing;

/// <summary>The commands, on a copy of the real content.</summary>
public sealed class ContentCommandsTests : IDisposable
{
    private readonly WorkshopStore store = new();

    public ContentCommandsTests() => TemporaryFolder.Copy(Repository.Content, store.Content);

    [Fact]
    public async Task What_is_imported_is_exported_to_the_byte()
    {
        var target = Path.Combine(store.Folder.Path, "exported");
        var files = ContentTexts.In(Repository.Content);

        Assert.Equal(
            (0, $"Imported {files.Count - 1}, deleted 0, kept 0 edited on the site."),
            await RunInShellAsync("import", store.Content)
        );
        Assert.Equal(
            (0, $"{files.Count} files written to {target}."),
            await RunInShellAsync("export", target)
        );
        Assert.Equal(files, ContentTexts.In(target));
        Assert.Equal(
            (0, "Imported 0, deleted 0, kept 0 edited on the site."),
            await RunInShellAsync("import", target)
        );
    }

    [Fact]
    public async Task What_an_upgrade_left_out_of_the_search_is_put_back_before_an_import()
    {
        await RunAsync("import", store.Content);
        await using var db = store.Open();
        var before = await SearchedAsync(db);
        await db.Database.ExecuteSqlRawAsync(
            "DELETE FROM SearchIndex",
            TestContext.Current.CancellationToken
        );
        Replace("people/yann-lecun.md", "name: Yann LeCun", "name: Yann Le Cun");

        await RunAsync("import", store.Content);

        Assert.NotEqual(0, before);
        Assert.Equal(before, await SearchedAsync(db));
    }

    private static Task<int> SearchedAsync(WorkshopDbContext db) =>
        db
            .Database.SqlQuery<int>($"SELECT count(*) AS Value FROM SearchIndex")
            .SingleAsync(TestContext.Current.CancellationToken);

    [Fact]
    public async Task A_folder_without_faults_is_told_to_be_so() =>
        Assert.Equal(
            (0, $"{ContentTexts.In(store.Content).Count} files in {store.Content}: no fault."),
            await RunAsync("check", store.Content)
        );

    [Fact]
    public async Task What_is_hardly_meant_is_told_with_its_line_and_is_no_fault()
    {
        const string file = "people/yann-lecun.md";
        Replace(file, "name: Yann LeCun", "name: Yann {\\'E}lu #1");
        Replace(
            "site.md",
            "acronym: EMC2\n",
            "acronym: EMC2\naliases:\n  - from: /old\n    to: /\n  - from: /People/Yann-LeCun\n    to: /editions\n"
        );
        Replace(file, "Yann LeCun is VP", "He\n\n\\emph{is} [reached](sms:12) VP");

        Assert.Equal(
            (
                0,
                $"{file}:3: warning: has HTML or TeX in its name|"
                    + $"{file}:3: warning: has a name that ends before #1: a value with a space and # in it needs "
                    + $"double quotes|{file}:9: warning: has HTML or TeX in its text|"
                    + $"{file}:9: warning: has a link to sms:12, which pages leave out|"
                    + "site.md:8: warning: has the old address /People/Yann-LeCun, which never works: a page of this "
                    + "site is there|"
                    + $"{ContentTexts.In(store.Content).Count} files in {store.Content}: no fault."
            ),
            await RunAsync("check", store.Content)
        );
    }

    [Fact]
    public async Task Every_fault_of_a_folder_is_told_at_once_and_nothing_is_stored()
    {
        await store.PrepareAsync();
        await store.ImportAsync();
        var (before, stamp) = (await store.RowsAsync(), await store.StampAsync());
        var faults = Spoil();

        var check = await ProgramHere.RunCommandAsync(
            store.File.ConnectionString,
            "content",
            "check",
            store.Content
        );
        var import = await ProgramHere.RunCommandAsync(
            store.File.ConnectionString,
            "content",
            "import",
            store.Content
        );

        Assert.Equal(
            [.. faults, $"{faults.Length} faults in {store.Content}."],
            check.Lines.Select(ContentTexts.WithoutFreshIds)
        );
        Assert.Equal(
            [.. faults, $"{faults.Length} faults in {store.Content}.", "Nothing was stored."],
            import.Lines.Select(ContentTexts.WithoutFreshIds)
        );
        Assert.Equal((1, 1), (check.ExitCode, import.ExitCode));
        Assert.Equal(before, await store.RowsAsync());
        Assert.Equal(stamp, await store.StampAsync());
    }

    [Fact]
    public async Task An_edit_that_wins_over_a_file_is_told()
    {
        const string file = "people/yann-lecun.md";
        await store.PrepareAsync();
        await store.ImportAsync();
        await store.EditAsync(
            file,
            File.ReadAllText(Path.Combine(store.Content, file))
                .Replace("Yann LeCun", "Yann A. LeCun", StringComparison.Ordinal)
        );
        Replace(file, "name: Yann LeCun", "name: Y. LeCun");

        Assert.Equal(
            (
                0,
                $"{file}:1: changed here and on the site; the site's version was kept|Imported 0, deleted "
                    + "0, kept 1 edited on the site."
            ),
            await RunAsync("import", store.Content)
        );
    }

    [Theory]
    [InlineData("check")]
    [InlineData("import")]
    public async Task A_folder_that_is_not_there_is_told(string command) =>
        Assert.Equal(
            (1, $"There is no folder {store.Folder.Path}/nowhere."),
            await RunAsync(command, Path.Combine(store.Folder.Path, "nowhere"))
        );

    [Theory]
    [InlineData]
    [InlineData("remove")]
    [InlineData("check", "")]
    [InlineData("check", ".", "--all")]
    public async Task What_is_not_understood_is_met_with_what_would_be(params string[] args) =>
        Assert.Equal(
            (
                2,
                "content check  [dir]              check the files without importing them|content import "
                    + "[dir] [--remove]   import the files (all or none); --remove: delete items without a file, "
                    + "however many|       [--reason \"words\"]         why, for the public list of changes"
                    + "|content export [dir]              export everything to files"
            ),
            await RunAsync(args)
        );

    [Fact]
    public async Task A_place_that_can_not_be_written_to_is_told()
    {
        await store.PrepareAsync();
        await store.ImportAsync();
        var target = store.Folder.Write("file", "x");

        var (code, lines) = await RunAsync("export", target);

        Assert.Equal((1, $"The file '{target}' already exists."), (code, lines));
    }

    public void Dispose() => store.Dispose();

    private async Task<(int ExitCode, string Lines)> RunAsync(params string[] args)
    {
        var run = await ProgramHere.RunCommandAsync(store.File.ConnectionString, ["content", .. args]);
        return (run.ExitCode, string.Join('|', run.Lines));
    }

    private async Task<(int ExitCode, string Lines)> RunInShellAsync(params string[] args)
    {
        var (code, lines) = await WorkshopProcess.RunAsync(store.File.ConnectionString, ["content", .. args]);
        return (code, string.Join('|', lines));
    }

    /// <summary>One fault a file; told in the order of the files.</summary>
    private string[] Spoil()
    {
        const string edition = "neurips-19",
            deadlines = $"{edition}/deadlines",
            sessions = $"{edition}/sessions",
            talks = $"{edition}/talks";
        Replace($"{edition}/announcements/notification-extended.md", "title:", "titles:");
        Replace($"{edition}/call-for-papers.md", "title: Call for Papers\n", "");
        Replace($"{edition}/challenge/coco-object-detection.md", "target_size: 6200000", "target_size: 6.2M");
        Replace($"{deadlines}/acceptance-notification.md", "due: 2019-10-01 23:59", "due: October 1, 2019");
        Replace($"{deadlines}/camera-ready.md", "due: 2019-10-11", "due: 2019-02-30");
        Replace(
            $"{deadlines}/challenge-registration.md",
            "name: EMCC registration",
            "name: &name EMCC registration"
        );
        Replace(
            $"{deadlines}/challenge-submission.md",
            "name: EMCC model submission",
            "name: !!str EMCC model submission"
        );
        Replace($"{deadlines}/paper-submission.md", "extended:\n  -", "extended:\n\t-");
        Replace($"{edition}/papers/autoslim.md", "title: ", "title: A\ntitle: ");
        Replace($"{edition}/papers/distilbert.md", "\n---\n", "\n");
        Replace($"{edition}/papers/q8bert.md", "title: ", $"title: {new string('a', 10_000_000)}");
        Replace($"{sessions}/grand-keynote.md", "kind: grand-keynote", "kind: big-keynote");
        Replace($"{sessions}/keynote-edward-delp.md", "end: 2019-12-13 ", "end: 2019-12-12 ");
        Replace($"{sessions}/paper-session-1.md", "paper: yolo-nano", "paper: yolo-nana");
        Replace($"{talks}/song-han.md", "person: song-han", "person: song-hahn");
        Replace($"{talks}/zhiru-zhang.md", Id($"{talks}/zhiru-zhang.md"), Id($"{talks}/yann-lecun.md"));
        File.Move(
            Path.Combine(store.Content, "people/yann-lecun.md"),
            Path.Combine(store.Content, "people/Yann LeCun.md")
        );
        Replace(
            "people/edward-delp.md",
            "url: https://engineering.purdue.edu",
            "url: engineering.purdue.edu"
        );
        File.WriteAllBytes(
            Path.Combine(store.Content, "people/song-han.md"),
            Encoding.Latin1.GetBytes("---\nid: 1\nname: Sông Han\n---\n")
        );
        return
        [
            $"{edition}/announcements/notification-extended.md:2: title is missing",
            $"{edition}/announcements/notification-extended.md:3: unknown key \"titles\" (did you mean "
                + "\"title\"?); known keys are id, title, date, from, until",
            $"{edition}/call-for-papers.md:2: title is missing",
            $"{edition}/challenge/coco-object-detection.md:10: target_size is \"6.2M\"; it must be a whole number",
            $"{deadlines}/acceptance-notification.md:4: due is \"October 1, 2019\"; it must be a real date "
                + "and time such as 2019-12-13 08:45",
            $"{deadlines}/camera-ready.md:4: due is \"2019-02-30 23:59\"; it must be a real date and time "
                + "such as 2019-12-13 08:45",
            $"{deadlines}/challenge-registration.md:3: anchors (&name) are not taken; write the value out",
            $"{deadlines}/challenge-submission.md:3: tags (tag:yaml.org,2002:str) are not taken; write the plain value",
            $"{deadlines}/paper-submission.md:8: the line is indented with a tab; use spaces",
            $"{edition}/papers/autoslim.md:4: \"title\" is given twice; keep one",
            $"{edition}/papers/distilbert.md:12: the front matter has no end; close it with a line \"---\"",
            $"{edition}/papers/q8bert.md:1: the file has more than 262,144 bytes; shorten it, or make it several",
            $"{sessions}/grand-keynote.md:4: kind is \"big-keynote\"; it must be one of grand-keynote, "
                + "keynote, invited-talk, paper-session, poster-session, lightning-session, panel, break, lunch, "
                + "welcome, closing, social, announcement",
            $"{sessions}/keynote-edward-delp.md:6: end is before the start, 2019-12-13 14:00",
            $"{sessions}/paper-session-1.md:11: paper names \"yolo-nana\", but there is no file "
                + "neurips-19/papers/yolo-nana.md (did you mean \"yolo-nano\"?); add the file or mend the name",
            $"{talks}/song-han.md:6: person names \"song-hahn\", but there is no file people/song-hahn.md "
                + "(did you mean \"song-han\"?); add the file or mend the name",
            $"{talks}/yann-lecun.md:5: person names \"yann-lecun\", but there is no file "
                + "people/yann-lecun.md; add the file or mend the name",
            $"{talks}/zhiru-zhang.md:2: id is also that of neurips-19/talks/yann-lecun.md; ids are never "
                + "shared: delete the id line of the copy and write \"id: (id)\" (fresh, ready to use)",
            "people/Yann LeCun.md:1: \"Yann LeCun\" can't be part of an address; use lower-case letters, "
                + "digits and single hyphens, such as \"yann-lecun\"",
            "people/edward-delp.md:6: url is not a web address; it must begin with https:// or http:// and "
                + "hold no spaces or user names",
            "people/song-han.md:3: the text is not UTF-8; save the file with the encoding UTF-8",
        ];
    }

    private string Id(string file) => File.ReadLines(Path.Combine(store.Content, file)).ElementAt(1);

    /// <summary>The first of its kind in a file.</summary>
    private void Replace(string file, string right, string wrong)
    {
        var path = Path.Combine(store.Content, file);
        var text = File.ReadAllText(path);
        var place = text.IndexOf(right, StringComparison.Ordinal);
        Assert.NotEqual(-1, place);
        File.WriteAllText(path, text[..place] + wrong + text[(place + right.Length)..]);
    }
}
