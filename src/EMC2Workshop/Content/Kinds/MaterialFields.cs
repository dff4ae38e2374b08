using System.ComponentModel.DataAnnotations;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Model;

namespace EMC2Workshop.Content.Kinds;

public sealed class MaterialFields : IValidatableObject
{
    internal const string Both = "is given beside url; give one of them";

    [RequiredField]
    [InForm("Type")]
    public MaterialKind? Kind { get; set; }

    [RequiredField, SingleLine]
    [InForm("Link text", Hint = "Such as “Slides”. If empty, the type.")]
    public string? Title { get; set; }

    [WebAddress]
    [InForm("Link")]
    public string? Url { get; set; }

    [MediaName]
    [InForm("File")]
    public string? File { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Url is null && File is null)
            yield return new ValidationResult("is missing; give the address, or a file", [nameof(Url)]);
        if (Url is not null && File is not null)
            yield return new ValidationResult(Both, [nameof(File)]);
    }

    /// <summary>Their texts, and the addresses of those on other sites.</summary>
    internal static string ListLinks(IEnumerable<Material> materials) =>
        string.Join(
            ' ',
            materials.Select(material =>
                material.Bytes is null ? $"{material.Title} {material.Url}" : material.Title
            )
        );

    public Material ToMaterial(ResolvedReferences references) =>
        File is null
            ? new Material(Kind!.Value, Title!, Url!)
            : new Material(Kind!.Value, Title!, PageUrls.ForMedia(File), references.FindMedia(File).Bytes);
}
