namespace EMC2Workshop.Data;

/// <summary>A single row whose value is new after every change of content, whoever made it.</summary>
public sealed class ContentStamp
{
    public const int TheOne = 1;

    public int Id { get; set; }

    public Guid Stamp { get; set; }
}
