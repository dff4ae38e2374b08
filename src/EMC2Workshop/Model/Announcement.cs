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

    /// <param name="venueTime">By a clock at the venue.</param>
    public bool IsVisibleAt(DateTime venueTime) => !(venueTime < From) && !(Until <= venueTime);

    /// <summary>Every page of the edition says it: in its hours, or else on its date, a day of the workshop.</summary>
    /// <param name="venueTime">By a clock at the venue.</param>
    public bool IsNoticeAt(Edition edition, DateTime venueTime) =>
        HasHours ? IsVisibleAt(venueTime) : DayIn(edition) == DateOnly.FromDateTime(venueTime);

    /// <summary>When <see cref="IsVisibleAt"/> and <see cref="IsNoticeAt"/> change, at the venue.</summary>
    public IEnumerable<DateTime> NoticeMoments(Edition edition)
    {
        var midnight = DayIn(edition)?.ToDateTime(TimeOnly.MinValue);
        return new[] { From, Until, midnight, midnight?.AddDays(1) }.OfType<DateTime>();
    }

    /// <summary>Its date, where that is a day of the workshop.</summary>
    private DateOnly? DayIn(Edition edition) => Date is { } date && edition.IsOn(date) ? date : null;
}
