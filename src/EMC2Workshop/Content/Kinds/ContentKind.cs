using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Model;

namespace EMC2Workshop.Content.Kinds;

/// <summary>A kind of item, with all that the site has to know of it; its fields say what an item holds.</summary>
/// <param name="Name">In the site's addresses of the admin and in messages.</param>
/// <param name="Place">Pattern of its files; <c>{edition}</c> and <c>{slug}</c> stand for names.</param>
public sealed record ContentKind(string Name, string Place, Func<ItemFields> NewFields)
{
    /// <summary>In an order in which each comes after those that it refers to.</summary>
    public static IReadOnlyList<ContentKind> All { get; } =
    [
        SeriesFields.ContentKind,
        PersonFields.ContentKind,
        PageFields.SeriesContentKind,
        EditionFields.ContentKind,
        PageFields.ContentKind,
        CallForPapersFields.ContentKind,
        ChallengeFields.ContentKind,
        TrackFields.ContentKind,
        SponsorFields.ContentKind,
        PaperFields.ContentKind,
        SessionFields.ContentKind,
        TalkFields.ContentKind,
        CommitteeFields.ContentKind,
        DeadlineFields.ContentKind,
        AnnouncementFields.ContentKind,
    ];

    private readonly string[] pattern = Place[..^3].Split('/');

    /// <summary>What organizers call all of them.</summary>
    public required string Plural { get; init; }

    /// <summary>What readers call one of them.</summary>
    public string ReaderName { get; init; } = FieldLabel.For(Name);

    /// <summary>Where readers find an item: by itself a page of its own, at the place of its file.</summary>
    public Func<ItemPath, string> Url { get; init; } = path => $"/{path.Path}";

    /// <summary>The parameter by which the route of its own page names an item; null: it has none.</summary>
    public string? RouteParameter { get; init; }

    /// <summary>What readers find an item by; null: it is not searched for.</summary>
    public Func<Item, MarkdownRenderer, SearchText>? SearchText { get; init; }

    /// <summary>Keys of its place in the program, as planned.</summary>
    public IReadOnlyList<string> PlanKeys { get; init; } = [];

    /// <summary>Keys of what became of the plan on the day.</summary>
    public IReadOnlyList<string> DayKeys { get; init; } = [];

    public bool OfSeries => pattern[0] != "{edition}";

    public bool IsEdition => Place == "{edition}/edition.md";

    /// <summary>The site can't be without it.</summary>
    public bool IsPermanent => Place == "site.md";

    /// <summary>There is one in the series, or one in each edition.</summary>
    public bool IsSingle => !Place.Contains("{slug}", StringComparison.Ordinal);

    public Type ItemType => NewFields().ItemType;

    /// <summary>Of its fields, in the order in which files have them.</summary>
    public IReadOnlyList<string> Keys =>
        [.. ContentField.ForType(NewFields().GetType()).Select(one => one.Key)];

    public static ContentKind? Find(string[] parts) => All.FirstOrDefault(kind => kind.Matches(parts));

    /// <returns>Null for what is kept with the items and is none, such as the folder's guide.</returns>
    public static ContentKind? Named(string name) => All.FirstOrDefault(kind => kind.Name == name);

    /// <summary>The kind that fields name by its folder.</summary>
    public static ContentKind ForFolder(string folder) =>
        All.First(kind =>
            kind.pattern.Length > 1 && kind.pattern[^2] == folder && kind.pattern[^1] == "{slug}"
        );

    public bool OfEdition(string[] parts) => !OfSeries && parts.Length > 1;

    /// <summary>Where an item lies, without <c>.md</c>.</summary>
    /// <param name="slug">As it was typed, right or not.</param>
    public string PathFor(string? edition, string slug) =>
        Place[..^3]
            .Replace("{edition}", edition, StringComparison.Ordinal)
            .Replace("{slug}", slug, StringComparison.Ordinal);

    private bool Matches(string[] parts) =>
        parts.Length == pattern.Length
        && parts.Zip(pattern).All(pair => pair.Second.StartsWith('{') || pair.First == pair.Second);
}

/// <param name="Title">What a match is told by.</param>
/// <param name="Names">Of people and the like, which count for more than the text.</param>
public sealed record SearchText(string Title, string Names, string Text);
