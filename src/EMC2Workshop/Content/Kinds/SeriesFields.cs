using System.ComponentModel.DataAnnotations;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Model;

namespace EMC2Workshop.Content.Kinds;

public sealed class SeriesFields : ItemFields<Series>, IValidatableObject
{
    public static ContentKind ContentKind { get; } =
        new("series", "site.md", () => new SeriesFields()) { Plural = "Series details", Url = _ => "/" };

    [RequiredField, SingleLine]
    [InForm("Name")]
    public string? Name { get; set; }

    [RequiredField, SingleLine(Max = 20)]
    [InForm("Short name")]
    public string? Acronym { get; set; }

    [SingleLine, ContactAddress]
    [InForm("Email for questions", Hint = "Where an edition gives none.")]
    public string? Contact { get; set; }

    [WebAddress]
    [InForm("Code of conduct", Hint = "A link, where an edition gives none.")]
    public string? ConductUrl { get; set; }

    /// <summary>Read from the text where nothing else is found: no page shows them.</summary>
    [InForm(
        "Old addresses",
        Hint = "Of sites before this one. A page that is there comes first.",
        One = "old address"
    )]
    public List<AliasFields> Aliases { get; set; } = [];

    [Body]
    [InForm("About")]
    public string Body { get; set; } = "";

    /// <summary>Each leads to one place, and none to another of them, so there are no chains and no loops.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var complete = Aliases.FindAll(alias => alias is { From: not null, To: not null });
        if (complete.CountBy(alias => alias.Key).FirstOrDefault(key => key.Value > 1) is { Key: { } twice })
            yield return new ValidationResult(
                $"has {twice} twice; an address leads to one place",
                [nameof(Aliases)]
            );
        var former = complete.Select(alias => AliasFields.PathIn(alias.From!)).ToHashSet();
        if (complete.Find(alias => former.Contains(AliasFields.PathIn(alias.To!))) is { To: { } chained })
            yield return new ValidationResult(
                $"leads to {chained}, which is an old address itself; name the page that it leads to",
                [nameof(Aliases)]
            );
    }

    protected override void Apply(Series item, ResolvedReferences references) =>
        (item.Name, item.Acronym, item.Contact, item.ConductUrl, item.About) = (
            Name!,
            Acronym!,
            Contact,
            ConductUrl,
            Body
        );
}

/// <summary>An address that one of the sites before this one had.</summary>
public sealed class AliasFields
{
    [RequiredField, SingleLine, SitePath]
    [InForm("Old address", Hint = "Such as /2019/program.html; as people may still ask for it.")]
    public string? From { get; set; }

    [RequiredField, SingleLine, SitePath]
    [InForm("Leads to", Hint = "Such as /neurips-19/agenda.")]
    public string? To { get; set; }

    /// <summary>One address however it is spelled, with its query.</summary>
    public string Key => PathIn(From!) + QueryIn(From!);

    /// <summary>Without query and fragment, in small letters, with single slashes and none at the end.</summary>
    public static string PathIn(string address) =>
        "/"
        + string.Join(
                '/',
                Uri.UnescapeDataString(address.Split('?', '#')[0])
                    .Split('/', StringSplitOptions.RemoveEmptyEntries)
            )
            .ToLowerInvariant();

    /// <summary>With its question mark; empty where there is none.</summary>
    public static string QueryIn(string address) =>
        address.Split('#')[0] is var asked
        && asked.IndexOf('?', StringComparison.Ordinal) is >= 0 and var mark
            ? asked[mark..]
            : "";
}
