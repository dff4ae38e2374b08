using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Data;
using EMC2Workshop.Model;

namespace EMC2Workshop.Publishing.Schedule;

/// <summary>
/// The text of a session's draft as the timetable reads and writes it. It is a move where it differs from what it began
/// from in time and room, and in papers at the end, alone.
/// </summary>
internal static class SessionDraft
{
    public static readonly ContentKind Kind = SessionFields.ContentKind;

    private const string Papers = "presentations";

    /// <param name="began">What the draft began from, where something else is published by now.</param>
    public static PlannedSession Read(Session session, ContentItem item, Draft? draft, string? began)
    {
        var before = SessionPlace.For(session);
        var isLate = session.ExpectedStart > session.Start;
        if (draft is null)
            return new PlannedSession(session, before, item.Text, null, null);
        IReadOnlyList<AddedPaper> added = [];
        var obstacle =
            draft.PublishAt is not null ? $"{draft.By}’s draft of it is scheduled"
            : draft.Path != item.Path ? $"{draft.By}’s draft has another page address"
            : ItemFormValues.From(Kind, draft.Text) is not { } typed
            || ItemFormValues.From(Kind, began ?? item.Text) is not { } first
            || !Others(typed, added = AddedIn(typed, first))
                .SetEquals(Others(Planned(began ?? item.Text, typed), []))
                ? $"{draft.By}’s draft has other changes, too"
            : Move(session, typed, first) ? null
            : $"{draft.By}’s draft has a time that can’t be read";
        return new PlannedSession(session, before, draft.Text, draft, obstacle)
        {
            Added = added,
            EndsDelay = isLate && session.ExpectedStart is null,
        };
    }

    /// <summary>One that was never published.</summary>
    public static PlannedSession ReadNew(Draft draft)
    {
        var form = ItemFormValues.From(Kind, draft.Text);
        var session = new Session
        {
            Id = draft.ItemId,
            Slug = draft.Path.Split('/')[^1],
            Title = form?["title"] is { Length: > 0 } title ? title : "Untitled session",
            Kind =
                FieldFormat.Parse(form?["kind"] ?? "", typeof(SessionKind), out _) as SessionKind? ?? default,
            Start = form is null ? null : TimeIn(form, "start"),
            End = form is null ? null : TimeIn(form, "end"),
            Room = form?["room"] is { Length: > 0 } room ? room : null,
        };
        return new PlannedSession(
            session,
            SessionPlace.For(session),
            draft.Text,
            draft,
            "it isn’t published yet"
        )
        {
            IsPublished = false,
        };
    }

    /// <param name="form">As it is published.</param>
    public static void Write(ItemFormValues form, SessionPlace place, IEnumerable<AddedPaper> added)
    {
        Plan(
            form,
            place.Start is { } start ? FieldFormat.Format(start) : "",
            place.End is { } end ? FieldFormat.Format(end) : "",
            place.Room ?? ""
        );
        foreach (var (id, slug) in added)
        {
            var row = $"{Papers}[{form.Count(Papers)}].";
            form.Set(row + "id", id);
            form.Set(row + "paper", slug);
        }
    }

    /// <summary>What the day changed of the time or the room ends with a new plan for it.</summary>
    private static void Plan(ItemFormValues form, string start, string end, string room)
    {
        var (sameTime, sameRoom) = ((form["start"], form["end"]) == (start, end), form["room"] == room);
        form.Set("start", start);
        form.Set("end", end);
        form.Set("room", room);
        var session = new Session { Start = TimeIn(form, "start"), End = TimeIn(form, "end") };
        SessionDay.Read(form, session);
        if ((sameTime && sameRoom) || session.State == SessionState.Cancelled)
            return;
        if (!sameTime)
            (session.ExpectedStart, session.ExpectedEnd) = (null, null);
        if (!sameRoom)
            session.ExpectedRoom = null;
        SessionDay.Write(form, session, null);
    }

    /// <summary>The text as it would be with nothing but that plan.</summary>
    private static ItemFormValues Planned(string text, ItemFormValues plan)
    {
        var form = ItemFormValues.From(Kind, text)!;
        Plan(form, plan["start"], plan["end"], plan["room"]);
        return form;
    }

    private static DateTime? TimeIn(ItemFormValues form, string key) =>
        FieldFormat.Parse(form[key], typeof(DateTime), out _) as DateTime?;

    /// <summary>What the draft says of them; the rest is as published by now.</summary>
    private static bool Move(Session session, ItemFormValues typed, ItemFormValues first)
    {
        var (start, end) = (session.Start, session.End);
        if (typed["start"] != first["start"] && !TryRead(typed["start"], out start))
            return false;
        if (typed["end"] != first["end"] && !TryRead(typed["end"], out end))
            return false;
        (session.Start, session.End) = (start, end);
        if (typed["room"] != first["room"])
            session.Room = typed["room"] is { Length: > 0 } room ? room : null;
        if (Kind.DayKeys.Any(key => typed[key] != first[key]))
            SessionDay.Read(typed, session);
        return true;

        static bool TryRead(string text, out DateTime? time)
        {
            time = FieldFormat.Parse(text, typeof(DateTime), out _) as DateTime?;
            return time is not null || text.Length == 0;
        }
    }

    private static List<AddedPaper> AddedIn(ItemFormValues typed, ItemFormValues first) =>
        [
            .. Enumerable
                .Range(0, typed.Count(Papers))
                .Skip(first.Count(Papers))
                .Select(index => $"{Papers}[{index}].")
                .Select(row => new AddedPaper(typed[row + "id"], typed[row + "paper"])),
        ];

    private static HashSet<KeyValuePair<string, string>> Others(
        ItemFormValues form,
        IReadOnlyList<AddedPaper> added
    )
    {
        var rows = Enumerable
            .Range(form.Count(Papers) - added.Count, added.Count)
            .SelectMany(index => new[] { $"{Papers}[{index}].id", $"{Papers}[{index}].paper" });
        var mine = Kind.PlanKeys.Concat(rows).ToHashSet();
        return [.. form.Values.Where(value => value.Value.Length > 0 && !mine.Contains(value.Key))];
    }
}
