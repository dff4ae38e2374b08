namespace EMC2Workshop.Publishing.Import;

/// <summary>
/// What the import at the start left to be fixed or to be decided, as it is now, and what organizers decide.
/// </summary>
public sealed class FolderImport(ContentImporter importer, ContentFolder folder, ImportStatus status)
{
    /// <summary>
    /// Looked into again only while something is open: the folder may have been put right, or imported by a command.
    /// </summary>
    public async Task<ImportReport> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (status.IsOpen)
                status.Latest = await importer.ImportAsync(
                    folder,
                    cancellationToken,
                    new ImportOptions { IsDryRun = true }
                );
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It vanished while it was read, or there is no room to look into its media: what was known is shown.
        }
        return status.IsOpen ? status.Latest : ImportReport.Nothing;
    }

    /// <param name="agreed">The outcome that the organizer was shown.</param>
    /// <returns>Null where it would be another one now: nothing was done.</returns>
    public async Task<ImportReport?> AnswerAsync(
        MissingItems missing,
        string agreed,
        CancellationToken cancellationToken
    )
    {
        if (agreed.Length == 0)
            return null;
        var report = await importer.ImportAsync(
            folder,
            cancellationToken,
            new ImportOptions { Missing = missing, AgreedFingerprint = agreed }
        );
        return report.IsStale || report.Fingerprint != agreed ? null : report;
    }
}
