using System.Text.RegularExpressions;

namespace EMC2Workshop.Tests;

/// <summary>What the README says on how to change the site leads to files that there are.</summary>
public sealed partial class RecipesTests
{
    private static readonly string Section = File.ReadAllText(Path.Combine(Repository.Root, "README.md"))
        .Split("\n## ")
        .Single(section => section.StartsWith("Change it\n", StringComparison.Ordinal));

    [Fact]
    public void Every_file_of_the_recipes_is_there()
    {
        var files = FilePath().Matches(Section).Select(file => file.Groups[1].Value).ToList();

        Assert.True(files.Count >= 9, $"Only {files.Count} files are named.");
        Assert.All(
            files,
            file => Assert.True(File.Exists(Path.Combine(Repository.Root, file)), $"There is no {file}.")
        );
    }

    [Theory]
    [InlineData("A field, ", 5)]
    [InlineData("A kind of item, ", 6)]
    public void A_recipe_has_as_many_steps(string recipe, int steps)
    {
        var text = Section[Section.IndexOf(recipe, StringComparison.Ordinal)..];
        var list = text.Split('\n').Skip(2).TakeWhile(line => line.Length > 0).ToList();

        Assert.Equal(Enumerable.Range(1, steps), list.Select(line => int.Parse(line.Split('.')[0], null)));
    }

    [GeneratedRegex("`((?:src|content|tests)/[^ `]+\\.(?:cs|cshtml|md))`")]
    private static partial Regex FilePath();
}
