using EMC2Workshop.Content;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Model;
using EMC2Workshop.Publishing.Drafts;

namespace EMC2Workshop.Pages.Admin.Items;

/// <summary>What a form is for, with all that it shows of the site around it.</summary>
/// <param name="Id">Of a new item the one that it may get.</param>
/// <param name="Edition">Null: it is of the series.</param>
/// <param name="Item">Null: it is to be made.</param>
public sealed record EditedItem(Guid Id, ContentKind Kind, string? Edition, EditableItem? Item)
{
    /// <summary>Of the venue.</summary>
    public required string Zone { get; init; }

    /// <summary>There.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Why readers don't see it though it is published; null: they do.</summary>
    public required string? WhyHidden { get; init; }

    /// <summary>Nothing can be published in it yet.</summary>
    public required bool IsEditionDraft { get; init; }

    /// <summary>What to choose from, by the folder that fields name.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<Choice>> Known { get; init; }

    public required UnpublishedPeople Unpublished { get; init; }

    /// <summary>Of an edition that was not published yet: how many drafts there are beside its own.</summary>
    public required int OtherDrafts { get; init; }

    /// <summary>Sessions that say they show it, where it is a paper.</summary>
    public required IReadOnlyList<(Guid Id, string Label)> Sessions { get; init; }

    /// <summary>So that there is none to choose.</summary>
    public required bool HasOnlyDraftSessions { get; init; }

    /// <summary>Its own, or photos of new people.</summary>
    public bool TakesFiles =>
        Kind.NewFields().GetType() is var fields
        && (ContentField.HasMedia(fields) || ContentField.ForType(fields).Any(NewPerson.NamesPeople));

    public FormLayout Layout => FormLayout.For(Kind);

    /// <summary>By a clock at the venue: "Nov 26, 2026, 16:14 (Vancouver time)".</summary>
    public string TimeOf(DateTimeOffset moment) => Display.VenueMoment(moment, Zone);

    /// <summary>"16:14 (Vancouver time)".</summary>
    public string ClockOf(DateTimeOffset moment) =>
        $"{ProgramFormat.Clock(VenueTimeZones.ToLocal(moment, Zone).DateTime)} ({VenueTimeZones.DisplayName(Zone)})";

    public string Heading =>
        Item is null ? $"New {Kind.Name}" : ItemNames.For(Kind.Name, Item.Path, Item.Text, People);

    public bool MayBeDuplicated =>
        !Kind.IsSingle && Kind.Name is "talk" or "session" or "deadline" or "sponsor";

    /// <summary>Null where readers see nothing of it.</summary>
    public string? PublicAddress =>
        WhyHidden is null && Item?.Published is { } published ? ItemPath.UrlFor(published.Path) : null;

    /// <summary>A place that an item of this kind and edition may have, or already has.</summary>
    public bool MayLieAt(string path) =>
        path == Item?.Path
        || (
            ItemPath.Parse(path + ".md", out _) is { } place && place.Kind == Kind && place.Edition == Edition
        );

    private Dictionary<string, string>? People =>
        Known.TryGetValue("people", out var people)
            ? people.ToDictionary(person => person.Slug, person => person.Label)
            : null;
}
