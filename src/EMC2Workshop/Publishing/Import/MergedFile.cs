using System.Text;
using EMC2Workshop.Content;
using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Content.Merging;
using EMC2Workshop.Content.Schema;
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
        var merge = Merge(original, item.Text, file);
        if (merge.Disagreements.Count > 0 || ItemPath.Parse(item.Path + ".md", out _) is not { } place)
            return null;
        return ContentFile.Read(place, Encoding.UTF8.GetBytes(merge.Text), markdown, report) is { } result
            ? new MergedFile(item, file, result)
            : null;
    }

    private static ThreeWayMerge Merge(string original, string ofSite, ContentFile file) =>
        ThreeWayMerge.Merge(
            original,
            ofSite,
            file.Text,
            [.. ContentField.ForType(file.Fields.GetType()).Select(shape => shape.Key)]
        );
}
