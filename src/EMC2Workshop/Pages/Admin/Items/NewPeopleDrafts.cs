using EMC2Workshop.Content;
using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Data;
using EMC2Workshop.Publishing.Drafts;

namespace EMC2Workshop.Pages.Admin.Items;

/// <summary>
/// Keeps what a form says of new people as drafts of their own, which are published with whatever names them.
/// </summary>
public sealed class NewPeopleDrafts(WorkshopDbContext db, DraftStore drafts)
{
    /// <returns>What keeps some of it from being saved.</returns>
    public async Task<FormErrors> SaveAsync(
        EditForm typed,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        var faults = new FormErrors();
        var people = NewPerson.In(typed.Form).ToList();
        var saved = new Dictionary<string, NewPerson>();
        if (people.Exists(person => person.SaysMore || person.State.Length > 0))
        {
            var unpublished = await UnpublishedPeople.LoadAsync(db, cancellationToken);
            foreach (var person in people)
                if (await SaveAsync(person, unpublished, faults, edit, cancellationToken) is { } draft)
                    saved[draft.Path] = person;
        }
        if (!faults.Any)
            typed.SavedPeople = saved;
        return faults;
    }

    private async Task<Draft?> SaveAsync(
        NewPerson person,
        UnpublishedPeople unpublished,
        FormErrors faults,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        var draft = unpublished.Find(person.Id) ?? unpublished.Named(person.Name);
        if (!person.SaysMore && person.State != draft?.Hash)
            return null;
        if (person.Name.Length == 0)
        {
            faults.Add(person.NameKey, "Enter a name.");
            return null;
        }
        var id = draft?.ItemId ?? await FreeIdAsync(person.Id, cancellationToken);
        var text = person.Write(id, draft?.Text ?? "");
        if (text == draft?.Text)
        {
            person.Begin(draft);
            return draft;
        }
        if (ContentLimits.FindError(text) is { } tooLong)
        {
            faults.Add(person.KeyFor(ItemFormValues.Body), tooLong);
            return null;
        }
        if (draft is not null && draft.Hash != person.State)
        {
            var who = draft.By == edit.By ? "You have" : $"{draft.By} has";
            faults.Add(
                person.NameKey,
                $"{who} a newer draft of this person. Your photo and biography aren’t saved: open that draft from the "
                    + "Content page, and add them there."
            );
            return null;
        }
        var path = draft is not null && UnpublishedPeople.NameIn(draft) == person.Name ? draft.Path : null;
        var work = new DraftWork(
            id,
            PersonFields.ContentKind.Name,
            path
                ?? await drafts.ProposePathAsync(
                    id,
                    PersonFields.ContentKind,
                    null,
                    person.Name,
                    cancellationToken
                ),
            text,
            draft?.Text ?? ""
        )
        {
            PublishAt = draft?.PublishAt,
        };
        var saved = await drafts.SaveAsync(work, draft?.Hash ?? "", edit, cancellationToken);
        person.Begin(saved.Item.Draft!);
        return saved.Item.Draft;
    }

    /// <summary>One that comes with a form may be another item's by now.</summary>
    private async Task<Guid> FreeIdAsync(Guid id, CancellationToken cancellationToken) =>
        await drafts.FindAsync(id, cancellationToken) is null
        && await drafts.FindFormerAsync(id, cancellationToken) is null
        && !await drafts.IsErasedAsync(id, cancellationToken)
            ? id
            : Guid.NewGuid();
}
