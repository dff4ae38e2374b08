using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Data;
using EMC2Workshop.Publishing.Drafts;
using EMC2Workshop.Publishing.Editions;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Admin.Items;

/// <summary>Finds what has to be asked before a form is published.</summary>
public sealed class PublishQuestions(WorkshopDbContext db, EditionSessions sessions)
{
    /// <summary>Of an edition that readers don't see, published or not.</summary>
    private const string HiddenStatus = "draft";

    /// <param name="me">The organizer who publishes.</param>
    public async Task<PublishQuestion?> FindAsync(
        EditedItem edited,
        EditForm typed,
        string me,
        CancellationToken cancellationToken
    )
    {
        if (edited.OtherDrafts > 0 && typed.Form["status"] is not HiddenStatus)
            return PublishQuestion.AboutEditionAlone(edited.Edition!, edited.OtherDrafts);
        if (
            typed.MovedEdition is { } moved
            && await sessions.CountLeftAsync(moved, cancellationToken) is > 0 and var left
        )
            return PublishQuestion.AboutSessionsLeft(moved, left);
        if (edited.Kind == PersonFields.ContentKind && edited.Item?.Published is null)
            if (await FindNamesakeAsync(edited, typed, cancellationToken) is { } namesake)
                return namesake;
        // Whose draft the form began from, or who wrote in it since.
        var began = typed.By is { Length: > 0 } by && by != me ? by : null;
        if ((began ?? edited.Item?.Draft?.OtherThan(me)) is { } author)
            return PublishQuestion.AboutDraftOf(author);
        return IsPasted(edited, typed.Form) ? PublishQuestion.AboutPasted : null;
    }

    /// <summary>Whether a field has HTML or TeX in it that is not published yet.</summary>
    private static bool IsPasted(EditedItem edited, ItemFormValues form)
    {
        var published = edited.Item?.Published is { } item
            ? ItemFormValues.From(edited.Kind, item.Text)
            : null;
        return form.Values.Any(field =>
            field.Value != published?.Values.GetValueOrDefault(field.Key)
            && PastedField.Find(form, field.Key) is not null
        );
    }

    private async Task<PublishQuestion?> FindNamesakeAsync(
        EditedItem edited,
        EditForm typed,
        CancellationToken cancellationToken
    )
    {
        var known = new KnownPeople();
        await known.AddAllAsync(db, cancellationToken);
        if (known.FindAlike(typed.Name) is [var slug, ..])
        {
            var person = await db
                .People.AsNoTracking()
                .Include(person => person.Credits)
                .SingleAsync(person => person.Slug == slug, cancellationToken);
            return PublishQuestion.AboutNamesake(person.NameAndAffiliation, person.Id);
        }
        return edited.Unpublished.Named(typed.Name) is { } draft && draft.ItemId != typed.Id
            ? PublishQuestion.AboutNamesake(UnpublishedPeople.NameIn(draft), draft.ItemId)
            : null;
    }
}
