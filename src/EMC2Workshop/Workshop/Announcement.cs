namespace EMC2Workshop.Workshop;

/// <summary>News of an edition.</summary>
public sealed class Announcement : EditionItem
{
    public string Title { get; set; } = "";

    public DateOnly? Date { get; set; }

    /// <summary>Markdown.</summary>
    public string Text { get; set; } = "";
}
