using System.Text;
using System.Text.RegularExpressions;
using EMC2Workshop.Content;
using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Model;

namespace EMC2Workshop.Tests;

/// <summary>Content files as texts.</summary>
public static partial class ContentTexts
{
    /// <summary>
    /// Every file below a folder, by its path there; byte by byte, so that nothing is lost in decoding.
    /// </summary>
    public static IReadOnlyDictionary<string, string> In(string folder) =>
        Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(
                file => Path.GetRelativePath(folder, file).Replace('\\', '/'),
                file => Encoding.Latin1.GetString(File.ReadAllBytes(file))
            );

    /// <summary>An item whose file has this text; fails when anything is wrong with it.</summary>
    public static ContentFile Read(string file, string text)
    {
        var item = TryRead(file, Encoding.UTF8.GetBytes(text), out var faults);
        Assert.Equal([], faults);
        return item!;
    }

    /// <summary>What a file of an edition says, where it names no other.</summary>
    public static Item Noun(ContentFile file)
    {
        var noun = file.Fields.NewItem();
        file.Fields.ApplyTo(
            noun,
            new ResolvedReferences(
                new Dictionary<string, Guid> { [$"{file.Path.Edition}/edition"] = Guid.Empty },
                file.Path.Edition
            )
        );
        return noun;
    }

    /// <summary>The faults of a text, as they are told; ids made for the occasion are "(id)".</summary>
    public static IReadOnlyList<string> FaultsOf(string file, string text)
    {
        TryRead(file, Encoding.UTF8.GetBytes(text), out var faults);
        return [.. faults.Select(WithoutFreshIds)];
    }

    public static string WithoutFreshIds(string fault) => FreshId().Replace(fault, "(id)");

    public static ContentFile? TryRead(string file, byte[] bytes, out IReadOnlyList<string> faults)
    {
        var told = new List<string>();
        faults = told;
        var path = ItemPath.Parse(file, out var wrong);
        Assert.True(path is not null, wrong);
        return ContentFile.Read(path, bytes, new MarkdownRenderer(), fault => told.Add(fault.ToString()));
    }

    [GeneratedRegex("[0-9a-f-]{36}(?=\"? \\(fresh)")]
    private static partial Regex FreshId();
}
