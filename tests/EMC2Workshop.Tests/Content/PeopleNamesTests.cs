using EMC2Workshop.Model;

namespace EMC2Workshop.Tests.Content;

/// <summary>Whoever adds a person looks at how the name is sorted and cited: the list is beside the tests.</summary>
public sealed class PeopleNamesTests(WorkshopSite site) : IClassFixture<WorkshopSite>
{
    private static readonly string List = Path.Combine(
        Repository.Root,
        "tests/EMC2Workshop.Tests/Content/people-names.txt"
    );

    [Fact]
    public async Task Every_name_is_sorted_and_cited_as_the_list_says()
    {
        using var visitor = site.Visitor();
        var people = (await site.ReadAsync("/people"))
            .QuerySelectorAll("main li a")
            .Select(link => link.GetAttribute("href")!)
            .ToList();
        var lines = Directory
            .EnumerateFiles(Path.Combine(Repository.Content, "people"), "*.md")
            .Select(File.ReadAllText)
            .Select(text =>
                PersonName.Parse(Field(text, "name")!, Field(text, "family"), Field(text, "suffix"))
            )
            .OrderBy(name => name.SortKey, TextFolding.Order)
            .Select(name => $"{name.SortKey} | {name.Inverted} | {name.Initialed}")
            .ToList();

        Assert.Equal(lines.Count, people.Count);
        Assert.Equal(await File.ReadAllLinesAsync(List, TestContext.Current.CancellationToken), lines);
    }

    private static string? Field(string text, string name) =>
        text.Split('\n')
            .FirstOrDefault(line => line.StartsWith(name + ": ", StringComparison.Ordinal))
            ?[(name.Length + 2)..].Trim('"');
}
