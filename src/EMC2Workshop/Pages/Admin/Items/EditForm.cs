using System.Text;
using EMC2Workshop.Content;
using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Data;
using EMC2Workshop.Publishing.Drafts;
using EMC2Workshop.Publishing.Editions;

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
        "item-by",
        "change-reason",
        "publish-at",
        "extend-due",
        "extend-time",
        "extend-reason",
        "new-people",
        "act",
        "more",
        "move",
        "remove",
        "convert",
        "pick",
        "__RequestVerificationToken",
    ];

    private static readonly string[] NameFields = ["title", "name", "speakers[0].person"];

    private readonly EditedItem edited;

    private EditForm(EditedItem edited) =>
        (this.edited, Id, Address) = (edited, edited.Id, new PageAddress(edited));

    public Guid Id { get; private set; }

    public ItemFormValues Form { get; private set; } = null!;

    public PageAddress Address { get; }

    /// <summary>As of <see cref="EditableItem.State"/> when the form was made.</summary>
    public string State { get; private set; } = "";

    /// <summary>The text that the form began from.</summary>
    public string Before { get; private set; } = "";

    /// <summary>Hash of what was published then; empty where nothing was.</summary>
    public string Base { get; private set; } = "";

    /// <summary>Why the text can't be edited in a form, and at which line; null where it can.</summary>
    public (int Line, string Reason)? Unreadable { get; private set; }

    public string Reason { get; private set; } = "";

    /// <summary>Names that were asked about: sent once more, they are those of new people.</summary>
    public IReadOnlyList<string> NewPeople { get; set; } = [];

    public required PublishTime PublishAt { get; init; }

    /// <summary>Whose draft the form began from; empty where there was none.</summary>
    public string By { get; private set; } = "";

    /// <summary>Names what the browser keeps of this form by itself; empty where it keeps nothing.</summary>
    public string Copy { get; private set; } = "";

    /// <summary>New people who have a draft by now, by its path; null: what is typed of them isn't saved.</summary>
    public IReadOnlyDictionary<string, NewPerson>? SavedPeople { get; set; }

    /// <summary>The sessions of the edition go along with it.</summary>
    public bool MovesSessions { get; set; }

    /// <summary>Null: what is edited is no edition, or stays on its days.</summary>
    public MovedEdition? MovedEdition =>
        edited is { Kind.IsEdition: true, Item.Published: { } published }
            ? MovedEdition.Find(edited.Edition!, published.Text, Form)
            : null;

    /// <summary>Of a deadline: it is in the text, but the form shows it as it was typed.</summary>
    public DeadlineExtension Extension { get; private init; } = DeadlineExtension.None;

    /// <summary>The list that more rows were asked for.</summary>
    private string Longer { get; init; } = "";

    /// <summary>What an address is made of that nobody chose.</summary>
    public string Name =>
        NameFields.Select(name => Form[name]).FirstOrDefault(value => value.Length > 0) ?? "";

    /// <summary>The text that the form began from; of a new item the least that it can have.</summary>
    public string Start => Before.Length > 0 ? Before : $"---\nid: {Id}\n---\n";

    /// <param name="sent">What was saved just now, so that its time and its copy in the browser go on.</param>
    public static EditForm From(EditedItem edited, EditForm? sent = null)
    {
        var typed = new EditForm(edited)
        {
            PublishAt = sent?.PublishAt ?? PublishTime.For(edited.Item, edited.Zone),
            Copy = sent?.Copy ?? "",
        };
        typed.Begin(edited.Item);
        typed.Form = typed.Read(typed.Start) ?? ItemFormValues.From(edited.Kind, []);
        if (edited.Item is null)
            foreach (var field in ContentField.ForType(typed.Form.Fields).Where(field => field.BeginsToday))
                typed.Form.Set(field.Key, FieldFormat.Format(edited.Today));
        NewPerson.ShowDrafts(typed.Form, edited.Unpublished);
        (typed.Reason, typed.By) = (edited.Item?.Draft?.Reason ?? "", edited.Item?.Draft?.By ?? "");
        return typed;
    }

    /// <summary>Of a new item that shall be as another one is.</summary>
    public static EditForm Like(EditedItem edited, EditableItem other)
    {
        var typed = From(edited);
        if (FormReader.Read(edited.Kind, other.Text, (_, _) => { }) is not { } form)
            return typed;
        foreach (
            var name in form
                .Values.Keys.Where(name => name.EndsWith("].id", StringComparison.Ordinal))
                .ToList()
        )
            form.Set(name, Guid.NewGuid().ToString());
        form.Set("id", typed.Id.ToString());
        typed.Form = form;
        NewPerson.ShowDrafts(typed.Form, edited.Unpublished);
        return typed;
    }

    public static EditForm From(EditedItem edited, IFormCollection posted)
    {
        var typed = new EditForm(edited)
        {
            Form = ItemFormValues.From(
                edited.Kind,
                posted
                    .Where(value => !NotFields.Contains(value.Key))
                    .Select(value => KeyValuePair.Create(value.Key, value.Value.ToString()))
            ),
            State = posted["item-state"].ToString(),
            Base = posted["item-base"].ToString(),
            Before = ItemFormValues.PlainLines(posted["item-before"].ToString()),
            Reason = posted["change-reason"].ToString().Trim(),
            PublishAt = new PublishTime(posted["publish-at"].ToString(), edited.Zone),
            Copy = posted["item-copy"].ToString(),
            By = posted["item-by"].ToString(),
            NewPeople = [.. posted["new-people"].OfType<string>()],
            Longer = posted["more"].ToString(),
            Extension =
                edited.Kind.Name == "deadline" ? DeadlineExtension.From(posted) : DeadlineExtension.None,
        };
        if (edited.Item is null && Guid.TryParse(typed.Form["id"], out var fresh))
            typed.Id = fresh;
        typed.Form.DropEmptyRows([
            .. posted.Files.Where(file => file.FileName.Length > 0).Select(file => file.Name),
        ]);
        TypedValues.Complete(typed.Form, edited.Known);
        typed.Form.Set("id", typed.Id.ToString());
        if (typed.Address.HasSlug)
            typed.Address.Slug = posted["item-slug"].ToString().Trim();
        // To the letter, where it is still what the form began from: browsers change the ends of lines.
        if (edited.Item is { } item && item.State == typed.State)
            typed.Before = item.Text;
        if (typed.Before.Length > 0)
            typed.Read(typed.Before);
        return typed;
    }

    /// <summary>How many rows a list shows: those that it has, and one to begin with where it needs some.</summary>
    public int RowsOf(ContentField list) => Math.Max(Form.Count(list.Key), list.IsRequired ? 1 : 0);

    /// <summary>Whether one more row was asked for.</summary>
    public bool IsLonger(ContentField list) => Longer == list.Key;

    /// <summary>Whether it would change nothing of a text.</summary>
    public bool Says(string text) => Write(text) == text;

    /// <summary>From now on the form is one of this state.</summary>
    public void Begin(EditableItem? item) =>
        (State, Before, Base) = (item?.State ?? "", item?.Text ?? "", item?.Published?.Hash ?? "");

    /// <summary>What keeps the text from being published.</summary>
    public FormErrors Check(MarkdownRenderer markdown)
    {
        var faults = new List<ContentError>();
        var text = Write(Before);
        if ((Address.IsMissing ? Address.PlaceFor(Draft.SlugFor(Id)) : Address.Place) is { } at)
            ContentFile.Read(at, Encoding.UTF8.GetBytes(text), markdown, faults.Add);
        var found = FormErrors.From(faults);
        NewPerson.Check(Form, markdown, found);
        found.Add(Extension.Check(Form));
        return found;
    }

    /// <summary>A draft that is scheduled stays so.</summary>
    /// <param name="isTaken">The address is another item's.</param>
    public DraftWork Work(bool isTaken, bool isStored) =>
        new(Id, edited.Kind.Name, Address.PathOfDraft(Id, isTaken, isStored), Write(Before), Before)
        {
            PublishAt = edited.Item?.Draft?.PublishAt,
        };

    /// <summary>Where its text is longer than any may be: the field to blame for it, and the limit.</summary>
    public (string Field, string Message)? TooLong() =>
        ContentLimits.FindError(Write(Before)) is { } message
            ? (
                Encoding.UTF8.GetByteCount(Form[ItemFormValues.Body]) > ContentLimits.BodyBytes
                    ? ItemFormValues.Body
                    : "",
                message
            )
            : null;

    private string Write(string before) => FormWriter.Write(Extension.Apply(Form, edited.Today), before);

    private ItemFormValues? Read(string text) =>
        FormReader.Read(edited.Kind, text, (line, reason) => Unreadable ??= (line, reason));
}
