using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Admin.Items;

/// <summary>The items that a field can name, for the lists that a browser offers while one types.</summary>
public sealed class FieldChoices(WorkshopDbContext db)
{
    private IReadOnlyList<MediaFile>? media;

    /// <summary>Files to choose from, the newest first.</summary>
    public async Task<IEnumerable<MediaFile>> MediaAsync(bool picturesOnly, CancellationToken cancellationToken)
    {
        media ??= await db
            .Media.AsNoTracking()
            .OrderByDescending(file => file.At)
            .ThenBy(file => file.Label)
            .ToListAsync(cancellationToken);
        return media.Where(file => !picturesOnly || MediaName.IsPicture(file.Name));
    }

    public async Task<string> ZoneAsync(string? edition, CancellationToken cancellationToken) =>
        await db
            .Editions.Where(held => held.Slug == edition)
            .Select(held => held.Zone)
            .SingleOrDefaultAsync(cancellationToken)
        ?? "UTC";

    /// <returns>Why readers don't see what is published in an edition; null where they do.</returns>
    public async Task<string?> EditionTroubleAsync(string edition, CancellationToken cancellationToken)
    {
        var path = edition + "/edition";
        return await db
            .Editions.Where(held => held.Slug == edition)
            .Select(held => (EditionStatus?)held.Status)
            .SingleOrDefaultAsync(cancellationToken) switch
        {
            { } status when status.HasPages() => null,
            EditionStatus.Draft => $"{edition} is a draft: readers see this when its status is “published”. "
                + "A preview link of a draft shows it as if it were.",
            { } => $"{edition} only stands in the list of editions: readers see this when its status is "
                + "“published”. A preview link of a draft shows it as if it were.",
            _ when await db.Drafts.AnyAsync(draft => draft.Path == path, cancellationToken) =>
                $"{edition} itself is a draft: this can be published after it. A preview link shows all "
                    + $"drafts of {edition} together, as if they were published.",
            _ => $"There is no edition {edition} yet, not even as a draft: begin it first, on the page “Content”.",
        };
    }

    /// <returns>By folder: slug and name.</returns>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<(string Slug, string Name)>>> FindAsync(
        ContentKind kind,
        string? edition,
        CancellationToken cancellationToken
    )
    {
        var choices = new Dictionary<string, IReadOnlyList<(string, string)>>();
        foreach (var folder in Folders(kind.NewFields().GetType()).Distinct())
        {
            var found = folder switch
            {
                "people" => db.People.Select(person => new { person.Slug, person.Name }),
                "sessions" => db
                    .Sessions.Where(session => session.Edition.Slug == edition)
                    .OrderBy(session => session.Start)
                    .Select(session => new { session.Slug, Name = session.Title }),
                "papers" => db
                    .Papers.Where(paper => paper.Edition.Slug == edition)
                    .Select(paper => new { paper.Slug, Name = paper.Title }),
                _ => throw new InvalidOperationException($"Nobody knows what to choose from {folder}."),
            };
            var items = (await found.ToListAsync(cancellationToken)).Select(item => (item.Slug, item.Name));
            choices[folder] =
                folder == "sessions" ? [.. items] : [.. items.OrderBy(item => item.Name, TextFolding.Order)];
        }
        return choices;
    }

    private static IEnumerable<string> Folders(Type fields) =>
        ContentField
            .ForType(fields)
            .SelectMany(shape =>
                shape.IsRecord ? Folders(shape.ValueType)
                : shape.References is { } folder ? [folder]
                : []
            );
}
