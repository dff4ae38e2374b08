using System.Security.Cryptography;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using EMC2Workshop.Tests.Pages;

namespace EMC2Workshop.Tests.Archive;

/// <summary>The public site as files: whole, and with every link leading somewhere.</summary>
public sealed partial class SiteArchiveTests(ArchivedSite archive) : IClassFixture<ArchivedSite>
{
    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    private IEnumerable<string> Pages =>
        archive.Files.Where(file => file.EndsWith(".html", StringComparison.Ordinal));

    [Fact]
    public async Task Every_page_of_the_site_is_in_it()
    {
        await using var site = new WorkshopSite();
        var paths = await SiteMap.PathsAsync(site);

        Assert.Equal(
            [],
            paths.Select(path => path == "/" ? "index.html" : path[1..] + ".html").Except(archive.Files)
        );
        Assert.Contains("index.html", archive.Files);
        Assert.Contains("search.html", archive.Files);
        Assert.Equal(
            WorkshopSite.TextOf((await site.ReadAsync("/neurips-19/talks/song-han")).QuerySelector("h1")),
            WorkshopSite.TextOf(archive.Read("neurips-19/talks/song-han.html").QuerySelector("h1"))
        );
    }

    [Fact]
    public void No_link_is_broken_and_nothing_is_loaded_from_elsewhere()
    {
        var broken = new List<string>();
        var documents = Pages.ToDictionary(page => page, archive.Read);
        foreach (var (page, document) in documents)
        foreach (var (element, address) in AddressesIn(document))
        {
            if (IsElsewhere().IsMatch(address))
            {
                if (element.LocalName is not "a" && !IsCanonical(element))
                    broken.Add($"{page} loads {address}");
                continue;
            }
            var parts = address.Split('#', 2);
            var target = parts[0].Length == 0 ? page : Resolve(page, parts[0]);
            if (!archive.Files.Contains(target))
                broken.Add($"{page} leads to {address}");
            else if (parts.Length > 1 && documents[target].GetElementById(parts[1]) is null)
                broken.Add($"{page} leads to {address}, where nothing has that id");
        }
        Assert.Equal([], broken);
    }

    [Fact]
    public void Nothing_in_it_asks_or_runs_but_the_search()
    {
        foreach (var page in Pages)
        {
            var document = archive.Read(page);
            Assert.Empty(
                document.QuerySelectorAll("form, iframe, noscript, link[rel=manifest], meta[http-equiv]")
            );
            Assert.Equal(
                page == "search.html" ? ["search-index.js", "search.js"] : [],
                document.QuerySelectorAll("script").Select(script => script.GetAttribute("src"))
            );
        }
        Assert.DoesNotContain("sw.js", archive.Files);
        Assert.DoesNotContain(archive.Files, file => file.Contains("admin", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_left_out_is_named_where_it_stood()
    {
        var agenda = WorkshopSite.TextOf(archive.Read("neurips-19/agenda.html").QuerySelector("main"));
        Assert.Contains("Subscribe (not in this archive)", agenda, StringComparison.Ordinal);
        Assert.Contains(
            "What is chosen or asked here is not in this archive.",
            WorkshopSite.TextOf(archive.Read("neurips-19/feeds.html").QuerySelector("main")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "/neurips-19/my\n",
            File.ReadAllText(Path.Combine(archive.Root, "README.txt")),
            StringComparison.Ordinal
        );
        Assert.All(
            Pages,
            page =>
                Assert.Contains(
                    "are left out: about this archive.",
                    WorkshopSite.TextOf(archive.Read(page).QuerySelector("body")),
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public void Names_are_plain_and_no_two_differ_by_case_alone()
    {
        Assert.All(archive.Files, file => Assert.Matches("^[A-Za-z0-9._/-]+$", file));
        Assert.Equal(
            archive.Files.Count,
            archive.Files.Select(file => file.ToUpperInvariant()).Distinct().Count()
        );
    }

    [Fact]
    public void Checksums_are_those_of_all_other_files()
    {
        Assert.Equal(
            archive.Files.Where(file => file != "SHA256SUMS").Select(file => $"{ChecksumOf(file)}  {file}"),
            File.ReadAllLines(Path.Combine(archive.Root, "SHA256SUMS"))
        );

        string ChecksumOf(string file) =>
            Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(archive.Root, file))));
    }

    [Fact]
    public void It_says_what_it_is_and_when_it_was_made()
    {
        var readme = File.ReadAllText(Path.Combine(archive.Root, "README.txt"));
        Assert.StartsWith(
            "An archive of all public pages of the site at https://workshop.example.org\nMade on ",
            readme,
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"{Pages.Count() - 1} pages in {archive.Files.Count} files",
            readme,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Calendars_and_citations_come_along_as_files()
    {
        Assert.Contains("neurips-19/calendar.ics", archive.Files);
        Assert.Contains("neurips-19/citations.bib", archive.Files);
        Assert.StartsWith(
            "BEGIN:VCALENDAR",
            File.ReadAllText(Path.Combine(archive.Root, "neurips-19/calendar.ics")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_edition_alone_opens_with_its_home_and_has_only_its_pages_and_people()
    {
        using var folder = new TemporaryFolder();
        var run = await ArchivedSite.WriteAsync(
            folder,
            "edition",
            ArchivedSite.Address,
            "--edition",
            "neurips-19"
        );
        Assert.True(run.ExitCode == 0, string.Join('\n', run.Lines));
        var root = Path.Combine(folder.Path, "edition");

        Assert.True(File.Exists(Path.Combine(root, "neurips-19/talks/song-han.html")));
        Assert.True(File.Exists(Path.Combine(root, "people/song-han.html")));
        Assert.False(File.Exists(Path.Combine(root, "editions.html")));
        Assert.False(File.Exists(Path.Combine(root, "aaai-23.html")));
        var home = await File.ReadAllTextAsync(Path.Combine(root, "index.html"), Aborted);
        Assert.Contains("Editions (not in this archive)", home, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_said_and_nothing_is_written()
    {
        using var folder = new TemporaryFolder();
        var unknown = await ArchivedSite.WriteAsync(
            folder,
            "nothing",
            ArchivedSite.Address,
            "--edition",
            "neurips-91"
        );
        Assert.Equal(1, unknown.ExitCode);
        Assert.Equal("There is no edition neurips-91 with pages. Nothing was written.", unknown.Lines[^1]);
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "nothing")));

        folder.Write("here/notes.txt", "mine");
        var taken = await ArchivedSite.WriteAsync(folder, "here", ArchivedSite.Address);
        Assert.Equal(1, taken.ExitCode);
        Assert.EndsWith("is there already. Name a new folder.", taken.Lines[^1], StringComparison.Ordinal);
        Assert.Equal(
            2,
            (await ArchivedSite.WriteAsync(folder, "odd", ArchivedSite.Address, "--edition")).ExitCode
        );
        var nowhere = await ArchivedSite.WriteAsync(folder, "nowhere", address: null);
        Assert.Equal(1, nowhere.ExitCode);
        Assert.StartsWith("Where is the site?", nowhere.Lines[^1], StringComparison.Ordinal);
    }

    private static IEnumerable<(IElement Element, string Address)> AddressesIn(IDocument document)
    {
        foreach (var element in document.QuerySelectorAll("[href], [src], [poster], [srcset]"))
        foreach (var name in new[] { "href", "src", "poster" })
            if (element.GetAttribute(name) is { } address)
                yield return (element, address);
        foreach (var element in document.QuerySelectorAll("[srcset]"))
        foreach (var candidate in element.GetAttribute("srcset")!.Split(','))
            yield return (element, candidate.Trim().Split(' ')[0]);
        foreach (var style in document.QuerySelectorAll("style"))
        foreach (Match url in CssUrl().Matches(style.TextContent))
            yield return (style, url.Value);
    }

    private static bool IsCanonical(IElement element) => element.GetAttribute("rel") == "canonical";

    private static string Resolve(string page, string address) =>
        new Uri(new Uri("file:///" + page), address).AbsolutePath[1..];

    [GeneratedRegex("^[a-z]+:", RegexOptions.IgnoreCase)]
    private static partial Regex IsElsewhere();

    [GeneratedRegex("""(?<=url\("?)[^")]+""")]
    private static partial Regex CssUrl();
}
