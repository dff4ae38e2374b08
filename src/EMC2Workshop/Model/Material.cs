namespace EMC2Workshop.Model;

/// <summary>Something to read, watch or run that belongs to a talk, a paper or a session.</summary>
/// <param name="Url">On another site, or the address of a file of this one.</param>
/// <param name="Bytes">Of a file of this site; null for a link.</param>
public sealed record Material(MaterialKind Kind, string Title, string Url, long? Bytes = null);

public enum MaterialKind
{
    Paper,
    Slides,
    Poster,
    Video,
    Code,
}
