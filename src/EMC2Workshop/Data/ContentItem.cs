using System.Security.Cryptography;
using System.Text;

namespace EMC2Workshop.Data;

/// <summary>
/// The Markdown text of an item as the site has it now, to the letter. Nouns are what this text says;
/// export writes it back, and a file is compared with it before it is taken.
/// </summary>
public sealed class ContentItem
{
    public Guid Id { get; set; }

    public required string Kind { get; set; }

    /// <summary>Of its file, below the content folder, without <c>.md</c>.</summary>
    public required string Path { get; set; }

    public required string Text { get; set; }

    /// <summary>SHA-256 of <see cref="Text"/>: an edit carries the hash of the text that it started from.</summary>
    public required string Hash { get; set; }

    /// <summary>Hash of the file last taken from the content folder; null for what was never there.</summary>
    public string? TakenHash { get; set; }

    /// <summary>Where that file lay, without <c>.md</c>.</summary>
    public string? TakenPath { get; set; }

    /// <summary>True when organizers have changed or renamed it since its file was taken.</summary>
    public bool IsEdited => TakenHash is not null && (TakenHash != Hash || TakenPath != Path);

    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
