using System.Text.Json;
using EMC2Workshop.Tests.Admin;

namespace EMC2Workshop.Tests.Feeds;

/// <summary>References of names, titles and editions unlike those of the real one.</summary>
public sealed class OddCitationsTests(OddSite site) : IClassFixture<OddSite>
{
    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Letters_with_accents_are_commands_of_TeX_and_others_stay()
    {
        var bib = await TextAsync("/ab/papers/x.bib");

        Assert.Contains(
            "author = {{\\'E}lise and No{\\\"e}l, Fran{\\c{c}}ois and 王伟},",
            bib,
            StringComparison.Ordinal
        );
        Assert.Contains("Na{\\\"i}ve Stra{\\ss}e, 王", bib, StringComparison.Ordinal);
        Assert.Contains("{\\AA}ngstr{\\\"o}m", bib, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_two_papers_or_talks_have_one_key()
    {
        var keys = BibTeXReader
            .Read(await TextAsync("/ab/citations.bib"))
            .Select(entry => entry.Key)
            .ToList();

        Assert.Equal("elise2030-x", keys[0]);
        Assert.Equal($"elise2030-x-{OddWorkshop.IdOf("ab/talks/x").ToString("N")[^8..]}", keys[1]);
        Assert.Equal(keys[1], Assert.Single(BibTeXReader.Read(await TextAsync("/ab/talks/x.bib"))).Key);
        Assert.Equal(keys[0], Assert.Single(BibTeXReader.Read(await TextAsync("/ab/papers/x.bib"))).Key);
        Assert.Contains($"{{{keys[1]},", await TextAsync("/ab/talks/x"), StringComparison.Ordinal);
        Assert.Contains($"{{{keys[0]},", await TextAsync("/ab/papers/x"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Editions_of_one_year_have_keys_of_their_own()
    {
        var files = new Dictionary<string, string>(SmallWorkshop.Files);
        foreach (var (file, text) in SmallWorkshop.Files)
            if (file.StartsWith("we-20/", StringComparison.Ordinal))
                files["we-20-autumn" + file[5..]] = text.Replace(
                    "-8000-",
                    "-9000-",
                    StringComparison.Ordinal
                );
        using var twice = new SmallSite(files);
        using var visitor = twice.Visitor();
        var keys = BibTeXReader
            .Read(
                await visitor.GetStringAsync("/we-20/citations.bib", Aborted)
                    + await visitor.GetStringAsync("/we-20-autumn/citations.bib", Aborted)
            )
            .Select(entry => entry.Key)
            .ToList();

        Assert.Equal(4, keys.Distinct().Count());
        Assert.Contains("turing2020-numbers", keys);
    }

    [Fact]
    public async Task A_key_stays_when_an_address_changes()
    {
        using var own = OddWorkshop.Site();
        var before = Assert.Single(BibTeXReader.Read(await own.TextAsync("/ab/papers/x.bib"))).Key;
        using var desk = await Desk.OpenAsync(own);
        foreach (var (path, slug) in new[] { ("ab/papers/x", "sets"), ("people/elise", "elise-x") })
            (
                await desk.PostAsync(
                    await Items.EditorAsync(own, path),
                    new() { ["item-slug"] = slug, ["act"] = "publish" }
                )
            ).Dispose();

        Assert.Equal(
            before,
            Assert.Single(BibTeXReader.Read(await own.TextAsync("/ab/papers/sets.bib"))).Key
        );
    }

    [Fact]
    public async Task RIS_has_the_book_the_abstract_and_the_number_at_arXiv()
    {
        var lines = (await TextAsync("/ab/papers/x.ris")).Split("\r\n");

        Assert.Equal("TY  - CONF", lines[0]);
        Assert.Contains("T2  - EMC2 workshop at ODD'30", lines);
        Assert.Contains("BT  - EMC2 workshop no. 1 at ODD'30 (2030)", lines);
        Assert.Contains("AB  - What naïve sets may do.", lines);
        Assert.Contains("DB  - arXiv", lines);
        Assert.Contains("AN  - 1910.06188", lines);
        Assert.Contains("N1  - arXiv:1910.06188", lines);
    }

    [Fact]
    public async Task CSL_tells_the_event_and_the_book_with_number_and_year_apart()
    {
        using var csl = JsonDocument.Parse(await TextAsync("/ab/papers/x.csl.json"));
        var item = csl.RootElement[0];

        Assert.Equal("EMC2 workshop at ODD'30", item.GetProperty("event-title").GetString());
        Assert.Equal("EMC2 workshop no. 1 at ODD'30 (2030)", item.GetProperty("container-title").GetString());
        Assert.Equal("1", item.GetProperty("collection-number").GetString());
        Assert.Equal("What naïve sets may do.", item.GetProperty("abstract").GetString());
    }

    [Fact]
    public async Task A_name_of_one_word_ends_with_a_full_stop_in_the_APAs_manner()
    {
        Assert.StartsWith(
            "Élise, Noël, F., & 王伟. (2030). Naïve Straße",
            await TextAsync("/ab/papers/x.txt"),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "Élise. (2030, March 31). ",
            await TextAsync("/ab/talks/x.txt"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Only_papers_have_the_tags_of_papers()
    {
        Assert.NotEmpty((await site.ReadAsync("/ab/papers/x")).QuerySelectorAll("meta[name^=citation_]"));
        Assert.Empty((await site.ReadAsync("/ab/talks/x")).QuerySelectorAll("meta[name^=citation_]"));
    }

    private async Task<string> TextAsync(string address)
    {
        using var visitor = site.Visitor();
        return await visitor.GetStringAsync(address, Aborted);
    }
}
