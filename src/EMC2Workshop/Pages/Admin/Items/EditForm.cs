using System.Text;
using EMC2Workshop.Content;
using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Model;
using EMC2Workshop.Publishing.Drafts;

namespace EMC2Workshop.Pages.Admin.Items;

/// <summary>What stands in the form of an item, right or not.</summary>
public sealed class EditForm
{
    /// <summary>What a form has beside the item's fields; keys of fields have no hyphens.</summary>
    private static readonly string[] NotFields =
    [
        "item-slug",
        "item-state",
        "item-before",
        "item-base",
        "item-copy",
        "change-reason",
        "publish-at",
        "act",
        "more",
        "move",
        "__RequestVerificationToken",
    ];

    private readonly string storedPath;

    private EditForm(Guid id, ContentKind kind, string? edition, EditableItem? item) =>
        (Id, Kind, Edition, storedPath, Slug) = (
            id,
            kind,
            edition,
            item?.Path ?? PlaceOf(kind, edition, ""),
            item?.Path.Split('/')[^1] ?? ""
        );

    public Guid Id { get; private set; }

    public ContentKind Kind { get; }

    public string? Edition { get; }

    public ItemFormValues Form { get; private set; } = null!;

    /// <summary>The last part of the address.</summary>
    public string Slug { get; private set; }

    /// <summary>As of <see cref="EditableItem.State"/> when the form was made.</summary>
    public string State { get; private set; } = "";

    /// <summary>The text that the form began from.</summary>
    public string Before { get; private set; } = "";

    /// <summary>Hash of what was published then; empty where nothing was.</summary>
    public string Base { get; private set; } = "";

    /// <summary>Why the text can't be edited in a form, and at which line; null where it can.</summary>
    public (int Line, string Reason)? Unreadable { get; private set; }

    public string Reason { get; private set; } = "";

    /// <summary>Wall clock at the venue.</summary>
    public string PublishAt { get; private set; } = "";

    /// <summary>Names what the browser keeps of this form by itself; empty where it keeps nothing.</summary>
    public string Copy { get; private set; } = "";

    public bool HasSlug => Kind.Place.Contains("{slug}", StringComparison.Ordinal);

    public string Path => HasSlug ? PlaceOf(Kind, Edition, Slug) : storedPath;

    /// <summary>Null where that is no address of an item.</summary>
    public ItemPath? Place => ItemPath.Parse(Path + ".md", out _);

    public List<string> Keys => [.. ContentField.ForType(Kind.NewFields().GetType()).Select(shape => shape.Key)];

    /// <summary>The text that the form began from; of a new item the least that it can have.</summary>
    private string Start => Before.Length > 0 ? Before : $"---\nid: {Id}\n---\n";

    public static EditForm From(Guid id, ContentKind kind, string? edition, EditableItem? item, string zone)
    {
        var typed = new EditForm(id, kind, edition, item);
        typed.Begin(item);
        typed.Form = typed.Read(typed.Start) ?? ItemFormValues.From(kind, []);
        typed.PublishAt = WallClockOf(item, zone);
        typed.Reason = item?.Draft?.Reason ?? "";
        return typed;
    }

    public static EditForm From(Guid id, ContentKind kind, string? edition, EditableItem? item, IFormCollection posted)
    {
        var typed = new EditForm(id, kind, edition, item)
        {
            Form = ItemFormValues.From(
                kind,
                posted
                    .Where(value => !NotFields.Contains(value.Key))
                    .Select(value => KeyValuePair.Create(value.Key, value.Value.ToString()))
            ),
            State = posted["item-state"].ToString(),
            Base = posted["item-base"].ToString(),
            Before = ItemFormValues.PlainLines(posted["item-before"].ToString()),
            Reason = posted["change-reason"].ToString().Trim(),
            PublishAt = posted["publish-at"].ToString(),
            Copy = posted["item-copy"].ToString(),
        };
        if (item is null && Guid.TryParse(typed.Form["id"], out var fresh))
            typed.Id = fresh;
        typed.Form.Set("id", typed.Id.ToString());
        if (typed.HasSlug)
            typed.Slug = posted["item-slug"].ToString().Trim();
        // To the letter, where it is still what the form began from: browsers change the ends of lines.
        if (item is not null && item.State == typed.State)
            typed.Before = item.Text;
        if (typed.Before.Length > 0)
            typed.Read(typed.Before);
        return typed;
    }

    /// <summary>From now on the form is one of this state.</summary>
    public void Begin(EditableItem? item) =>
        (State, Before, Base) = (item?.State ?? "", item?.Text ?? "", item?.Published?.Hash ?? "");

    /// <summary>Whether the form says nothing beyond what the item says, published or in its draft.</summary>
    public bool HasStoredText(EditableItem? item) =>
        item is null
            ? Before.Length == 0 && Says(Start)
            : Says(item.Text) || (Before == item.Published?.Text && Says(Before));

    /// <summary>An address that was left empty is none that could be lost.</summary>
    public bool HasStoredAddress(EditableItem? item) =>
        !HasSlug || Slug.Length == 0 || (item is not null && Path == item.Path);

    public bool HasStoredTime(EditableItem? item, string zone) =>
        PublishAt.Length == 0 || PublishAt == WallClockOf(item, zone);

    public bool HasStoredReason(EditableItem? item) => Reason.Length == 0 || Reason == item?.Draft?.Reason;

    /// <summary>Whether nothing of the form would be lost with it.</summary>
    public bool IsStored(EditableItem? item, string zone) =>
        HasStoredText(item) && HasStoredAddress(item) && HasStoredTime(item, zone) && HasStoredReason(item);

    /// <summary>What keeps the text from being published.</summary>
    public FormErrors Check(MarkdownRenderer markdown)
    {
        var faults = new List<ContentError>();
        var text = FormWriter.Write(Form, Before);
        if (Place is { } at)
            ContentFile.Read(at, Encoding.UTF8.GetBytes(text), markdown, faults.Add);
        return FormErrors.From(faults);
    }

    /// <summary>A draft that has no address yet stays where it was, or lies at one of its own.</summary>
    /// <param name="isTaken">The address is another item's.</param>
    public DraftWork Work(bool isTaken, bool isStored) =>
        new(
            Id,
            Kind.Name,
            !HasSlug || (!isTaken && Place is not null) ? Path
                : isStored ? storedPath
                : PlaceOf(Kind, Edition, $"draft-{Id:N}"[..14]),
            FormWriter.Write(Form, Before),
            Before
        );

    /// <summary>Where its text is longer than any may be: the field to blame for it, and the limit.</summary>
    public (string Field, string Message)? TooLong() =>
        ContentLimits.FindError(FormWriter.Write(Form, Before)) is { } message
            ? (
                Encoding.UTF8.GetByteCount(Form[ItemFormValues.Body]) > ContentLimits.BodyBytes
                    ? ItemFormValues.Body
                    : "",
                message
            )
            : null;

    /// <summary>Null where it is no moment, or none to come.</summary>
    public DateTimeOffset? MomentAfter(DateTimeOffset now, string zone) =>
        FieldFormat.Parse(PublishAt.Replace('T', ' '), typeof(DateTime), out _) is DateTime wallClock
        && VenueTimeZones.Exists(wallClock, zone)
        && VenueTimeZones.FromLocal(wallClock, zone) is var moment
        && moment > now
            ? moment
            : null;

    private ItemFormValues? Read(string text) =>
        FormReader.Read(Kind, text, (line, reason) => Unreadable ??= (line, reason));

    private bool Says(string text) => FormWriter.Write(Form, text) == text;

    private static string WallClockOf(EditableItem? item, string zone) =>
        item?.Draft?.PublishAt is { } due
            ? TimeZoneInfo.ConvertTime(due, VenueTimeZones.Find(zone)!).ToString("yyyy-MM-ddTHH:mm", null)
            : "";

    private static string PlaceOf(ContentKind kind, string? edition, string slug) =>
        kind.Place[..^3]
            .Replace("{edition}", edition, StringComparison.Ordinal)
            .Replace("{slug}", slug, StringComparison.Ordinal);
}
