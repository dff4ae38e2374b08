using System.Text.RegularExpressions;
using EMC2Workshop.Content.Kinds;

namespace EMC2Workshop.Content.Schema;

/// <summary>
/// What each field means, from the guide to the content folder: files and forms are explained by the same words.
/// </summary>
public static partial class FieldHelp
{
    private static readonly Lazy<IReadOnlyDictionary<string, string>> Meanings = new(Read);

    /// <param name="name">As a form has it: "speakers[0].person" too.</param>
    public static string? Find(ContentKind kind, string name)
    {
        var inner = name.Split('.');
        return Meanings.Value.GetValueOrDefault($"{kind.Place} {(inner.Length > 1 ? "." : "")}{inner[^1]}");
    }

    private static Dictionary<string, string> Read()
    {
        using var guide = new StreamReader(typeof(FieldHelp).Assembly.GetManifestResourceStream("Guide.md")!);
        var meanings = new Dictionary<string, string>();
        string[] places = [];
        foreach (var line in guide.ReadToEnd().Split('\n'))
        {
            if (line.StartsWith("### ", StringComparison.Ordinal))
                places = [.. Place().Matches(line).Select(match => match.Groups[1].Value)];
            else if (Row().Match(line) is { Success: true } row)
            {
                var (key, meaning) = (
                    row.Groups[1].Value,
                    row.Groups[2].Value.Replace("`", "", StringComparison.Ordinal)
                );
                // A key that comes again is one of the records that the kind holds.
                foreach (var place in places.Where(place => !meanings.TryAdd($"{place} {key}", meaning)))
                    meanings.TryAdd($"{place} .{key}", meaning);
                foreach (var place in places)
                    meanings.TryAdd($"{place} .{key}", meaning);
            }
        }
        return meanings;
    }

    [GeneratedRegex(@"`content/([^`]+\.md)`")]
    private static partial Regex Place();

    [GeneratedRegex(@"^\| `([a-z_]+)` \| \w+ \| (.+) \|$")]
    private static partial Regex Row();
}
