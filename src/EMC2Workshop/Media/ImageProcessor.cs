using EMC2Workshop.Model;
using NetVips;

namespace EMC2Workshop.Media;

/// <summary>
/// Reads pictures that anybody may have made, and writes plain ones: one at a time, and no larger than is allowed.
/// </summary>
internal static class ImageProcessor
{
    /// <summary>No bound on a side; of libvips.</summary>
    private const int Endless = 10_000_000;

    private static readonly SemaphoreSlim OneAtATime = new(1);

    static ImageProcessor()
    {
        // Each file is read once, and gone after that.
        Cache.Max = 0;
        // A loader that is not needed can't be tricked.
        Operation.Block("VipsForeignLoad", true);
        foreach (var loader in new[] { "Jpeg", "Png", "Webp", "Nsgif", "Heif" })
            Operation.Block("VipsForeignLoad" + loader, false);
    }

    /// <summary>Sizes are read from the header alone.</summary>
    /// <exception cref="MediaRefusedException">It is too large, or no picture of that format.</exception>
    public static (int Width, int Height) Measure(
        string file,
        FileFormat format,
        int longestSide = int.MaxValue
    )
    {
        try
        {
            using var image = Image.NewFromFile(file, access: Enums.Access.Sequential);
            if (!((string)image.Get("vips-loader")).StartsWith(format.Loader!, StringComparison.Ordinal))
                throw new MediaRefusedException(
                    $"This {format.Name} file is damaged: it holds something else."
                );
            if ((long)image.Width * image.Height > MediaLimits.MostPixels)
                throw new MediaRefusedException(
                    $"The image has {image.Width:N0} × {image.Height:N0} pixels. "
                        + $"The limit is {MediaLimits.MostPixels / 1_000_000} million. Make it smaller first.",
                    isTooLarge: true
                );
            if (image.Width > longestSide || image.Height > longestSide)
                throw new MediaRefusedException(
                    $"The image has {image.Width:N0} × {image.Height:N0} pixels. The limit is "
                        + $"{longestSide:N0} for each side.",
                    isTooLarge: true
                );
            return (image.Width, image.Height);
        }
        catch (VipsException)
        {
            throw Broken(format);
        }
    }

    /// <summary>The picture itself, upright and in the colours of screens, without what else was in its file.</summary>
    public static Task RewriteAsync(
        string file,
        FileFormat format,
        string to,
        CancellationToken cancellationToken
    ) =>
        InTurnAsync(
            format,
            () =>
            {
                using var image = Image.Thumbnail(
                    file,
                    MediaLimits.LongestSide,
                    height: MediaLimits.LongestSide,
                    size: Enums.Size.Down,
                    outputProfile: "srgb",
                    failOn: Enums.FailOn.Error
                );
                Write(image, to, format.IsDrawn);
            },
            cancellationToken
        );

    /// <summary>A smaller copy for each width that the picture is wider than.</summary>
    public static Task WriteSizesAsync(
        string picture,
        string folder,
        string name,
        int width,
        bool isDrawn,
        CancellationToken cancellationToken
    ) =>
        InTurnAsync(
            FileFormat.Webp,
            () =>
            {
                // Every pixel is read once, whatever sizes there will be: what can't be shown is found here.
                using (
                    var whole = Image.NewFromFile(
                        picture,
                        access: Enums.Access.Sequential,
                        failOn: Enums.FailOn.Error
                    )
                )
                    whole.Avg();
                foreach (var size in MediaName.Widths.Where(size => size < width))
                {
                    using var image = Image.Thumbnail(
                        picture,
                        size,
                        height: Endless,
                        size: Enums.Size.Down,
                        failOn: Enums.FailOn.Error
                    );
                    Write(image, Path.Combine(folder, MediaName.ForWidth(name, size)), isDrawn);
                }
            },
            cancellationToken
        );

    /// <summary>By way of memory: a full disk is no fault of the picture.</summary>
    private static void Write(Image image, string file, bool isDrawn) =>
        File.WriteAllBytes(
            file,
            image.WebpsaveBuffer(
                q: 85,
                lossless: isDrawn,
                smartSubsample: !isDrawn,
                keep: Enums.ForeignKeep.None
            )
        );

    private static async Task InTurnAsync(FileFormat format, Action work, CancellationToken cancellationToken)
    {
        await OneAtATime.WaitAsync(cancellationToken);
        try
        {
            await Task.Run(work, cancellationToken);
        }
        catch (VipsException)
        {
            throw Broken(format);
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private static MediaRefusedException Broken(FileFormat format) =>
        new($"This {format.Name} file is damaged. Save a new copy and upload that.");
}
