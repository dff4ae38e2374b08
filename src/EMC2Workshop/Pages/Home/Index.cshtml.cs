using EMC2Workshop.Caching;
using EMC2Workshop.Content.Formulas;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Home;

[PublicPage(CountsMinutes = true)]
public sealed class IndexModel(Site site) : PublicPageModel(site)
{
    /// <summary>Sessions that are named as being on now.</summary>
    private const int MostOn = 2;

    public IReadOnlyList<Announcement> News { get; private set; } = [];

    public IReadOnlyList<Deadline> Deadlines { get; private set; } = [];

    public IReadOnlyList<Sponsor> Sponsors { get; private set; } = [];

    /// <summary>In program order.</summary>
    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    /// <summary>Each has a page of its own; none where there is but one.</summary>
    public IReadOnlyList<DateOnly> Days =>
        Sessions
            .Select(session => session.Start)
            .OfType<DateTime>()
            .Select(DateOnly.FromDateTime)
            .Distinct()
            .ToList()
            is { Count: > 1 } several
            ? several
            : [];

    /// <summary>Too many rooms on too many days for a timetable; what is left of it is a pattern.</summary>
    public bool HasManyRows =>
        Days.Count * Sessions.Select(Edition.RoomFor).Distinct().Count() > RoomsView.Most;

    public IReadOnlyList<Talk> Keynotes =>
        [.. TalksIn(SessionKind.GrandKeynote), .. TalksIn(SessionKind.Keynote)];

    public IReadOnlyList<Talk> InvitedTalks => [.. TalksIn(SessionKind.InvitedTalk)];

    public EditionPhase Phase =>
        Time.IsOver(Edition) ? EditionPhase.Over : Edition.PhaseAt(Now, Deadlines, Contents.Has("agenda"));

    /// <summary>What is left when all is over: there is something to read, watch or cite.</summary>
    public bool HasProceedings =>
        Phase == EditionPhase.Over
        && Edition.HasPages
        && (Papers.Count > 0 || Kept.Any() || Edition.Links.Count > 0);

    /// <summary>In program order, each once.</summary>
    public IReadOnlyList<Paper> Papers =>
        [
            .. Sessions
                .SelectMany(session => session.Presentations)
                .Select(shown => shown.Paper)
                .Where(paper => !paper.Withdrawn)
                .DistinctBy(paper => paper.Id),
        ];

    /// <summary>Slides, videos and the like, by kind, each with the names of whose they are.</summary>
    public IEnumerable<IGrouping<MaterialKind, (Material Material, string Of)>> Kept =>
        Sessions.SelectMany(KeptOf).OrderBy(one => one.Material.Kind).GroupBy(one => one.Material.Kind);

    /// <summary>Null where all have passed.</summary>
    public Deadline? NextDeadline => Deadlines.NextAt(Now);

    public Edition? Previous => Editions.SkipWhile(edition => edition != Edition).ElementAtOrDefault(1);

    public Edition? Next => Editions.TakeWhile(edition => edition != Edition).LastOrDefault();

    private bool TakesPapers =>
        Deadlines.Any(deadline => deadline.About == DeadlineSubject.Papers && deadline.IsOpen(Now));

    /// <summary>The sections that visitors come for now, first what most of them want.</summary>
    public IEnumerable<EditionSection> Ways()
    {
        string[] slugs = Phase switch
        {
            EditionPhase.CallOpen when !TakesPapers => ["challenge", "agenda"],
            EditionPhase.CallOpen => ["call-for-papers", "challenge", "agenda"],
            EditionPhase.Running => ["agenda", "speakers", "papers"],
            EditionPhase.Over => ["papers", "agenda", "speakers"],
            _ => ["agenda", "speakers", "call-for-papers", "challenge"],
        };
        return slugs
            .Where(Contents.Has)
            .Select(slug => EditionSection.All.First(section => section.Slug == slug));
    }

    public override string Canonical => PageUrls.For(Edition);

    public override bool TellsDeadlines => true;

    public override bool HasTimesToCome => NextDeadline is not null;

    public override bool TellsNews => true;

    public async Task OnGetAsync()
    {
        News =
        [
            .. (await Db.Announcements.AsNoTracking().InEdition(Edition).ToListAsync(Aborted))
                .Where(news => news.IsVisibleAt(Edition, Now))
                .OrderByDescending(news => news.IsNoticeAt(Edition, Now))
                .ThenByDescending(news => news.Date)
                .ThenByDescending(news => news.From),
        ];
        Deadlines = await Db
            .Deadlines.AsNoTracking()
            .InEdition(Edition)
            .OrderBy(deadline => deadline.Due)
            .ToListAsync(Aborted);
        Sponsors = await Db
            .Sponsors.AsNoTracking()
            .InEdition(Edition)
            .OrderBy(sponsor => sponsor.Order)
            .ToListAsync(Aborted);
        if (Contents.Has("agenda"))
            Sessions = await ProgramAsync(Edition);
    }

    /// <summary>What is on, and until when; null where nothing is.</summary>
    public string? WhatIsOn()
    {
        if (Phase != EditionPhase.Running || Sessions.Where(IsOn).ToList() is not { Count: > 0 } on)
            return null;
        var told = on.Take(MostOn)
            .Select(session =>
                $"{FormulaText.ToPlainText(session.TitleWithSpeakers)}, "
                + $"until {ProgramFormat.Clock(session.ActualEnd!.Value)}"
            );
        return $"Happening now: {string.Join("; ", told)}"
            + (on.Count > MostOn ? $"; and {on.Count - MostOn} more" : "");
    }

    /// <summary>How many are late, moved or canceled that would still be on today.</summary>
    public int ChangedToday() =>
        Phase == EditionPhase.Running
            ? Sessions.Count(session =>
                ProgramFormat.Change(session) is not null
                && session.ActualEnd > Edition.ToVenueTime(Now)
                && session.ActualStart?.Date == Edition.ToVenueTime(Now).Date
            )
            : 0;

    /// <summary>Newer than a month; without a date, as long as papers can be sent.</summary>
    public bool IsFresh(Announcement news) =>
        news.HasHours
        || (
            news.Date is { } date
                ? Edition.ToVenueTime(Now) < date.ToDateTime(TimeOnly.MinValue).AddDays(31)
                : Phase == EditionPhase.CallOpen
        );

    /// <summary>While visitors are there.</summary>
    protected override bool StaysTrue => Phase == EditionPhase.Running;

    protected override bool Serves(Edition edition) => true;

    /// <summary>Of its talks, and of the session itself.</summary>
    private IEnumerable<(Material Material, string Of)> KeptOf(Session session)
    {
        var ofTalks =
            from talk in session.Talks
            from material in Edition
                .MaterialsFor(talk, session.OnlyTalk is not null, Now)
                .Except(session.Materials)
            select (material, Display.Speakers(talk));
        var own = session.Talks.Count == 0 ? Edition.MaterialsFor(session, Now) : session.Materials;
        return ofTalks.Concat(own.Select(material => (material, FormulaText.ToPlainText(session.Title))));
    }

    private bool IsOn(Session session) =>
        !session.IsCancelled && Edition.SlotFor(session)?.Contains(Now) == true;

    private IEnumerable<Talk> TalksIn(SessionKind kind) =>
        Sessions
            .Where(session => session.Kind == kind && !session.IsCancelled)
            .SelectMany(session => session.Talks)
            .Where(talk => !talk.Cancelled);
}
