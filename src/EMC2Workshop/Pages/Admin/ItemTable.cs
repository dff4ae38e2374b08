using System.Globalization;
using EMC2Workshop.Content;
using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Data;
using EMC2Workshop.Linting;
using EMC2Workshop.Model;
using EMC2Workshop.Pages.Admin.Items;
using EMC2Workshop.Publishing.Drafts;
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
        var ids = items.Select(item => item.Id).ToList();
        var draftOf = drafts.ToDictionary(draft => draft.ItemId);
        var texts = items
            .Select(item =>
                (item.Id, item.Kind, item.Path, Text: draftOf.GetValueOrDefault(item.Id)?.Text ?? item.Text)
            )
            .Concat(
                drafts
                    .Where(draft => !ids.Contains(draft.ItemId))
                    .Select(draft => (Id: draft.ItemId, draft.Kind, draft.Path, draft.Text))
            )
            .Select(item => new TypedItem(item.Id, item.Kind, item.Path, item.Text))
            .ToList();
        var slugs = texts.SelectMany(PeopleOf).ToHashSet();
        var names = await db
            .People.Where(person => slugs.Contains(person.Slug))
            .ToDictionaryAsync(person => person.Slug, person => person.Name, cancellationToken);
        var unpublished = await UnpublishedPeople.LoadAsync(db, cancellationToken);
        foreach (var slug in slugs.Where(slug => !names.ContainsKey(slug)))
            if (unpublished.At(slug) is { } draft)
                names[slug] = UnpublishedPeople.NameIn(draft);
        var sessions = await SessionsOfAsync(texts, cancellationToken);
        var shown = sessions
            .Values.SelectMany(session =>
                session.Presentations.Select(one => (one.PaperId, Session: session, one.Order))
            )
            .ToLookup(one => one.PaperId, one => (one.Session, one.Order));
        var planned = await FindPlannedAsync(texts, cancellationToken);
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
        var published = ids.ToHashSet();
        return texts.ConvertAll(RowOf);

        ItemRow RowOf(TypedItem item)
        {
            var (id, kind, path, text) = item;
            var draft = draftOf.GetValueOrDefault(id);
            var form = item.Form;
            var held = form is null ? null : SessionOf(kind, path, form);
            var first = shown[id].FirstOrDefault();
            held ??= first.Session;
            var title = held?.Title ?? (kind == "paper" ? planned[path].FirstOrDefault() : null);
            return new ItemRow(
                id,
                kind,
                ItemNames.For(kind, path, text, names),
                PlaceOf(kind, form, held, first.Order),
                TimeOf(kind, form, held),
                kind == "session" && held is not null ? PeopleIn(held)
                    : form is null ? ""
                    : PeopleIn(form, names),
                kind is "session" ? form?["room"] ?? "" : title ?? "",
                published.Contains(id),
                draft?.By,
                draft?.At ?? changed.GetValueOrDefault(id)
            )
            {
                Edition = ItemPath.Parse(path + ".md", out _)?.Edition,
                DraftHash = draft?.Hash,
                PublishAt = draft?.PublishAt,
                Issues = [.. issues[id]],
                HasText = form is null || form[ItemFormValues.Body].Length > 0,
                HasPhoto = form is null || form["portrait"].Length > 0,
                HasSession = title is not null,
            };
        }

        Session? SessionOf(string kind, string path, ItemFormValues form) =>
            kind == "session" ? sessions.GetValueOrDefault(path)
            : form["session"] is { Length: > 0 } slug
                ? sessions.GetValueOrDefault($"{path.Split('/')[0]}/sessions/{slug}")
            : null;
    }

    /// <summary>Titles of sessions that papers are to be in, by the papers' paths: of drafts.</summary>
    private async Task<ILookup<string, string>> FindPlannedAsync(
        List<TypedItem> texts,
        CancellationToken cancellationToken
    )
    {
        var editions = texts
            .Where(item => item.Kind == "paper")
            .Select(item => item.Path.Split('/')[0])
            .ToHashSet();
        var drafts = await db
            .Drafts.AsNoTracking()
            .Where(draft => draft.Kind == "session")
            .ToListAsync(cancellationToken);
        var sessions =
            from draft in drafts
            let edition = draft.Path.Split('/')[0]
            where editions.Contains(edition)
            let form = ItemFormValues.From(SessionFields.ContentKind, draft.Text)
            where form is not null
            from index in Enumerable.Range(0, form.Count("presentations"))
            select (Paper: $"{edition}/papers/{form[$"presentations[{index}].paper"]}", Title: form["title"]);
        return sessions.ToLookup(planned => planned.Paper, planned => planned.Title);
    }

    /// <summary>Of the editions whose sessions, talks or papers are listed, by path.</summary>
    private async Task<Dictionary<string, Session>> SessionsOfAsync(
        List<TypedItem> texts,
        CancellationToken cancellationToken
    )
    {
        var editions = texts
            .Where(item => item.Kind is "session" or "talk" or "paper")
            .Select(item => item.Path.Split('/')[0])
            .ToHashSet();
        if (editions.Count == 0)
            return [];
        var sessions = await db
            .Sessions.AsNoTracking()
            .Where(session => editions.Contains(session.Edition.Slug))
            .Include(session => session.Edition)
            .Include(session => session.Presentations.OrderBy(presentation => presentation.Order))
            .Include(session => session.Talks)
                .ThenInclude(talk => talk.Credits)
                    .ThenInclude(credit => credit.Person)
            .Include(session => session.Credits)
                .ThenInclude(credit => credit.Person)
            .AsSplitQuery()
            .ToListAsync(cancellationToken);
        return sessions.ToDictionary(session => $"{session.Edition.Slug}/sessions/{session.Slug}");
    }

    private static string PlaceOf(string kind, ItemFormValues? form, Session? held, int order) =>
        kind switch
        {
            "session" or "talk" or "paper" =>
                $"{held?.ActualStart ?? DateTime.MaxValue:s} {held?.Order:0000} {order:0000} {OrderIn(form)}",
            "deadline" => form?["due"] ?? "",
            "announcement" => (form?["date"] ?? "").Replace('-', ' '),
            "person" => PersonName.Parse(form?["name"] ?? "", Full(form?["family"]), null).SortKey,
            _ => OrderIn(form),
        };

    /// <summary>What has no place of its own stands last.</summary>
    private static string OrderIn(ItemFormValues? form) => $"{Full(form?["order"]) ?? "~", 6}";

    private static string? Full(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static string TimeOf(string kind, ItemFormValues? form, Session? held) =>
        kind switch
        {
            "session" or "talk" or "paper" => held?.ActualStart is { } start
                ? ProgramFormat.Clock(start)
                : "",
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
        var people = SlugsIn(form).Select(slug => names.GetValueOrDefault(slug, slug)).ToList();
        return people.Count > 3 ? $"{people[0]} and {people.Count - 1} others" : Display.List(people);
    }

    private static IEnumerable<string> PeopleOf(TypedItem item) => item.Form is { } form ? SlugsIn(form) : [];

    private static IEnumerable<string> SlugsIn(ItemFormValues form) =>
        PeopleFields
            .SelectMany(list =>
                Enumerable.Range(0, form.Count(list)).Select(index => form[$"{list}[{index}].person"])
            )
            .Where(slug => slug.Length > 0);

    /// <summary>As its draft says, where there is one.</summary>
    private sealed record TypedItem(Guid Id, string Kind, string Path, string Text)
    {
        public ItemFormValues? Form { get; } =
            ItemNames.Find(Kind, Path) is { } kind ? ItemFormValues.From(kind, Text) : null;
    }
}
