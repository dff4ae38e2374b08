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
    public bool IsOfTheDay => From is not null || Until is not null;

    /// <summary>Markdown.</summary>
    public string Text { get; set; } = "";

    /// <param name="venueTime">By a clock at the venue.</param>
    public bool IsVisibleAt(DateTime venueTime) => !(venueTime < From) && !(Until <= venueTime);
}
