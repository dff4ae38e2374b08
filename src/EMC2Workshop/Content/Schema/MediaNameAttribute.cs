using System.ComponentModel.DataAnnotations;
using EMC2Workshop.Model;

namespace EMC2Workshop.Content.Schema;

/// <summary>Name of a file in the folder <c>media</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MediaNameAttribute : ValidationAttribute
{
    internal const string Both =
        "is given beside a description; a picture that needs words is no decoration: give one of them";

    public bool PictureOnly { get; init; }

    public override bool IsValid(object? value) =>
        value is null
        || (value is string name && (PictureOnly ? MediaName.IsPicture(name) : MediaName.IsMediaName(name)));

    public override string FormatErrorMessage(string name) =>
        $"is not the name of a {(PictureOnly ? "picture" : "file")} in the folder {MediaName.Folder}, such "
        + $"as 0123456789abcdef0123456789abcdef{MediaName.Picture}";

    /// <summary>What a picture shows is said, or that it shows nothing that a reader would miss.</summary>
    internal static IEnumerable<ValidationResult> CheckAlt(
        string property,
        string? name,
        string? alt,
        bool decorative
    )
    {
        if (name is null && alt is not null)
            yield return new ValidationResult("is given without a picture; take it out", [property + "Alt"]);
        if (name is null && decorative)
            yield return new ValidationResult(
                "is given without a picture; take it out",
                [property + "Decorative"]
            );
        if (name is not null && alt is null && !decorative)
            yield return new ValidationResult(
                "is missing; say in words what the picture shows, or mark it as decorative if it says nothing that the "
                    + "text does not",
                [property + "Alt"]
            );
        if (alt is not null && decorative)
            yield return new ValidationResult(Both, [property + "Decorative"]);
    }
}
