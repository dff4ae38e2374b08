using EMC2Workshop.Content;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using EMC2Workshop.Publishing.Drafts;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Admin.Items;

/// <summary>Finds what a form is for, by the address that it is opened at or posted to.</summary>
public sealed class EditedItemQuery(
    DraftStore drafts,
    FieldChoices choices,
    KnownEditions editions,
    WorkshopDbContext db,
    TimeProvider clock
)
{
    /// <summary>It is in the trash, published once or not.</summary>
    public async Task<bool> IsDeletedAsync(Guid id, CancellationToken cancellationToken) =>
        await db.Trash.AnyAsync(item => item.Id == id, cancellationToken)
        || await db.DiscardedDrafts.AnyAsync(draft => draft.ItemId == id, cancellationToken);

    /// <param name="isPosted">What was removed while somebody wrote has its place still, so that nothing written is
    /// lost.</param>
    public async Task<EditedItem?> FindAsync(
        Guid? id,
        string? kind,
        string? edition,
        bool isPosted,
        CancellationToken cancellationToken
    )
    {
        var item = id is { } known ? await drafts.FindAsync(known, cancellationToken) : null;
        if (
            item is null
            && isPosted
            && id is { } gone
            && await drafts.FindFormerAsync(gone, cancellationToken) is { } former
        )
            (kind, edition) = (former.Kind, ItemPath.Parse(former.Path + ".md", out _)?.Edition);
        var found = item is not null
            ? ItemNames.Find(item.Kind, item.Path)
            : ContentKind.All.FirstOrDefault(candidate =>
                candidate.Name == kind && candidate.OfSeries == edition is null && !candidate.IsPermanent
            );
        if (found is null)
            return null;
        if (item is not null)
            edition = found.OfSeries ? null : item.Path.Split('/')[0];
        var zone = await editions.ZoneAsync(edition, cancellationToken);
        return new EditedItem(item?.Id ?? id ?? Guid.NewGuid(), found, edition, item)
        {
            WhyHidden =
                found.Name == "person" ? await choices.HiddenPersonAsync(item?.Id, cancellationToken)
                : found.OfSeries ? null
                : found.IsEdition ? await choices.HiddenEditionAsync(edition!, cancellationToken)
                : await choices.EditionTroubleAsync(edition!, cancellationToken),
            IsEditionDraft =
                found is { OfSeries: false, IsEdition: false }
                && await choices.IsDraftAsync(edition!, cancellationToken),
            Zone = zone,
            Today = DateOnly.FromDateTime(VenueTimeZones.ToLocal(clock.GetUtcNow(), zone).DateTime),
            Unpublished = await UnpublishedPeople.LoadAsync(db, cancellationToken),
            OtherDrafts =
                found.IsEdition && item is { Published: null }
                    ? await CountOthersAsync(item.Path, cancellationToken)
                    : 0,
            Sessions = item is { Kind: "paper" }
                ? await choices.SessionsWithPaperAsync(item.Id, edition!, cancellationToken)
                : [],
            HasOnlyDraftSessions =
                ContentField.ForType(found.NewFields().GetType()).Any(field => field.References == "sessions")
                && await choices.HasOnlyDraftSessionsAsync(edition, cancellationToken),
            Known = await choices.FindAsync(found, edition, cancellationToken),
        };
    }

    public async Task<List<Person>> FindPeopleAsync(
        IReadOnlyCollection<string> slugs,
        CancellationToken cancellationToken
    ) =>
        slugs.Count == 0
            ? []
            : await db
                .People.AsNoTracking()
                .Where(person => slugs.Contains(person.Slug))
                .OrderBy(person => person.Name)
                .ToListAsync(cancellationToken);

    /// <summary>
    /// An id that comes with the form of a new item may be one that was saved from it already, but no other item's.
    /// </summary>
    public async Task<bool> IsFreeAsync(Guid id, EditedItem edited, CancellationToken cancellationToken)
    {
        if (await drafts.IsErasedAsync(id, cancellationToken))
            return false;
        var known = await drafts.FindAsync(id, cancellationToken);
        var (kind, path) = known is not null
            ? (known.Kind, known.Path)
            : await drafts.FindFormerAsync(id, cancellationToken) ?? (edited.Kind.Name, "");
        return kind == edited.Kind.Name && (path.Length == 0 || edited.MayLieAt(path));
    }

    private Task<int> CountOthersAsync(string path, CancellationToken cancellationToken)
    {
        var within = path[..(path.IndexOf('/') + 1)];
        return db.Drafts.CountAsync(
            draft => draft.Path.StartsWith(within) && draft.Path != path,
            cancellationToken
        );
    }
}
