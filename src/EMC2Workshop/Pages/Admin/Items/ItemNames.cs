using EMC2Workshop.Content;
using EMC2Workshop.Content.Formulas;
using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Kinds;

namespace EMC2Workshop.Pages.Admin.Items;

/// <summary>How organizers know kinds and items.</summary>
public static class ItemNames
{
    /// <summary>As its text has it, or else by its address.</summary>
    /// <param name="people">Names by slugs.</param>
    public static string For(
        string kind,
        string path,
        string text,
        IReadOnlyDictionary<string, string>? people = null
    )
    {
        var form = Find(kind, path) is { } found ? ItemFormValues.From(found, text) : null;
        var name =
            form is null ? ""
            : form["title"] is { Length: > 0 } title ? title
            : form["name"];
        return name.Length > 0 ? FormulaText.ToPlainText(name)
            : form?["speakers[0].person"] is { Length: > 0 } speaker
                ? $"Untitled {kind} by {people?.GetValueOrDefault(speaker) ?? ReadableName(speaker)}"
            : form is null || Find(kind, path) is not { IsSingle: false }
                ? ContentKind.Named(kind)?.Plural ?? path
            : $"Untitled {kind}";
    }

    /// <summary>"jinwon-lee" is Jinwon Lee.</summary>
    private static string ReadableName(string slug) =>
        ItemPath.IsSlug(slug)
            ? string.Join(' ', slug.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]))
            : slug;

    /// <summary>The kind of an item by the place of its file.</summary>
    public static ContentKind? Find(string kind, string path) =>
        ItemPath.Parse(path + ".md", out _)?.Kind is { } found && found.Name == kind
            ? found
            : ContentKind.Named(kind);
}
