using EMC2Workshop.Content.Formulas;
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
    public async Task<IEnumerable<MediaFile>> MediaAsync(
        bool picturesOnly,
        CancellationToken cancellationToken
    )
    {
        media ??= await db
            .Media.AsNoTracking()
            .OrderByDescending(file => file.At)
            .ThenBy(file => file.Label)
            .ToListAsync(cancellationToken);
        return media.Where(file => !picturesOnly || MediaName.IsPicture(file.Name));
    }

    /// <returns>Why readers don't see what is published in an edition; null where they do.</returns>
    public async Task<string?> EditionTroubleAsync(string edition, CancellationToken cancellationToken) =>
        await StatusAsync(edition, cancellationToken) switch
        {
            { } status when status.HasPages() => null,
            EditionStatus.Draft => Hidden(edition),
            { } => $"{edition} is only listed, so this page isn’t public. "
                + "To show it, set the edition’s status to Published.",
            _ when await IsDraftAsync(edition, cancellationToken) =>
                "This edition is still a draft. Publish it first, or set it up for organizers only. "
                    + "A preview link shows all its drafts together.",
            _ => $"Edition {edition} doesn’t exist. Create it on the Content page first.",
        };

    /// <summary>An edition that was never published.</summary>
    public async Task<bool> IsDraftAsync(string edition, CancellationToken cancellationToken)
    {
        var path = edition + "/edition";
        return await db.Drafts.AnyAsync(draft => draft.Path == path, cancellationToken)
            && await StatusAsync(edition, cancellationToken) is null;
    }

    /// <returns>Why readers see nothing of an edition that is published; null where they do.</returns>
    public async Task<string?> HiddenEditionAsync(string edition, CancellationToken cancellationToken) =>
        await StatusAsync(edition, cancellationToken) is EditionStatus.Draft ? Hidden(edition) : null;

    /// <returns>Why readers don't see somebody who is published; null where they do.</returns>
    public async Task<string?> HiddenPersonAsync(Guid? id, CancellationToken cancellationToken) =>
        await db.People.AnyAsync(person => person.Id == id, cancellationToken)
        && !await db.PublicPeople().AnyAsync(person => person.Id == id, cancellationToken)
            ? "Only editions that aren’t public name this person, so this page isn’t public, either."
            : null;

    private Task<EditionStatus?> StatusAsync(string edition, CancellationToken cancellationToken) =>
        db
            .Editions.Where(held => held.Slug == edition)
            .Select(held => (EditionStatus?)held.Status)
            .SingleOrDefaultAsync(cancellationToken);

    private static string Hidden(string edition) =>
        $"Readers don’t see {edition} while its status is Draft. "
        + "To show it, set the edition’s status to Published, then publish the edition.";

    /// <returns>By folder.</returns>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<Choice>>> FindAsync(
        ContentKind kind,
        string? edition,
        CancellationToken cancellationToken
    )
    {
        var choices = new Dictionary<string, IReadOnlyList<Choice>>();
        foreach (var folder in Folders(kind.NewFields().GetType()).Distinct())
            choices[folder] = folder switch
            {
                "people" => await PeopleAsync(cancellationToken),
                "sessions" => await SessionsAsync(edition, cancellationToken),
                "papers" => await PapersAsync(edition, cancellationToken),
                "sponsors" => await SponsorsAsync(edition, cancellationToken),
                _ => throw new InvalidOperationException($"Nobody knows what to choose from {folder}."),
            };
        return choices;
    }

    /// <summary>With the affiliation that they were last named with.</summary>
    private async Task<IReadOnlyList<Choice>> PeopleAsync(CancellationToken cancellationToken)
    {
        var people = await db
            .People.Select(person => new
            {
                person.Id,
                person.Slug,
                person.Name,
            })
            .ToListAsync(cancellationToken);
        var affiliations = (
            await db
                .Credits.Where(credit => credit.Affiliation != null)
                .OrderBy(credit => credit.Id)
                .Select(credit => new { credit.PersonId, credit.Affiliation })
                .ToListAsync(cancellationToken)
        ).ToLookup(credit => credit.PersonId, credit => credit.Affiliation);
        return Choice.WithDistinctLabels(
            people
                .OrderBy(person => person.Name, TextFolding.Order)
                .Select(person => new Choice(
                    person.Slug,
                    person.Name,
                    affiliations[person.Id].LastOrDefault()
                ))
        );
    }

    private async Task<IReadOnlyList<Choice>> PapersAsync(
        string? edition,
        CancellationToken cancellationToken
    )
    {
        var papers = await db
            .Papers.Where(paper => paper.Edition.Slug == edition)
            .Select(paper => new
            {
                paper.Slug,
                paper.Title,
                Author = paper
                    .Credits.OrderBy(credit => credit.Order)
                    .Select(credit => credit.Person.Name)
                    .First(),
            })
            .ToListAsync(cancellationToken);
        return Choice.WithDistinctLabels(
            papers
                .OrderBy(paper => paper.Title, TextFolding.Order)
                .Select(paper => new Choice(paper.Slug, FormulaText.ToPlainText(paper.Title), paper.Author))
        );
    }

    private async Task<IReadOnlyList<Choice>> SponsorsAsync(
        string? edition,
        CancellationToken cancellationToken
    )
    {
        var sponsors = await db
            .Sponsors.Where(sponsor => sponsor.Edition.Slug == edition)
            .OrderBy(sponsor => sponsor.Order)
            .Select(sponsor => new Choice(sponsor.Slug, sponsor.Name, sponsor.Tier))
            .ToListAsync(cancellationToken);
        return Choice.WithDistinctLabels(sponsors);
    }

    /// <summary>In program order, by what one knows them by: "11:00 Invited talk, Song Han".</summary>
    public async Task<IReadOnlyList<Choice>> SessionsAsync(
        string? edition,
        CancellationToken cancellationToken
    )
    {
        if (edition is null || await db.FindEditionAsync(edition, cancellationToken) is not { } found)
            return [];
        var sessions = await db
            .Sessions.InEdition(found)
            .InProgramOrder()
            .WithProgramAsync(cancellationToken);
        return Choice.WithDistinctLabels(
            sessions.Select(session => new Choice(session.Slug, LabelFor(session, found), session.Room))
        );
    }

    /// <summary>The sessions there are can't be chosen yet: all of them are drafts.</summary>
    public async Task<bool> HasOnlyDraftSessionsAsync(string? edition, CancellationToken cancellationToken)
    {
        var within = edition + "/sessions/";
        return edition is not null
            && !await db.Sessions.AnyAsync(session => session.Edition.Slug == edition, cancellationToken)
            && await db.Drafts.AnyAsync(draft => draft.Path.StartsWith(within), cancellationToken);
    }

    /// <summary>Those that a paper is in, with their ids.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Label)>> SessionsWithPaperAsync(
        Guid paper,
        string edition,
        CancellationToken cancellationToken
    )
    {
        if (await db.FindEditionAsync(edition, cancellationToken) is not { } found)
            return [];
        var sessions = await db
            .Sessions.InEdition(found)
            .Where(session => session.Presentations.Any(shown => shown.PaperId == paper))
            .InProgramOrder()
            .ToListAsync(cancellationToken);
        return sessions.ConvertAll(session => (session.Id, LabelFor(session, found)));
    }

    private static string LabelFor(Session session, Edition edition)
    {
        var speakers = session
            .Talks.SelectMany(talk => talk.Credits)
            .Select(credit => credit.Person.Name)
            .ToList();
        var time =
            session.Start is not { } start ? ""
            : edition.SpansDays
                ? $"{start.ToString("ddd HH:mm", System.Globalization.CultureInfo.InvariantCulture)} "
            : $"{ProgramFormat.Clock(start)} ";
        return time
            + FormulaText.ToPlainText(session.Title)
            + (speakers.Count > 0 ? ", " + Display.List(speakers) : "");
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
