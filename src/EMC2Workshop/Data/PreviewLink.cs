namespace EMC2Workshop.Data;

/// <summary>
/// Shows a draft to whoever has the link, until it expires or is revoked. It ends with its draft: a later draft of the
/// item has none.
/// </summary>
public sealed class PreviewLink
{
    public Guid Id { get; set; }

    public Guid ItemId { get; set; }

    public DateTimeOffset Expires { get; set; }

    public required string By { get; set; }
}
