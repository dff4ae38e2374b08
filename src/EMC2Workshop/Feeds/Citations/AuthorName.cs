using System.Globalization;

namespace EMC2Workshop.Feeds.Citations;

/// <summary>A name in the parts that references ask for: the last word is the family's.</summary>
/// <param name="Given">Null for a name of one word.</param>
public sealed record AuthorName(string Family, string? Given)
{
    public static AuthorName Parse(string name)
    {
        var words = name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length < 2
            ? new AuthorName(name.Trim(), null)
            : new AuthorName(words[^1], string.Join(' ', words[..^1]));
    }

    /// <summary>"Delp, Edward J."</summary>
    public string Inverted => Given is null ? Family : $"{Family}, {Given}";

    /// <summary>"Delp, E. J."; a double name keeps its hyphen: "Bouchon, J.-L."</summary>
    public string Initialed =>
        Given is null ? Family : $"{Family}, {string.Join(' ', Given.Split(' ').Select(Initial))}";

    private static string Initial(string word) =>
        string.Join(
            '-',
            word.Split('-', StringSplitOptions.RemoveEmptyEntries)
                .Select(part => StringInfo.GetNextTextElement(part) + ".")
        );
}
