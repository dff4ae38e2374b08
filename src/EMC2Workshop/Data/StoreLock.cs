namespace EMC2Workshop.Data;

/// <summary>
/// Held by every process for as long as it uses the store, so that none is replaced under a running site. The system
/// frees it when the process ends, however it ends.
/// </summary>
public sealed class StoreLock(StoreFile file) : IDisposable
{
    private const int WouldBlock = 11;
    private const int WouldBlockOnMac = 35;
    private const int SharingViolation = unchecked((int)0x80070020);

    private FileStream? held;

    /// <summary>As one of many. Finishes a restore that was cut off.</summary>
    /// <exception cref="StoreException">A restore has it.</exception>
    public void Share()
    {
        while (held is null)
        {
            held =
                Open(FileShare.ReadWrite)
                ?? throw new StoreException(
                    $"A restore of {file.Path} is running. Start again when it is done."
                );
            if (!StoreReplacement.IsCutOff(file))
                return;
            Dispose();
            TakeAlone();
            Finish();
            Dispose();
        }
    }

    /// <exception cref="StoreException">Another process has it.</exception>
    public void TakeAlone() =>
        held =
            Open(FileShare.None)
            ?? throw new StoreException(
                $"The site or one of its commands is running on {file.Path}. Stop it first."
            );

    public void Dispose()
    {
        held?.Dispose();
        held = null;
    }

    private void Finish()
    {
        try
        {
            StoreReplacement.Finish(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(
                $"A restore of {file.Path} was cut off and can't be finished: {exception.Message}",
                exception
            );
        }
    }

    /// <summary>The file is locked, by what each system says of it.</summary>
    internal static bool IsHeldByAnother(IOException exception) =>
        exception.HResult is WouldBlock or WouldBlockOnMac or SharingViolation;

    private FileStream? Open(FileShare share)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file.Path)!);
            return new FileStream(file.InUse, FileMode.OpenOrCreate, FileAccess.Read, share);
        }
        catch (IOException exception) when (IsHeldByAnother(exception))
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw DatabaseMigrator.Unusable(file, exception);
        }
    }
}
