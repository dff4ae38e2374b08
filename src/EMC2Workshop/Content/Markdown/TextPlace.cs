namespace EMC2Workshop.Content.Markdown;

/// <summary>Where a text stands in a page.</summary>
/// <param name="Name">
/// Keeps its ids apart from those of the page's other texts, such as "talk-engines"; empty for the page's main text.
/// </param>
/// <param name="Level">Of the heading that it stands under.</param>
public readonly record struct TextPlace(string Name, int Level)
{
    /// <summary>
    /// Keeps an author's ids apart from the page's own, and from names that scripts look up on document.
    /// </summary>
    public const string Prefix = "s-";

    /// <summary>The main text of a page, under the page's title.</summary>
    public static TextPlace Main { get; } = new("", 1);

    /// <summary>No heading's own part of an id has a colon, so that no two texts make the same.</summary>
    public string IdPrefix => Name.Length == 0 ? Prefix : $"{Prefix}{Name}:";
}
