namespace EMC2Workshop.Model;

/// <summary>A picture as it is shown with an item.</summary>
/// <param name="Name">Of its file.</param>
/// <param name="Alt">What it shows, in words; empty where it is only decoration.</param>
public sealed record Picture(string Name, string Alt, int Width, int Height)
{
    /// <summary>The copy that is at least so many pixels across, or else the picture itself.</summary>
    public string UrlFor(int width) =>
        PageUrls.ForMedia(
            MediaName.Widths.FirstOrDefault(size => size >= width && size < Width) is > 0 and var size
                ? MediaName.ForWidth(Name, size)
                : Name
        );

    /// <summary>Every size that there is, for browsers to choose from.</summary>
    public string SourceSet() =>
        string.Join(
            ", ",
            MediaName
                .Widths.Where(size => size < Width)
                .Append(Width)
                .Select(size => $"{PageUrls.ForMedia(size < Width ? MediaName.ForWidth(Name, size) : Name)} {size}w")
        );
}
