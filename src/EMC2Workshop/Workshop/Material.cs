namespace EMC2Workshop.Workshop;

/// <summary>Something to read, watch or run that belongs to a talk or a paper.</summary>
public sealed record Material(MaterialKind Kind, string Title, string Url);

public enum MaterialKind
{
    Paper,
    Slides,
    Poster,
    Video,
    Code,
}
