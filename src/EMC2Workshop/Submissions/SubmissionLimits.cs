namespace EMC2Workshop.Submissions;

/// <summary>How much of a file is looked at: far above what the largest conference has.</summary>
public static class SubmissionLimits
{
    public const int FileBytes = 16 * 1024 * 1024;

    /// <summary>Of all that a zip or a workbook holds.</summary>
    public const long UnpackedBytes = 64 * 1024 * 1024;

    public const int Entries = 500;

    public const int Rows = 50_000;

    public const int Columns = 500;

    public const int Papers = 5_000;

    public const int AuthorsOfAPaper = 200;
}

/// <summary>A file that can't be read; the message says why, and what to do.</summary>
public sealed class SubmissionFileException(string message) : Exception(message);
