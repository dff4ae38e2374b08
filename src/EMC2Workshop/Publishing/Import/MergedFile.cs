using System.Text;
using EMC2Workshop.Content;
using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Content.Merging;
using EMC2Workshop.Data;

namespace EMC2Workshop.Publishing.Import;

/// <summary>A file that changed, as one text with what organizers made of its item elsewhere.</summary>
/// <param name="Result">It lies where the site has the item.</param>
public sealed record MergedFile(ContentItem Item, ContentFile File, ContentFile Result)
{
    /// <param name="original">What the file held when it was last imported.</param>
    /// <param name="report">Told what is wrong with both together.</param>
    /// <returns>Null where both changed the same, or both together would be wrong.</returns>
    public static MergedFile? Create(
        ContentItem item,
        ContentFile file,
        string original,
        MarkdownRenderer markdown,
        Action<ContentError> report
    )
    {
        if (ItemPath.Parse(item.Path + ".md", out _) is not { } place)
            return null;
        var merge = ThreeWayMerge.Merge(original, item.Text, file.Text, place.Kind);
        if (merge.Disagreements.Count > 0)
            return null;
        return ContentFile.Read(place, Encoding.UTF8.GetBytes(merge.Text), markdown, report) is { } result
            ? new MergedFile(item, file, result)
            : null;
    }
}
