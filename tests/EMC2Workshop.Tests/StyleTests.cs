using System.Reflection;
using EMC2Workshop.Data;

namespace EMC2Workshop.Tests;

/// <summary>What neither the compiler nor the formatter holds.</summary>
public sealed class StyleTests
{
    private const int LongestLine = 120;

    private static readonly string[] HandWritten = [".cs", ".cshtml", ".js", ".css"];

    [Fact]
    public void A_line_is_at_most_120_columns_long() =>
        Assert.Equal(
            [],
            Files()
                .SelectMany(file =>
                    File.ReadLines(file).Index().Select(line => (file, line.Index, line.Item.Length))
                )
                .Where(line => line.Length > LongestLine)
                .Select(line =>
                    $"{Path.GetRelativePath(Repository.Root, line.file)}:{line.Index + 1}: {line.Length}"
                )
        );

    [Fact]
    public void No_method_is_named_Of() =>
        Assert.Equal(
            [],
            new[] { typeof(WorkshopDbContext).Assembly, typeof(StyleTests).Assembly }
                .SelectMany(assembly => assembly.GetTypes())
                .SelectMany(type =>
                    type.GetMethods(
                        BindingFlags.Instance
                            | BindingFlags.Static
                            | BindingFlags.Public
                            | BindingFlags.NonPublic
                            | BindingFlags.DeclaredOnly
                    )
                )
                .Where(method => method.Name is "Of" or "OfAsync")
                .Select(method => $"{method.DeclaringType}.{method.Name}")
        );

    private static IEnumerable<string> Files() =>
        new[] { "src", "tests" }
            .SelectMany(folder =>
                Directory.EnumerateFiles(
                    Path.Combine(Repository.Root, folder),
                    "*",
                    SearchOption.AllDirectories
                )
            )
            .Where(file => HandWritten.Contains(Path.GetExtension(file)))
            .Where(file =>
                !file.Split(Path.DirectorySeparatorChar).Intersect(["bin", "obj", "Migrations"]).Any()
            );
}
