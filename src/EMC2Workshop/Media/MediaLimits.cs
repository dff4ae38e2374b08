namespace EMC2Workshop.Media;

/// <summary>What is told before an upload, and held.</summary>
public static class MediaLimits
{
    public const long MostPictureBytes = 10 * 1024 * 1024;
    public const long MostDocumentBytes = 50 * 1024 * 1024;

    /// <summary>Of an upload: four bytes each are what a decoder may need.</summary>
    public const long MostPixels = 50_000_000;

    /// <summary>Pixels of the pictures that are kept: larger ones are made smaller.</summary>
    public const int LongestSide = 2560;

    /// <summary>
    /// Of a request: far more than is taken, so that what is too large can be told on the form that it came from.
    /// </summary>
    public const long MostRequestBytes = 200 * 1024 * 1024;

    public static string Told { get; } =
        $"Images: JPEG, PNG, WebP, AVIF or GIF, at most {Megabytes(MostPictureBytes)} and "
        + $"{MostPixels / 1_000_000} million pixels. PDFs: at most {Megabytes(MostDocumentBytes)}.";

    public static string PicturesTold { get; } =
        $"JPEG, PNG, WebP, AVIF or GIF, at most {Megabytes(MostPictureBytes)} and {MostPixels / 1_000_000} "
        + "million pixels.";

    public static string Megabytes(long bytes) => $"{bytes / 1024 / 1024} MB";
}
