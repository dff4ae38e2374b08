using System.Globalization;
using System.Text.RegularExpressions;
using EMC2Workshop.Content;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Model;

namespace EMC2Workshop.Publishing.Editions;

/// <summary>
/// The items of a new edition, made from those of an earlier one under ids of their own: what stays from year to year,
/// moved to the new days. Nothing of who spoke, what was shown, or where it was comes along.
/// </summary>
public sealed class EditionCopy
{
    private readonly IReadOnlyList<ContentFile> files;
    private readonly EditionFields former;
    private readonly NewEdition wanted;

    private EditionCopy(IReadOnlyList<ContentFile> files, EditionFields former, NewEdition wanted) =>
        (this.files, this.former, this.wanted) = (files, former, wanted);

    /// <summary>Times move only from one known day to another.</summary>
    private bool IsDayKnown => wanted.When is null && former.When is null;

    private int Shift => wanted.Start.DayNumber - former.Start!.Value.DayNumber;

    private string Zone => wanted.Zone ?? former.Zone!;

    /// <param name="files">All of the earlier edition, and no other's.</param>
    public static IReadOnlyList<NewItem> Create(IReadOnlyList<ContentFile> files, NewEdition wanted)
    {
        var former = files.Select(file => file.Fields).OfType<EditionFields>().Single();
        return [.. new EditionCopy(files, former, wanted).Create()];
    }

    private IEnumerable<NewItem> Create()
    {
        yield return Place("edition", CopyEdition());
        if (Find<CallForPapersFields>().FirstOrDefault() is { } call && HasAny(CallParts))
            yield return Place(call, CopyCall((CallForPapersFields)call.Fields));
        foreach (var (kind, part) in CopiedAsTheyAre)
        foreach (
            var file in files.Where(file => file.Fields.GetType() == kind && wanted.Parts.Contains(part))
        )
            yield return Place(file, CopyWhole(file));
        if (wanted.Parts.Contains(EditionPart.Deadlines) && IsDayKnown)
            foreach (var file in Find<DeadlineFields>().Where(file => IsKept((DeadlineFields)file.Fields)))
                yield return Place(file, CopyDeadline((DeadlineFields)file.Fields));
        if (wanted.Parts.Contains(EditionPart.Sessions))
            foreach (var (slug, session) in CopySessions())
                yield return Place($"sessions/{slug}", session);
    }

    private static EditionPart[] CallParts =>
        [EditionPart.Call, EditionPart.Topics, EditionPart.Requirements];

    private static IReadOnlyList<(Type Fields, EditionPart Part)> CopiedAsTheyAre =>
        [
            (typeof(CommitteeFields), EditionPart.Committee),
            (typeof(SponsorFields), EditionPart.Sponsors),
            (typeof(PageFields), EditionPart.Pages),
            (typeof(ChallengeFields), EditionPart.Challenge),
            (typeof(TrackFields), EditionPart.Challenge),
        ];

    private EditionFields CopyEdition()
    {
        var ordinal = wanted.Ordinal ?? former.Ordinal!.Value + 1;
        var days = former.End is { } end ? end.DayNumber - former.Start!.Value.DayNumber : 0;
        return new EditionFields
        {
            Id = Guid.NewGuid(),
            Ordinal = ordinal,
            Title = former.Title is { } title ? Renumber(title, former.Ordinal!.Value, ordinal) : null,
            Host = wanted.Host,
            HostShort = wanted.HostShort,
            When = wanted.When,
            Start = wanted.Start,
            End = days > 0 ? wanted.Start.AddDays(days) : null,
            Zone = Zone,
            City = wanted.City ?? former.City,
            Contact = former.Contact,
            ConductUrl = former.ConductUrl,
            Length = former.Length,
            Virtual = former.Virtual,
            Accent = NextAccent(former.Accent ?? EditionAccent.Red),
            Status = wanted.Status,
            Body = former.Body,
        };
    }

    private CallForPapersFields CopyCall(CallForPapersFields call) =>
        new()
        {
            Id = Guid.NewGuid(),
            Title = call.Title,
            Requirements = wanted.Parts.Contains(EditionPart.Requirements) ? call.Requirements : [],
            Topics = wanted.Parts.Contains(EditionPart.Topics) ? call.Topics : [],
            Body = wanted.Parts.Contains(EditionPart.Call) ? call.Body : "",
        };

    /// <summary>All of it but its id, and where the former entries were handed in.</summary>
    private static ItemFields CopyWhole(ContentFile file)
    {
        var copy = file.Path.Kind.NewFields();
        foreach (var field in copy.GetType().GetProperties().Where(field => field.CanWrite))
            field.SetValue(copy, field.GetValue(file.Fields));
        copy.Id = Guid.NewGuid();
        if (copy is ChallengeFields challenge)
            challenge.SubmitUrl = null;
        return copy;
    }

    private bool IsKept(DeadlineFields deadline) =>
        deadline.About is not DeadlineSubject.Challenge || wanted.Parts.Contains(EditionPart.Challenge);

    private DeadlineFields CopyDeadline(DeadlineFields deadline) =>
        new()
        {
            Id = Guid.NewGuid(),
            Name = deadline.Name,
            Due = Move(deadline.Due!.Value, deadline.Zone!),
            Zone = deadline.Zone,
            About = deadline.About,
            Body = deadline.Body,
        };

    /// <summary>Under addresses made of their titles: the earlier ones may tell who spoke.</summary>
    private IEnumerable<(string Slug, SessionFields Session)> CopySessions()
    {
        var sessions = Find<SessionFields>()
            .Select(file => (SessionFields)file.Fields)
            .OrderBy(session => session.Start is null)
            .ThenBy(session => session.Start)
            .ThenBy(session => session.Order ?? int.MaxValue)
            .ToList();
        var alike = sessions.CountBy(session => ItemPath.ToSlug(session.Title!)).ToDictionary();
        var taken = alike.Where(slug => slug.Value == 1).Select(slug => slug.Key).ToHashSet();
        foreach (var (place, session) in sessions.Index())
        {
            var slug = ItemPath.ToSlug(session.Title!);
            if (alike[slug] > 1)
                slug = Enumerable.Range(1, 1000).Select(number => $"{slug}-{number}").First(taken.Add);
            var hasTimes = IsDayKnown && session.Start is not null;
            yield return (
                slug,
                new SessionFields
                {
                    Id = Guid.NewGuid(),
                    Title = session.Title,
                    Kind = session.Kind,
                    Start = hasTimes ? Move(session.Start!.Value, Zone) : null,
                    End = hasTimes ? Move(session.End!.Value, Zone) : null,
                    Order = hasTimes ? session.Order : place + 1,
                }
            );
        }
    }

    /// <summary>By whole days; an hour later where clocks are set forward over it.</summary>
    private DateTime Move(DateTime time, string zone)
    {
        var moved = time.AddDays(Shift);
        return VenueTimeZones.Exists(moved, zone) ? moved : moved.AddHours(1);
    }

    private bool HasAny(EditionPart[] parts) => parts.Any(wanted.Parts.Contains);

    private IEnumerable<ContentFile> Find<TFields>() => files.Where(file => file.Fields is TFields);

    private NewItem Place(ContentFile former, ItemFields fields) =>
        Place(former.Path.Path[(former.Path.Edition!.Length + 1)..], fields);

    private NewItem Place(string place, ItemFields fields)
    {
        var path = $"{wanted.Slug}/{place}";
        var kind = ItemPath.Parse(path + ".md", out var wrong)?.Kind ?? throw new ArgumentException(wrong);
        return new NewItem(fields.Id!.Value, path, kind.Name, FieldsWriter.Write(fields));
    }

    private static EditionAccent NextAccent(EditionAccent accent) =>
        (EditionAccent)(((int)accent + 1) % Enum.GetValues<EditionAccent>().Length);

    /// <summary>"The 5th Workshop" is "The 6th Workshop" next year.</summary>
    private static string Renumber(string title, int before, int now) =>
        Regex.Replace(
            title,
            $@"\b{before.ToString(CultureInfo.InvariantCulture)}(st|nd|rd|th)\b",
            ProgramFormat.Ordinal(now),
            RegexOptions.CultureInvariant,
            TimeSpan.FromSeconds(1)
        );
}

/// <param name="Path">Without <c>.md</c>.</param>
public sealed record NewItem(Guid Id, string Path, string Kind, string Text);
