using EMC2Workshop.Content.Formulas;
using EMC2Workshop.Data;
using EMC2Workshop.Feeds;
using EMC2Workshop.Feeds.Citations;
using EMC2Workshop.Model;

namespace EMC2Workshop.Pages;

/// <summary>What a page says of itself to browsers, search engines and reference managers.</summary>
public sealed class PageHead
{
    public string Title
    {
        get;
        set => field = FormulaText.ToPlainText(value);
    } = "";

    public string Description { get; set; } = "";

    /// <summary>Search engines may list the page.</summary>
    public bool IsIndexed { get; set; } = true;

    /// <summary>The same as the page, for programs (schema.org).</summary>
    public string? JsonLd { get; set; }

    public IEnumerable<CitationTag> CitationTags { get; set; } = [];

    public IReadOnlyList<FeedLink> Feeds { get; set; } = [];
}

/// <summary>A page in the site's layout.</summary>
public interface IHeadedPage
{
    PageHead Head { get; }

    /// <summary>Null where no edition can be told of.</summary>
    PageFrame? Frame { get; }
}

/// <summary>What header and footer of a page tell.</summary>
/// <param name="Path">The address that the page is known by.</param>
public sealed record PageFrame(Series Series, Edition Edition, EditionContents Contents, string Path);
