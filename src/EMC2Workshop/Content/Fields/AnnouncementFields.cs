using EMC2Workshop.Workshop;

namespace EMC2Workshop.Content.Fields;

public sealed class AnnouncementFields : ItemFields<Announcement>
{
    [Needed, Line]
    public string? Title { get; set; }

    public DateOnly? Date { get; set; }

    [Body]
    public string Body { get; set; } = "";

    protected override void Apply(Announcement item, References references) =>
        (item.Title, item.Date, item.Text) = (Title!, Date, Body);
}
