namespace EMC2Workshop.Tests.Pages;

public sealed class PersonTests(WorkshopSite site) : IClassFixture<WorkshopSite>
{
    [Fact]
    public async Task One_person_has_one_page_with_all_roles()
    {
        var page = await site.ReadAsync("/people/kurt-keutzer");

        Assert.Equal("UC Berkeley", WorkshopSite.TextOf(page.QuerySelector(".lead")));
        Assert.Equal(
            [
                "2019 Abandoning the Dark Arts: New Directions in Efficient DNN Design Speaker, NeurIPS 2019",
                "2019 Algorithm-hardware Co-design for Deformable Convolution Author, NeurIPS 2019",
            ],
            page.QuerySelectorAll(".ledger li").Select(WorkshopSite.TextOf)
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
    public async Task Speakers_are_listed_with_the_keynotes_first_in_program_order()
    {
        var names = (await site.ReadAsync("/neurips-19/speakers"))
            .QuerySelectorAll(".roll .name")
            .Select(WorkshopSite.TextOf);

        Assert.Equal(
            [
                "Yann LeCun",
                "Vivienne Sze",
                "Edward Delp",
                "Diana Marculescu",
                "Kurt Keutzer",
                "Song Han",
                "Naveen Verma",
                "Zhiru Zhang",
                "Jinwon Lee",
                "Rogerio Feris",
                "Bita Rouhani",
            ],
            names
        );
    }

    private async Task<IEnumerable<string>> PapersOfAsync(string person) =>
        (await site.ReadAsync($"/people/{person}")).QuerySelectorAll(".ledger a").Select(WorkshopSite.TextOf);
}
