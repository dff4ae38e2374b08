namespace EMC2Workshop.Model;

/// <summary>News of an edition.</summary>
public sealed class Announcement : EditionItem
{
    public string Title { get; set; } = "";

    public DateOnly? Date { get; set; }

    /// <summary>Wall clock at the venue; null: it holds from the first.</summary>
    public DateTime? From { get; set; }

    /// <summary>Null: it holds until it is removed.</summary>
    public DateTime? Until { get; set; }

    /// <summary>Said for a time, so to those who are there.</summary>
    public bool HasHours => From is not null || Until is not null;

    /// <summary>Markdown.</summary>
    public string Text { get; set; } = "";

    public bool IsVisibleAt(Edition edition, DateTimeOffset moment) =>
        !(From is { } from && moment < edition.FromVenueTime(from))
        && !(Until is { } until && edition.FromVenueTime(until) <= moment);

    /// <summary>Every page of the edition says it: in its hours, or else on its date, a day of the workshop.</summary>
    public bool IsNoticeAt(Edition edition, DateTimeOffset moment) =>
        HasHours ? IsVisibleAt(edition, moment) : DayIn(edition) == edition.ToVenueDate(moment);

    /// <summary>When <see cref="IsVisibleAt"/> and <see cref="IsNoticeAt"/> change.</summary>
    public IEnumerable<DateTimeOffset> NoticeMoments(Edition edition)
    {
        var midnight = DayIn(edition)?.ToDateTime(TimeOnly.MinValue);
        return new[] { From, Until, midnight, midnight?.AddDays(1) }
            .OfType<DateTime>()
            .Select(edition.FromVenueTime);
    }

    /// <summary>Its date, where that is a day of the workshop.</summary>
    private DateOnly? DayIn(Edition edition) => Date is { } date && edition.IsOn(date) ? date : null;
}
