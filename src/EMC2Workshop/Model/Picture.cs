namespace EMC2Workshop.Model;

/// <summary>A picture as it is shown with an item.</summary>
/// <param name="Name">Of its file.</param>
/// <param name="Alt">What it shows, in words; empty where it is only decoration.</param>
/// <param name="Focus">What pages that show a part of it keep in sight; null: the middle.</param>
public sealed record Picture(string Name, string Alt, int Width, int Height, FocalPoint? Focus = null)
{
    /// <summary>Of the stylesheet, which has one for every quarter: each byte of it is in every page.</summary>
    private const int CropStep = 25;

    /// <summary>The copy that is at least so many pixels across, or else the picture itself.</summary>
    public string UrlFor(int width) =>
        PageUrls.ForMedia(
            MediaName.Widths.FirstOrDefault(size => size >= width && size < Width) is > 0 and var size
                ? MediaName.ForWidth(Name, size)
                : Name
        );

    /// <summary>
    /// The class of a square that shows a part of it: how far along its longer side the square lies, in percent, so
    /// that the focal point is in the middle of it as far as the picture goes. Empty where that is the middle.
    /// </summary>
    public string CropClass()
    {
        var (side, rest) = (Math.Min(Width, Height), Math.Abs(Width - Height));
        if (Focus is null || rest == 0)
            return "";
        var start = ((Width > Height ? Focus.X : Focus.Y) / 100.0 * (side + rest)) - (side / 2.0);
        var share = Math.Clamp(start / rest, 0, 1) * 100;
        return
            (int)Math.Round(share / CropStep, MidpointRounding.AwayFromZero) * CropStep is not 50 and var at
            ? $"crop-{at}"
            : "";
    }

    /// <summary>Every size that there is, for browsers to choose from.</summary>
    public string SourceSet() =>
        string.Join(
            ", ",
            MediaName
                .Widths.Where(size => size < Width)
                .Append(Width)
                .Select(size =>
                    $"{PageUrls.ForMedia(size < Width ? MediaName.ForWidth(Name, size) : Name)} {size}w"
                )
        );
}

/// <summary>A point of a picture, in percent of it from the left and from the top.</summary>
public sealed record FocalPoint(int X, int Y);
