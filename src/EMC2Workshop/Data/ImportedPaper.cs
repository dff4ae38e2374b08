namespace EMC2Workshop.Data;

/// <summary>
/// A paper as the file of a submission system last had it: by that a later file tells what organizers have changed from
/// what its authors have.
/// </summary>
public sealed class ImportedPaper
{
    public Guid ItemId { get; set; }

    public Guid EditionId { get; set; }

    /// <summary>As it was made of the file.</summary>
    public required string Text { get; set; }
}
