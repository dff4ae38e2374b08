using System.Text.RegularExpressions;
using EMC2Workshop.Content;
using EMC2Workshop.Model;

namespace EMC2Workshop.Publishing.Editions;

/// <summary>What is known of an edition that is made from an earlier one.</summary>
/// <param name="Slug">Its page address, such as neurips-27.</param>
public sealed partial record NewEdition(string Slug)
{
    public string? Host { get; init; }

    public string? HostShort { get; init; }

    /// <summary>First day; while only <see cref="When"/> is known, the earliest that it could be.</summary>
    public DateOnly Start { get; init; }

    /// <summary>In words, while the day is not known, such as "Spring 2027".</summary>
    public string? When { get; init; }

    /// <summary>Null: as the earlier one.</summary>
    public string? Zone { get; init; }

    /// <summary>Null: as the earlier one.</summary>
    public string? City { get; init; }

    /// <summary>Its number in the series; null: the one after the earlier one's.</summary>
    public int? Ordinal { get; init; }

    public EditionStatus Status { get; init; } = EditionStatus.Published;

    public IReadOnlySet<EditionPart> Parts { get; init; } = UsualParts;

    /// <summary>All but the challenge, which is a task of its year.</summary>
    public static IReadOnlySet<EditionPart> UsualParts { get; } =
        Enum.GetValues<EditionPart>().Where(part => part is not EditionPart.Challenge).ToHashSet();

    /// <summary>The address that a host's name suggests: neurips-27 of "NeurIPS 2027".</summary>
    public static string SlugFor(string hostShort) => ItemPath.ToSlug(Century().Replace(hostShort, " $1"));

    /// <summary>The earliest day that words such as "Spring 2027" leave open; null where they name no year.</summary>
    public static DateOnly? FindEarliest(string when) =>
        Year().Match(when) is { Success: true } year ? new DateOnly(int.Parse(year.ValueSpan), 1, 1) : null;

    [GeneratedRegex(@"\s*\b20(\d\d)\b")]
    private static partial Regex Century();

    [GeneratedRegex(@"\b20\d\d\b")]
    private static partial Regex Year();
}

/// <summary>What may come along from the earlier edition; the objective does by itself.</summary>
public enum EditionPart
{
    /// <summary>Its text.</summary>
    Call,
    Topics,
    Requirements,
    Deadlines,

    /// <summary>Their titles, kinds and times.</summary>
    Sessions,
    Committee,
    Sponsors,
    Pages,
    Challenge,
}
