namespace EMC2Workshop.Publishing.Import;

/// <summary>What the start of this site could not import from the content folder.</summary>
public sealed class ImportStatus
{
    public ImportReport Latest { get; set; } = ImportReport.Nothing;

    public bool IsOpen => Latest.IsFaulty || Latest.HeldBack.Count > 0;
}
