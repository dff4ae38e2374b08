using System.Globalization;
using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Data;
using EMC2Workshop.Linting;
using EMC2Workshop.Model;
using EMC2Workshop.Pages.Admin.Items;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Admin;

/// <summary>Makes the rows of organizers' lists: what is published, and what is only a draft.</summary>
public sealed class ItemTable(WorkshopDbContext db, ProgramLinter linter)
{
    private static readonly string[] PeopleFields = ["speakers", "authors", "chairs", "members"];

    /// <param name="items">What is published.</param>
    /// <param name="drafts">Of these, and of items that are drafts only.</param>
    /// <param name="edition">Whose issues are told; null: none are.</param>
    public async Task<List<ItemRow>> MakeAsync(
        IReadOnlyList<ContentItem> items,
        IReadOnlyList<Draft> drafts,
        Edition? edition,
        CancellationToken cancellationToken
    )
    {
        var issues = (edition is null ? [] : await linter.FindAsync(edition, cancellationToken)).ToLookup(
            finding => finding.ItemId,
            finding => finding.What
        );
        var names = await db.People.ToDictionaryAsync(person => person.Slug, person => person.Name, cancellationToken);
        var sessions = (
            await db
                .Sessions.AsNoTracking()
                .Include(session => session.Edition)
                .Include(session => session.Presentations)
                .Include(session => session.Talks)
                    .ThenInclude(talk => talk.Credits)
                        .ThenInclude(credit => credit.Person)
                .Include(session => session.Credits)
                    .ThenInclude(credit => credit.Person)
                .AsSplitQuery()
                .ToListAsync(cancellationToken)
        ).ToDictionary(session => $"{session.Edition.Slug}/sessions/{session.Slug}");
        var shown = (
            await db
                .Presentations.AsNoTracking()
                .OrderBy(presentation => presentation.Order)
                .Select(presentation => new
                {
                    presentation.PaperId,
                    presentation.SessionId,
                    presentation.Order,
                })
                .ToListAsync(cancellationToken)
        ).ToLookup(
            presentation => presentation.PaperId,
            presentation =>
                (Session: sessions.Values.First(session => session.Id == presentation.SessionId), presentation.Order)
        );
        var ids = items.Select(item => item.Id).ToList();
        var changed = await db
            .Revisions.Where(revision => ids.Contains(revision.ItemId))
            .GroupBy(revision => revision.ItemId)
            .Select(one => new { one.Key, At = one.Max(revision => revision.Id) })
            .Join(
                db.Revisions,
                last => last.At,
                revision => revision.Id,
                (last, revision) => new { last.Key, revision.At }
            )
            .ToDictionaryAsync(last => last.Key, last => last.At, cancellationToken);
        var draftOf = drafts.ToDictionary(draft => draft.ItemId);
        return
        [
            .. items.Select(item => RowOf(item.Id, item.Kind, item.Path, item.Text, item)),
            .. drafts
                .Where(draft => !ids.Contains(draft.ItemId))
                .Select(draft => RowOf(draft.ItemId, draft.Kind, draft.Path, draft.Text, null)),
        ];

        ItemRow RowOf(Guid id, string kind, string path, string text, ContentItem? published)
        {
            var draft = draftOf.GetValueOrDefault(id);
            text = draft?.Text ?? text;
            var form = ItemNames.Find(kind, path) is { } found ? ItemFormValues.From(found, text) : null;
            var held = form is null ? null : SessionOf(kind, path, form);
            var first = shown[id].FirstOrDefault();
            held ??= first.Session;
            return new ItemRow(
                id,
                kind,
                ItemNames.For(kind, path, text, names),
                PlaceOf(kind, form, held, first.Order),
                TimeOf(kind, form, held),
                kind == "session" && held is not null ? PeopleIn(held)
                    : form is null ? ""
                    : PeopleIn(form, names),
                kind is "session" ? form?["room"] ?? "" : held?.Title ?? "",
                published is not null,
                draft?.By,
                draft?.At ?? changed.GetValueOrDefault(id)
            )
            {
                Issues = [.. issues[id]],
                HasText = form is null || form[ItemFormValues.Body].Length > 0,
                HasPhoto = form is null || form["portrait"].Length > 0,
                HasSession = held is not null,
            };
        }

        Session? SessionOf(string kind, string path, ItemFormValues form) =>
            kind == "session" ? sessions.GetValueOrDefault(path)
            : form["session"] is { Length: > 0 } slug
                ? sessions.GetValueOrDefault($"{path.Split('/')[0]}/sessions/{slug}")
            : null;
    }

    private static string PlaceOf(string kind, ItemFormValues? form, Session? held, int order) =>
        kind switch
        {
            "session" or "talk" or "paper" =>
                $"{held?.ActualStart ?? DateTime.MaxValue:s} {held?.Order:0000} {order:0000} {form?["order"], 6}",
            "deadline" => form?["due"] ?? "",
            "announcement" => (form?["date"] ?? "").Replace('-', ' '),
            "person" => PersonName.Parse(form?["name"] ?? "", Full(form?["family"]), null).SortKey,
            _ => $"{form?["order"], 6}",
        };

    private static string? Full(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static string TimeOf(string kind, ItemFormValues? form, Session? held) =>
        kind switch
        {
            "session" or "talk" or "paper" => held?.ActualStart is { } start ? ProgramFormat.Clock(start) : "",
            "deadline" => DayOf(form?["due"]),
            "announcement" => DayOf(form?["date"]),
            _ => form?["order"] ?? "",
        };

    private static string DayOf(string? text) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? ProgramFormat.ShortDay(DateOnly.FromDateTime(day))
            : text ?? "";

    /// <summary>Who speaks in it, or how many papers it has.</summary>
    private static string PeopleIn(Session session)
    {
        var people = session
            .Talks.SelectMany(talk => talk.Credits)
            .Concat(session.Credits)
            .Select(credit => credit.Person.Name)
            .ToList();
        return people.Count > 0 ? Display.List(people)
            : session.Presentations.Count > 0 ? $"{session.Presentations.Count} papers"
            : "";
    }

    private static string PeopleIn(ItemFormValues form, Dictionary<string, string> names)
    {
        var people = PeopleFields
            .SelectMany(list => Enumerable.Range(0, form.Count(list)).Select(index => form[$"{list}[{index}].person"]))
            .Where(slug => slug.Length > 0)
            .Select(slug => names.GetValueOrDefault(slug, slug))
            .ToList();
        return people.Count > 3 ? $"{people[0]} and {people.Count - 1} others" : Display.List(people);
    }
}
