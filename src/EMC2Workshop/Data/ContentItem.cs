using System.Security.Cryptography;
using System.Text;

namespace EMC2Workshop.Data;

/// <summary>
/// The Markdown text of an item as the site has it now, to the letter. Nouns are what this text says;
/// export writes it back, and a file is compared with it before it is taken.
/// </summary>
public sealed class ContentItem
{
    /// <summary>Of the guide to the content folder, which is kept with the items and is none.</summary>
    public static readonly Guid GuideId = new("5d9a8c1e-0b5f-4d57-8d0f-6f6b1f3c7a10");

    public Guid Id { get; set; }

    public required string Kind { get; set; }

    /// <summary>Of its file, below the content folder, without <c>.md</c>.</summary>
    public required string Path { get; set; }

    public required string Text { get; set; }

    /// <summary>SHA-256 of <see cref="Text"/>: an edit carries the hash of the text that it started from.</summary>
    public required string Hash { get; set; }

    /// <summary>Hash of the file last taken from the content folder; null for what was never there.</summary>
    public string? ImportedHash { get; set; }

    /// <summary>Where that file lay, without <c>.md</c>.</summary>
    public string? ImportedPath { get; set; }

    /// <summary>True when organizers have changed or renamed it since its file was taken.</summary>
    public bool IsEdited => ImportedHash is not null && (ImportedHash != Hash || ImportedPath != Path);

    public static string ComputeHash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
