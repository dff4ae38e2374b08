using System.Globalization;
using System.Text.RegularExpressions;
using EMC2Workshop.Options;

namespace EMC2Workshop.Tests.Hosting.Starts;

/// <summary>What is said of the settings elsewhere than where they are read.</summary>
public sealed partial class SettingsTests
{
    [Fact]
    public async Task The_readme_names_exactly_the_settings_that_there_are()
    {
        var known = Settings.Sections.SelectMany(section => section.Properties.Select(section.NameOf));

        Assert.Equal(
            known.Order(StringComparer.Ordinal),
            (await RowsAsync()).Select(row => row.Name).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task The_readme_names_the_default_of_every_number()
    {
        var defaults = (await RowsAsync()).ToDictionary(row => row.Name, row => row.Default);
        foreach (var section in Settings.Sections)
        {
            var options = Activator.CreateInstance(section.Options);
            foreach (
                var property in section.Properties.Where(property => property.PropertyType == typeof(int))
            )
                Assert.Equal(
                    ((int)property.GetValue(options)!).ToString(CultureInfo.InvariantCulture),
                    defaults[section.NameOf(property)]
                );
        }
    }

    [Fact]
    public async Task An_edition_that_is_unknown_is_among_the_issues_and_the_home_page_goes_by_date()
    {
        using var site = new WorkshopSite { Settings = { ["Workshop:CurrentEdition"] = "neurips-2019" } };
        using var desk = await Admin.Desk.OpenAsync(site);
        var issue = Assert.Single(
            (await desk.ReadAsync("/admin")).QuerySelectorAll(".findings li"),
            found => WorkshopSite.TextOf(found).Contains("CurrentEdition", StringComparison.Ordinal)
        );

        Assert.StartsWith(
            "Settings Workshop:CurrentEdition: \"neurips-2019\" is not an edition",
            WorkshopSite.TextOf(issue),
            StringComparison.Ordinal
        );
        Assert.Null(issue.QuerySelector("a"));
        Assert.NotNull((await site.ReadAsync("/")).QuerySelector("a[href='/neurips-19/agenda']"));
    }

    /// <summary>Of the table of settings; one that names two has a row for each.</summary>
    private static async Task<IReadOnlyList<(string Name, string Default)>> RowsAsync()
    {
        var lines = await File.ReadAllLinesAsync(
            Path.Combine(Repository.Root, "README.md"),
            TestContext.Current.CancellationToken
        );
        return
        [
            .. lines
                .SkipWhile(line => !line.StartsWith("| setting", StringComparison.Ordinal))
                .Skip(2)
                .TakeWhile(line => line.StartsWith('|'))
                .Select(line => line.Split('|'))
                .SelectMany(cells =>
                    Names().Matches(cells[1]).Select(name => (name.Groups[1].Value, cells[3].Trim()))
                ),
        ];
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Names();
}
