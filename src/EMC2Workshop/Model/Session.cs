namespace EMC2Workshop.Model;

/// <summary>A stretch of the program. Times are wall clock at the venue.</summary>
public sealed class Session : EditionItem
{
    private const int MostSpeakersInName = 3;

    private static readonly CreditRole[] RolesInOrder =
    [
        CreditRole.Speaker,
        CreditRole.Chair,
        CreditRole.Moderator,
        CreditRole.Panelist,
    ];

    public string Title { get; set; } = "";

    public SessionKind Kind { get; set; }

    /// <summary>Planned; null while the program has no times.</summary>
    public DateTime? Start { get; set; }

    public DateTime? End { get; set; }

    /// <summary>Place in the program among sessions that start together or have no time yet.</summary>
    public int Order { get; set; }

    /// <summary>Null: the edition's room.</summary>
    public string? Room { get; set; }

    /// <summary>Where those who are not in the room join.</summary>
    public string? JoinUrl { get; set; }

    public SessionState State { get; set; }

    public DateTime? ExpectedStart { get; set; }

    public DateTime? ExpectedEnd { get; set; }

    /// <summary>Where it is held instead of its room; null: as planned.</summary>
    public string? ExpectedRoom { get; set; }

    /// <summary>Why the session is late, moved or cancelled.</summary>
    public string? Reason { get; set; }

    /// <summary>Markdown.</summary>
    public string Note { get; set; } = "";

    public Guid? SponsorId { get; set; }

    public Sponsor? Sponsor { get; set; }

    /// <summary>Of the session as a whole, such as the recording of a panel.</summary>
    public List<Material> Materials { get; set; } = [];

    public List<Talk> Talks { get; } = [];

    public List<Presentation> Presentations { get; } = [];

    /// <summary>Those that are given: of papers that were not withdrawn.</summary>
    public List<Presentation> Given => Presentations.FindAll(presentation => !presentation.Paper.Withdrawn);

    /// <summary>Who speaks in it without a talk, moderates, chairs or sits on its panel.</summary>
    public List<Credit> Credits { get; } = [];

    /// <summary>By role, each in its order.</summary>
    public IEnumerable<IGrouping<CreditRole, Credit>> CreditsByRole =>
        Credits
            .OrderBy(credit => Array.IndexOf(RolesInOrder, credit.Role))
            .ThenBy(credit => credit.Order)
            .GroupBy(credit => credit.Role);

    /// <summary>Names of those who give a talk in it.</summary>
    public IReadOnlyList<string> SpeakerNames =>
        [.. Talks.SelectMany(talk => talk.Speakers).Select(credit => credit.Person.Name).Distinct()];

    /// <summary>"Invited Talk, Song Han": many sessions have one title; who speaks tells them apart.</summary>
    public string TitleWithSpeakers =>
        SpeakerNames is { Count: > 0 and <= MostSpeakersInName } names
            ? $"{Title}, {string.Join(", ", names)}"
            : Title;

    /// <summary>What stands for the session, where it is one talk and nothing else.</summary>
    public Talk? OnlyTalk => Presentations.Count == 0 && Talks is [var talk] ? talk : null;

    /// <summary>Itself, or all that would be given in it.</summary>
    public bool IsCancelled => State == SessionState.Cancelled || OnlyTalk is { Cancelled: true };

    /// <summary>The day has changed nothing of it.</summary>
    public bool IsAsPlanned =>
        State == SessionState.Planned && (ExpectedStart, ExpectedEnd, ExpectedRoom) == (null, null, null);

    /// <summary>When it really begins, as far as is known.</summary>
    public DateTime? ActualStart => ExpectedStart ?? Start;

    public DateTime? ActualEnd => ExpectedEnd ?? End;

    /// <summary>Null: the edition's.</summary>
    public string? ActualRoom => ExpectedRoom ?? Room;

    /// <summary>Something is given in it to all who are there.</summary>
    public bool HasStage =>
        Kind
            is not (
                SessionKind.Break
                or SessionKind.Lunch
                or SessionKind.Social
                or SessionKind.PosterSession
            );

    public bool HasPapers =>
        Kind is SessionKind.PaperSession or SessionKind.PosterSession or SessionKind.LightningSession;
}

public enum SessionKind
{
    GrandKeynote,
    Keynote,
    InvitedTalk,
    PaperSession,
    PosterSession,
    LightningSession,
    Panel,
    Break,
    Lunch,
    Welcome,
    Closing,
    Social,
    Announcement,
}

public enum SessionState
{
    Planned,
    Delayed,
    Moved,
    Cancelled,
}
