using System.Security.Cryptography;
using System.Text;
using EMC2Workshop.Content.Formulas;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Feeds;

/// <summary>A change of the program, as readers are told of it.</summary>
/// <param name="Id">Of the change, the same for ever.</param>
/// <param name="At">The last time that something of it was changed.</param>
/// <param name="Reason">As its organizer or importer gave it.</param>
public sealed record ProgramChange(
    Guid Id,
    DateTimeOffset At,
    string? Reason,
    IReadOnlyList<ChangedItem> Items
)
{
    /// <summary>What it is about, by title.</summary>
    public IReadOnlyList<string> Sessions => [.. Items.Select(item => item.Title).Distinct()];

    /// <summary>The reason, else what it is about.</summary>
    internal string Title =>
        Reason
        ?? (IsAddition && Items.Count > 1 ? $"{ProgramFacts.New}: " : "") + string.Join(", ", Sessions);

    /// <summary>The reason and what it is about, else what is other than before.</summary>
    public string Told =>
        Reason is null ? (IsAddition ? Title : string.Join(" ", Items))
        : Items.Any(item => Reason.Contains(item.Name, StringComparison.Ordinal)) ? Reason
        : $"{Reason} ({string.Join(", ", Sessions)})";

    /// <summary>Nothing but what is new, and no word on why.</summary>
    internal bool IsAddition => Reason is null && Items.All(item => item.IsNew);
}

/// <param name="Id">Of the item.</param>
/// <param name="Path">Of its page; null where it has none any more.</param>
/// <param name="Facts">What is other than before, such as "Room: Hall B (was Hall A)".</param>
public sealed record ChangedItem(Guid Id, string Title, string? Path, IReadOnlyList<string> Facts)
{
    internal bool IsNew => Facts is [ProgramFacts.New];

    /// <summary>The title without who speaks.</summary>
    internal string Name => Title.Split(": ")[0];

    /// <summary>It does not take place any more.</summary>
    public bool IsCanceled =>
        Facts.Any(fact => fact.StartsWith($"{ProgramFacts.State}: Canceled", StringComparison.Ordinal));

    /// <summary>What is other than before, by name, such as "Room".</summary>
    public IEnumerable<string> FactNames => Facts.Select(fact => fact.Split(':')[0]);

    public override string ToString() => Facts.Count == 0 ? Title : $"{Title}. {string.Join(". ", Facts)}.";
}

/// <summary>
/// The public list of changes: what is other than before in sessions, talks and deadlines, and every reason that was
/// given for a change of a session.
/// </summary>
public sealed class ProgramChanges(WorkshopDbContext db, ProgramFactsReader reader)
{
    private const int Most = 100;
    private const int MostRevisions = 500;

    /// <summary>Latest first; what was changed together is one change, and so is all that was added on a day.</summary>
    public async Task<List<ProgramChange>> ReadAsync(
        Edition edition,
        CancellationToken cancellationToken,
        DateTimeOffset after = default
    )
    {
        var slugs = await ReadSlugsAsync(edition, cancellationToken);
        var program = Within(slugs, "sessions").Concat(Within(slugs, "talks"));
        var begun = await program
            .OrderBy(revision => revision.Id)
            .Select(revision => (DateTimeOffset?)revision.At)
            .FirstOrDefaultAsync(cancellationToken);
        var (published, since) = await FirstPublicAsync(edition, cancellationToken);
        var later = await program
            .Concat(Within(slugs, "deadlines"))
            .Where(revision => revision.At > after)
            .Where(revision =>
                (revision.Id > published && revision.At != begun && revision.At != since)
                || (revision.Reason != null && (revision.Id > published || revision.At == since))
            )
            .OrderByDescending(revision => revision.Id)
            .Take(MostRevisions)
            .ToListAsync(cancellationToken);
        if (later.Count == 0)
            return [];
        var items = later.Select(revision => revision.ItemId).Distinct().ToList();
        var oldest = later.Min(revision => revision.Id);
        var before = await db
            .Revisions.AsNoTracking()
            .Where(revision => items.Contains(revision.ItemId) && revision.Id < oldest)
            .GroupBy(revision => revision.ItemId)
            .Select(item => item.OrderByDescending(revision => revision.Id).First())
            .ToListAsync(cancellationToken);
        var names = await ProgramNames.ReadAsync(db, edition, cancellationToken);
        var givenBy = await SpeakersAsync(edition, cancellationToken);
        var paths = await db
            .ContentItems.Where(item => items.Contains(item.Id))
            .ToDictionaryAsync(item => item.Id, item => "/" + item.Path, cancellationToken);
        foreach (
            var deadline in await db
                .Deadlines.AsNoTracking()
                .InEdition(edition)
                .ToListAsync(cancellationToken)
        )
            paths[deadline.Id] = PageUrls.For(edition, deadline);

        var told = new List<(Revision Revision, ChangedItem Item)>();
        foreach (var history in before.Concat(later).GroupBy(revision => revision.ItemId))
        {
            var known = history.OrderBy(revision => revision.Id).ToList();
            var isGone = !paths.ContainsKey(history.Key);
            foreach (var (index, revision) in known.Index())
            {
                if (revision.Id < oldest)
                    continue;
                var former = index > 0 ? reader.Read(known[index - 1], edition.Room, names) : null;
                var now = reader.Read(revision, edition.Room, names);
                // What was taken away is not told again, only that something was.
                if (isGone && now is not null)
                    continue;
                // A deadline is nothing that is new in the program.
                if ((former is null || now is null) && revision.Kind == "deadline")
                    continue;
                var facts = ProgramFacts.Differences(former, now);
                var isMoved = index > 0 && known[index - 1].Hash == revision.Hash;
                var isExplained = revision is { Reason: not null, Kind: "session" } && !isMoved;
                if (facts.Count > 0 || isExplained)
                    told.Add(
                        (
                            revision,
                            new(
                                revision.ItemId,
                                isGone
                                    ? $"A {revision.Kind}"
                                    : FormulaText.ToPlainText(now?.Title ?? former?.Title ?? "")
                                        + givenBy.GetValueOrDefault(revision.ItemId),
                                paths.GetValueOrDefault(revision.ItemId),
                                facts
                            )
                        )
                    );
            }
        }
        var changes = told.GroupBy(change => (change.Revision.At, change.Revision.Reason))
            .OrderByDescending(change => change.Max(one => one.Revision.Id))
            .Select(change => new ProgramChange(
                IdOf(change.MaxBy(one => one.Revision.Id).Revision),
                change.Key.At,
                change.Key.Reason,
                [.. change.OrderBy(one => one.Revision.Id).Select(one => one.Item)]
            ));
        return [.. changes.GroupBy(KeyOf).Select(AsOne).Take(Most)];

        object KeyOf(ProgramChange change) =>
            change.IsAddition ? DateOnly.FromDateTime(edition.ToVenueTime(change.At)) : change.Id;
    }

    /// <summary>The slug that the edition has, and those that it had.</summary>
    private async Task<List<string>> ReadSlugsAsync(Edition edition, CancellationToken cancellationToken)
    {
        var paths = await db
            .Revisions.Where(revision => revision.ItemId == edition.Id)
            .Select(revision => revision.Path)
            .Distinct()
            .ToListAsync(cancellationToken);
        return [.. paths.Select(path => path[..path.IndexOf('/')]).Append(edition.Slug).Distinct()];
    }

    private IQueryable<Revision> Within(IEnumerable<string> slugs, string folder) =>
        slugs
            .Select(slug => $"{slug}/{folder}/")
            .Select(path => db.Revisions.AsNoTracking().Where(revision => revision.Path.StartsWith(path)))
            .Aggregate((one, other) => one.Concat(other));

    /// <summary>What nobody could see before is no change to anybody.</summary>
    /// <returns>The edition's revision, and when it was made; none where it never was public.</returns>
    private async Task<(long Id, DateTimeOffset? At)> FirstPublicAsync(
        Edition edition,
        CancellationToken cancellationToken
    )
    {
        var revisions = db
            .Revisions.AsNoTracking()
            .Where(revision => revision.ItemId == edition.Id)
            .OrderBy(revision => revision.Id);
        await foreach (var revision in revisions.AsAsyncEnumerable().WithCancellation(cancellationToken))
            if (reader.IsPublic(revision))
                return (revision.Id, revision.At);
        return default;
    }

    /// <summary>Many sessions are called "Invited Talk": which one it is, its speakers tell.</summary>
    private async Task<Dictionary<Guid, string>> SpeakersAsync(
        Edition edition,
        CancellationToken cancellationToken
    )
    {
        var talks = await db
            .Talks.AsNoTracking()
            .InEdition(edition)
            .WithSpeakers()
            .ToListAsync(cancellationToken);
        return talks
            .Where(talk => talk.SessionId is not null)
            .GroupBy(talk => talk.SessionId!.Value)
            .Where(session => session.Count() == 1)
            .ToDictionary(
                session => session.Key,
                session =>
                    $": {string.Join(", ", session.Single().Speakers.Select(credit => credit.Person.Name))}"
            );
    }

    /// <summary>Known by the first of them, so that it stays what it is when another is added.</summary>
    private static ProgramChange AsOne(IEnumerable<ProgramChange> latestFirst)
    {
        var changes = latestFirst.ToList();
        return changes is [var single]
            ? single
            : changes[0] with
            {
                Id = changes[^1].Id,
                Items = [.. Enumerable.Reverse(changes).SelectMany(change => change.Items)],
            };
    }

    private static Guid IdOf(Revision revision) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{revision.ItemId} {revision.Number}")).AsSpan(0, 16));
}
