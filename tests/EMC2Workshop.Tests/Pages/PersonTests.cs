namespace EMC2Workshop.Tests.Pages;

public sealed class PersonTests(WorkshopSite site) : IClassFixture<WorkshopSite>
{
    [Fact]
    public async Task One_person_has_one_page_with_all_roles()
    {
        var page = await site.ReadAsync("/people/kurt-keutzer");

        Assert.Equal(
            [
                "Speaker, NeurIPS 2019 Abandoning the Dark Arts: New Directions in Efficient DNN Design UC Berkeley",
                "Author, NeurIPS 2019 Algorithm-hardware Co-design for Deformable Convolution",
            ],
            page.QuerySelectorAll(".roles li").Select(WorkshopSite.TextOf)
        );
    }

    [Fact]
    public async Task People_whose_names_differ_by_a_letter_stay_apart()
    {
        Assert.Equal(
            ["QPyTorch: A Low-Precision Arithmetic Simulation Framework"],
            await PapersOfAsync("tianyi-zhang")
        );
        Assert.Equal(
            ["Neural Networks Weights Quantization: Target None-retraining Ternary (TNT)"],
            await PapersOfAsync("tianyu-zhang")
        );
    }

    [Fact]
    public async Task Speakers_are_listed_by_family_name()
    {
        var names = (await site.ReadAsync("/neurips-19/speakers"))
            .QuerySelectorAll(".card .who a")
            .Select(WorkshopSite.TextOf);

        Assert.Equal(
            [
                "Edward Delp",
                "Rogerio Feris",
                "Song Han",
                "Kurt Keutzer",
                "Yann LeCun",
                "Jinwon Lee",
                "Diana Marculescu",
                "Bita Rouhani",
                "Vivienne Sze",
                "Naveen Verma",
                "Zhiru Zhang",
            ],
            names
        );
    }

    private async Task<IEnumerable<string>> PapersOfAsync(string person) =>
        (await site.ReadAsync($"/people/{person}")).QuerySelectorAll(".roles a").Select(WorkshopSite.TextOf);
}
