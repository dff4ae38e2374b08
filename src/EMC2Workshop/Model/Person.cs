using System.Globalization;

namespace EMC2Workshop.Model;

/// <summary>Somebody with one or more roles in one or more editions.</summary>
public sealed class Person : Item
{
    public string Name { get; set; } = "";

    /// <summary>As a part of the name; null: <see cref="PersonName"/> finds it.</summary>
    public string? Family { get; set; }

    /// <summary>Such as "Jr."; null: as in the name.</summary>
    public string? Suffix { get; set; }

    /// <summary>Without https://orcid.org/.</summary>
    public string? Orcid { get; set; }

    public List<string> AlsoKnownAs { get; set; } = [];

    public string? Url { get; set; }

    public Picture? Portrait { get; set; }

    /// <summary>Markdown.</summary>
    public string Biography { get; set; } = "";

    public List<Credit> Credits { get; } = [];

    public PersonName Parts => PersonName.Parse(Name, Family, Suffix);

    public string SortName => Parts.SortKey;

    /// <summary>First letters of the given and the family name, for want of a portrait.</summary>
    public string Initials =>
        Parts is { Given: { } given, Family: var family }
            ? FirstLetter(given) + FirstLetter(family)
            : FirstLetter(Name);

    /// <summary>Such as "Vivienne Sze, MIT", by the last of their credits, which have to be loaded.</summary>
    public string NameAndAffiliation =>
        Credits.LastOrDefault(credit => credit.Affiliation is not null) is { Affiliation: var place }
            ? $"{Name}, {place}"
            : Name;

    // A letter with its accent may be several characters.
    private static string FirstLetter(string word) => StringInfo.GetNextTextElement(word);
}
