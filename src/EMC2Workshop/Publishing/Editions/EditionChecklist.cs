using System.Globalization;
using System.Text.RegularExpressions;
using EMC2Workshop.Content;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Model;

namespace EMC2Workshop.Publishing.Editions;

/// <summary>What is still to do for an edition that was made from an earlier one, read from its texts.</summary>
public sealed partial class EditionChecklist
{
    private readonly List<EditionTask> tasks = [];
    private readonly IReadOnlyList<ContentFile> files;
    private readonly IReadOnlyList<string> otherNames;

    private EditionChecklist(IReadOnlyList<ContentFile> files, IReadOnlyList<string> otherNames) =>
        (this.files, this.otherNames) = (files, otherNames);

    /// <param name="files">All of the edition.</param>
    /// <param name="otherNames">What other editions are called, such as "NeurIPS 2019" and neurips-19.</param>
    public static IReadOnlyList<EditionTask> Create(
        IReadOnlyList<ContentFile> files,
        IEnumerable<string> otherNames,
        DateOnly today
    )
    {
        var list = new EditionChecklist(files, [.. otherNames]);
        list.FindAll(today);
        return list.tasks;
    }

    private void FindAll(DateOnly today)
    {
        if (Find<EditionFields>().FirstOrDefault() is not { File: { } file, Fields: { } edition })
            return;
        if (edition.When is not null)
            Add(file, "Set the day once it is known, then the deadlines and the times of sessions.");
        Ask(file, edition.Host ?? edition.HostShort, "Name the host conference.");
        Ask(file, edition.HostUrl, "Add the conference’s website.");
        Ask(file, edition.Venue ?? edition.Room, "Add venue and room once they are known.");
        Ask(file, edition.RegistrationUrl, "Add the registration link.");
        foreach (var call in Find<CallForPapersFields>())
            Ask(call.File, call.Fields.SubmitUrl, "Add the submission link.");
        foreach (var challenge in Find<ChallengeFields>())
            Ask(challenge.File, challenge.Fields.SubmitUrl, "Add the submission link.");
        if (!Find<DeadlineFields>().Any())
            Add(null, "Add deadlines.");
        foreach (var deadline in Find<DeadlineFields>())
            CheckDue(deadline.File, deadline.Fields, today);
        FindOldWords(edition);
        if (SessionDays.FindElsewhere(files) is { } elsewhere)
            Add(
                null,
                $"Move the sessions: they are on {Day(elsewhere.First)}, the edition is on {Day(elsewhere.Edition)}."
            );
        if (Find<SessionFields>().Count(session => IsEmpty(session.Fields)) is > 0 and var empty)
            Add(null, $"Fill {empty} {(empty == 1 ? "session" : "sessions")} with talks, papers or people.");
        foreach (var committee in Find<CommitteeFields>())
            Add(committee.File, "Check who is on the committee this time.");
        if (Find<SponsorFields>().Any())
            Add(null, "Check who sponsors this time.");
    }

    private void CheckDue(ContentFile file, DeadlineFields deadline, DateOnly today)
    {
        var due = DateOnly.FromDateTime(deadline.Due!.Value);
        if (due < today)
            Add(file, $"Is on {Day(due)}, which is over.");
        else if (due.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            Add(file, $"Is on a weekend: {Day(due)}.");
    }

    /// <summary>Texts that were written for an earlier edition and still say so.</summary>
    private void FindOldWords(EditionFields edition)
    {
        foreach (var file in files.Where(file => file.Fields is not (DeadlineFields or SessionFields)))
        {
            var words = otherNames
                .Where(name => file.Text.Contains(name, StringComparison.OrdinalIgnoreCase))
                .Concat(
                    Years()
                        .Matches(file.Text)
                        .Select(year => year.Value)
                        .Where(year => IsBefore(year, edition))
                )
                .Distinct()
                .ToList();
            if (words.Count > 0)
                Add(file, $"Still says {string.Join(", ", words)}.");
        }
    }

    private static bool IsBefore(string year, EditionFields edition) =>
        int.Parse(year, CultureInfo.InvariantCulture) < edition.Start!.Value.Year;

    private static bool IsEmpty(SessionFields session) =>
        session.Kind
            is not (
                SessionKind.Break
                or SessionKind.Lunch
                or SessionKind.Welcome
                or SessionKind.Closing
                or SessionKind.Social
                or SessionKind.Announcement
            )
        && session.Speakers.Count + session.Panelists.Count + session.Presentations.Count == 0;

    private void Ask(ContentFile file, string? value, string what)
    {
        if (value is null)
            Add(file, what);
    }

    private void Add(ContentFile? file, string what) => tasks.Add(new EditionTask(file?.Path.Path, what));

    private IEnumerable<(ContentFile File, TFields Fields)> Find<TFields>() =>
        files.Where(file => file.Fields is TFields).Select(file => (file, (TFields)(object)file.Fields));

    private static string Day(DateOnly day) =>
        day.ToString("dddd, MMMM d, yyyy", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\b20\d\d\b")]
    private static partial Regex Years();
}

/// <param name="Path">Of the item that it is about, without <c>.md</c>; null: of several, or none.</param>
public sealed record EditionTask(string? Path, string What);
