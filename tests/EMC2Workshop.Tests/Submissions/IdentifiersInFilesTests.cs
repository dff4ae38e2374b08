using EMC2Workshop.Submissions;

namespace EMC2Workshop.Tests.Submissions;

/// <summary>Where a paper can be read: arXiv, a DOI, pages of the proceedings.</summary>
public sealed class IdentifiersInFilesTests : PapersDesk
{
    private const string Table = "Paper ID,Title,Authors,Decision,arXiv,DOI,Pages\n";
    private const string Row = "7,Tiny Kernels for Slow Clocks,Mira Oduya,accept,";

    [Theory]
    [InlineData("1910.06188,10.1109/5.771073,36-39", "1910.06188", "10.1109/5.771073", "36-39")]
    [InlineData(
        "https://arxiv.org/abs/1910.06188v2,https://doi.org/10.1109/5.771073,pp. 36–39",
        "1910.06188v2",
        "10.1109/5.771073",
        "36-39"
    )]
    [InlineData("arXiv:1910.06188 [cs.CL],doi:10.1109/5.771073.,8", "1910.06188", "10.1109/5.771073", "")]
    [InlineData("N/A,-,", "", "", "")]
    [InlineData(
        "https://arxiv.org/abs/cs.CL/0501001,(doi:10.1109/5.771073),101:1--101:12",
        "cs.CL/0501001",
        "10.1109/5.771073",
        ""
    )]
    [InlineData(",https://dl.acm.org/doi/pdf/10.1145/3.x?download=true,2031-05-02", "", "10.1145/3.x", "")]
    [InlineData(",10.1016/S0022(98)00049-5,p. 7–9.", "", "10.1016/S0022(98)00049-5", "7-9")]
    public void A_table_gives_them_as_they_are_or_as_addresses(
        string cells,
        string arxiv,
        string doi,
        string pages
    )
    {
        var list = SubmissionReader.Read("a.csv", $"{Table}{Row}{cells}\n".Bytes());

        var paper = Assert.Single(list.Papers);
        Assert.Equal((arxiv, doi, pages), (paper.Arxiv, paper.Doi, paper.Pages));
        Assert.Empty(list.Problems);
    }

    [Fact]
    public void What_is_none_of_them_is_left_out_and_told()
    {
        var list = SubmissionReader.Read("a.csv", $"{Table}{Row}soon,10.1109,8\n".Bytes());

        Assert.Equal(
            [
                "row 2, paper 7: “soon” is not an arXiv ID such as 1910.06188, and was left out",
                "row 2, paper 7: “10.1109” is not a DOI such as 10.1109/5.771073, and was left out",
            ],
            list.Problems.Select(problem => $"{problem}")
        );
        Assert.Equal(("", ""), (list.Papers[0].Arxiv, list.Papers[0].Doi));
    }

    [Theory]
    [InlineData("eprint={1910.06188}, archivePrefix={arXiv}, pages={36--39}", "1910.06188", "", "36-39")]
    [InlineData("journal={arXiv preprint arXiv:1910.06188}", "1910.06188", "", "")]
    [InlineData("url={https://arxiv.org/abs/cs/0501001}", "cs/0501001", "", "")]
    [InlineData("""doi={10.1007/978-3-030-1\_6}, pages={8}""", "", "10.1007/978-3-030-1_6", "")]
    [InlineData("""doi={10.1007/978-3-030-1{\_}6}""", "", "10.1007/978-3-030-1_6", "")]
    [InlineData("url={https://ieeexplore.ieee.org/document/9708412}", "", "", "")]
    [InlineData("url={https://example.org/papers/1910.06188.pdf}", "", "", "")]
    [InlineData("url = \"https://doi.org/10.1109/5.771073\"", "", "10.1109/5.771073", "")]
    public void A_bibliography_gives_them_where_such_files_have_them(
        string fields,
        string arxiv,
        string doi,
        string pages
    )
    {
        var entry = $"@article{{a, title={{Tiny}}, author={{Mira Oduya}}, {fields}}}";

        var paper = Assert.Single(SubmissionReader.Read("a.bib", entry.Bytes()).Papers);

        Assert.Equal((arxiv, doi, pages), (paper.Arxiv, paper.Doi, paper.Pages));
    }

    [Fact]
    public async Task Readers_find_them_on_the_paper_and_a_later_file_without_them_leaves_them()
    {
        await DraftAsync($"{Table}{Row}1910.06188,10.1109/5.771073,36-39\n".Bytes(), []);
        await SendAsync("Publish");
        var page = await Site.ReadAsync(Tiny);
        Assert.NotNull(page.QuerySelector("main a[href='https://arxiv.org/abs/1910.06188']"));
        Assert.NotNull(page.QuerySelector("main a[href='https://doi.org/10.1109/5.771073']"));
        var before = (await Store.ExportAsync())[$"{Tiny[1..]}.md"];
        Assert.Contains("pages: \"36-39\"", before, StringComparison.Ordinal);

        await DraftAsync(
            "Paper ID,Title,Authors,Decision,DOI\n7,Tiny Kernels,Mira Oduya,accept,10.1109/5.771074\n".Bytes(),
            []
        );
        await SendAsync("Publish");

        Assert.Equal(
            before.Replace("Tiny Kernels for Slow Clocks", "Tiny Kernels").Replace("5.771073", "5.771074"),
            (await Store.ExportAsync())[$"{Tiny[1..]}.md"]
        );
    }
}
