using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Schema;

namespace EMC2Workshop.Pages.Admin.Items;

/// <summary>Where the fields of a kind stand in its form, by their keys: what one came for first.</summary>
/// <param name="Main">In the wide column.</param>
/// <param name="Side">Beside them, always open.</param>
/// <param name="Folds">Beside them, closed unless something is wrong there: fields by the words of the fold.</param>
public sealed record FormLayout(string[] Main, string[] Side, params (string Label, string[] Keys)[] Folds)
{
    /// <summary>What is changed on the page of the day, once the session has a time.</summary>
    public string[] OfTheDay { get; init; } = [];

    private const string Body = ItemFormValues.Body;

    private static readonly (string, string[]) Materials = ("Slides, video, code", ["materials"]);

    private static readonly (string, string[]) Sponsor = ("Sponsor", ["sponsor"]);

    private static readonly Dictionary<string, FormLayout> ByKind = new()
    {
        ["talk"] = new(
            ["title", "speakers", Body],
            ["session"],
            Materials,
            ("Language", ["language"]),
            ("Order in the session", ["order"]),
            Sponsor,
            ("Cancel this talk", ["cancelled", "reason"])
        ),
        ["session"] = new(
            ["title", "presentations", Body],
            ["kind", "start", "end", "room"],
            Materials,
            ("Chairs", ["chairs"]),
            ("Speakers without a talk", ["speakers"]),
            ("Moderators", ["moderators"]),
            ("Panelists", ["panelists"]),
            ("Online link", ["join_url"]),
            Sponsor,
            ("Order in the program", ["order"])
        )
        {
            OfTheDay = [.. SessionFields.ContentKind.DayKeys],
        },
        ["paper"] = new(
            ["title", "authors", Body],
            ["affiliations", "arxiv"],
            Materials,
            ("DOI and pages", ["doi", "pages"]),
            ("Language", ["language"]),
            ("Withdraw this paper", ["withdrawn", "reason"])
        ),
        ["person"] = new(
            ["name", Body],
            ["portrait", "portrait_alt", "portrait_decorative", "url"],
            ("Crop of the photo", ["portrait_x", "portrait_y"]),
            ("Family name, suffix, other spellings", ["family", "suffix", "also_known_as"]),
            ("ORCID iD", ["orcid"])
        ),
        ["deadline"] = new(["name", "due", "zone", Body], ["about"], ("Earlier dates", ["extended"])),
        ["announcement"] = new(["title", Body], ["date"], ("Show from, until", ["from", "until"])),
        ["sponsor"] = new(
            ["name", "url", Body],
            ["logo", "logo_alt", "logo_decorative"],
            ("Level and position", ["tier", "order"])
        ),
        ["committee"] = new(["members", Body], []),
        ["call"] = new(["title", Body, "topics"], ["submit_url"], ("Requirements", ["requirements"])),
        ["page"] = new(["title", Body], ["description"]),
        ["series"] = new(["name", Body], ["acronym", "contact", "conduct_url"]),
        ["edition"] = new(
            ["title", "start", "end", "zone", "city", Body],
            ["status", "ordinal"],
            ("Venue", ["venue", "address", "room", "map_url", "accessibility"]),
            ("Host conference", ["host", "host_short", "host_url"]),
            ("Registration and contact", ["registration_url", "contact", "conduct_url"]),
            ("Proceedings, recordings, photos", ["links", "recordings"]),
            ("Length, online only, unknown day", ["length", "virtual", "when", "ordinal_letter"]),
            ("If it did not take place", ["reason"])
        ),
    };

    /// <summary>What no layout names stands in the wide column, as declared.</summary>
    public static FormLayout For(ContentKind kind)
    {
        var layout = ByKind.GetValueOrDefault(kind.Name) ?? new FormLayout([], []);
        var fields = kind.NewFields().GetType();
        var keys = ContentField
            .ForType(fields)
            .Where(field => field.Property.Name != nameof(ItemFields.Id))
            .Select(field => field.Key);
        if (ContentField.FindBody(fields) is not null)
            keys = keys.Append(Body);
        var placed = layout
            .Main.Concat(layout.Side)
            .Concat(layout.OfTheDay)
            .Concat(layout.Folds.SelectMany(fold => fold.Keys))
            .ToHashSet();
        return layout with { Main = [.. layout.Main, .. keys.Where(key => !placed.Contains(key))] };
    }
}
