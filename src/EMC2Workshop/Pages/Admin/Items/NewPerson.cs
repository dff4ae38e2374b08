using System.Text;
using EMC2Workshop.Content;
using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Data;
using EMC2Workshop.Publishing.Drafts;

namespace EMC2Workshop.Pages.Admin.Items;

/// <summary>Somebody without a page who is named in a row of a form, and what the row says of them.</summary>
/// <param name="Row">What the names of the row's fields begin with, such as "speakers[0].".</param>
public sealed record NewPerson(ItemFormValues Form, string Row)
{
    private const string Prefix = "new-";
    private const string Portrait = "portrait";
    private const string PortraitAlt = "portrait_alt";

    private static readonly ContentKind Kind = PersonFields.ContentKind;

    public string NameKey => Row + "person";

    public string Name => Form[NameKey].Trim();

    /// <summary>Of the draft, or else the one that it will have.</summary>
    public Guid Id => Guid.TryParse(this["id"], out var id) ? id : Guid.NewGuid();

    /// <summary>Hash of the draft that the row began from; empty where there was none.</summary>
    public string State => this["state"];

    /// <summary>More than a name.</summary>
    public bool SaysMore =>
        new[] { Portrait, PortraitAlt, ItemFormValues.Body }.Any(key => this[key].Length > 0);

    /// <param name="key">Of a field of a person.</param>
    private string this[string key] => Form[KeyFor(key)];

    /// <summary>Of every row that has a place for somebody new, whoever is in it.</summary>
    public static IEnumerable<NewPerson> In(ItemFormValues form) =>
        ContentField
            .ForType(form.Fields)
            .Where(NamesPeople)
            .SelectMany(list =>
                Enumerable
                    .Range(0, form.Count(list.Key))
                    .Select(index => new NewPerson(form, $"{list.Key}[{index}]."))
            )
            .Where(person => !ItemPath.IsSlug(person.Name));

    public static bool NamesPeople(ContentField list) =>
        list.IsRecord && ContentField.ForType(list.ValueType).Any(field => field.References == "people");

    /// <returns>Null where a form's field says nothing of a new person.</returns>
    public static ContentField? FindField(string name)
    {
        if (name.Split("]." + Prefix) is not [_, var key])
            return null;
        return key == ItemFormValues.Body
            ? new ContentField(ContentField.FindBody(typeof(PersonFields))!, key)
            : ContentField.Find(typeof(PersonFields), key);
    }

    /// <summary>Whoever is only a draft yet is shown as that draft is.</summary>
    public static void ShowDrafts(ItemFormValues form, UnpublishedPeople unpublished)
    {
        foreach (var (name, value) in form.Values.ToList())
            if (
                ContentField.Find(form.Fields, name)?.References == "people"
                && unpublished.At(value) is { } named
            )
                form.Set(name, UnpublishedPeople.NameIn(named));
        foreach (var person in In(form).ToList())
            if (unpublished.Named(person.Name) is { } draft)
                person.Show(draft);
    }

    /// <summary>What keeps somebody's own text from being published.</summary>
    public static void Check(ItemFormValues form, MarkdownRenderer markdown, FormErrors faults)
    {
        foreach (var person in In(form).Where(person => person.SaysMore))
        {
            var wrong = new List<ContentError>();
            var text = Encoding.UTF8.GetBytes(person.Write(person.Id, ""));
            ContentFile.Read(ItemPath.Parse("people/new.md", out _)!, text, markdown, wrong.Add);
            person.Tell(wrong, faults);
        }
    }

    public string KeyFor(string key) => Row + Prefix + key;

    /// <summary>From now on the row is about this draft.</summary>
    public void Begin(Draft draft)
    {
        Form.Set(KeyFor("id"), draft.ItemId.ToString());
        Form.Set(KeyFor("state"), draft.Hash);
    }

    /// <summary>The row says what the draft says.</summary>
    private void Show(Draft draft)
    {
        Begin(draft);
        if (ItemFormValues.From(Kind, draft.Text) is not { } said)
            return;
        foreach (var key in new[] { Portrait, PortraitAlt, ItemFormValues.Body })
            Form.Set(KeyFor(key), said[key]);
    }

    /// <summary>As the person's own text. A photo that nobody describes shows the person.</summary>
    /// <param name="before">Of the draft; empty where there is none.</param>
    public string Write(Guid id, string before)
    {
        var text = before.Length > 0 ? before : $"---\nid: {id}\n---\n";
        if (FormReader.Read(Kind, text, (_, _) => { }) is not { } form)
            return before;
        var (photo, alt) = (this[Portrait], this[PortraitAlt]);
        if (photo.Length > 0 && alt.Length == 0 && form["portrait_decorative"] != "true")
            alt = Name;
        else if (photo.Length == 0 && alt == Name)
            alt = "";
        form.Set("name", Name);
        form.Set(Portrait, photo);
        form.Set(PortraitAlt, alt);
        form.Set(ItemFormValues.Body, this[ItemFormValues.Body]);
        return FormWriter.Write(form, text);
    }

    /// <summary>Beside the fields of the row.</summary>
    public void Tell(IEnumerable<ContentError> wrong, FormErrors faults)
    {
        foreach (var error in wrong)
            faults.Add(error.Field is null or "name" ? NameKey : KeyFor(error.Field), error.Sentence);
    }
}
