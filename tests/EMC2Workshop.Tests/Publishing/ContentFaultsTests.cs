using System.Text;

namespace EMC2Workshop.Tests.Publishing;

/// <summary>What the commands tell of the faults of a folder.</summary>
public sealed class ContentFaultsTests : CopiedContent
{
    [Fact]
    public async Task A_folder_without_faults_is_told_to_be_so() =>
        Assert.Equal(
            (0, $"{ContentTexts.In(Store.Content).Count} files in {Store.Content}: no fault."),
            await RunAsync("check", Store.Content)
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
                    + $"{ContentTexts.In(Store.Content).Count} files in {Store.Content}: no fault."
            ),
            await RunAsync("check", Store.Content)
        );
    }

    [Fact]
    public async Task Every_fault_of_a_folder_is_told_at_once_and_nothing_is_stored()
    {
        await Store.PrepareAsync();
        await Store.ImportAsync();
        var (before, stamp) = (await Store.RowsAsync(), await Store.StampAsync());
        var faults = Spoil();

        var check = await ProgramHere.RunCommandAsync(
            Store.File.ConnectionString,
            "content",
            "check",
            Store.Content
        );
        var import = await ProgramHere.RunCommandAsync(
            Store.File.ConnectionString,
            "content",
            "import",
            Store.Content
        );

        Assert.Equal(
            [.. faults, $"{faults.Length} faults in {Store.Content}."],
            check.Lines.Select(ContentTexts.WithoutFreshIds)
        );
        Assert.Equal(
            [.. faults, $"{faults.Length} faults in {Store.Content}.", "Nothing was stored."],
            import.Lines.Select(ContentTexts.WithoutFreshIds)
        );
        Assert.Equal((1, 1), (check.ExitCode, import.ExitCode));
        Assert.Equal(before, await Store.RowsAsync());
        Assert.Equal(stamp, await Store.StampAsync());
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
            Path.Combine(Store.Content, "people/yann-lecun.md"),
            Path.Combine(Store.Content, "people/Yann LeCun.md")
        );
        Replace(
            "people/edward-delp.md",
            "url: https://engineering.purdue.edu",
            "url: engineering.purdue.edu"
        );
        File.WriteAllBytes(
            Path.Combine(Store.Content, "people/song-han.md"),
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

    private string Id(string file) => File.ReadLines(Path.Combine(Store.Content, file)).ElementAt(1);
}
