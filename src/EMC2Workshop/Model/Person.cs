using System.Globalization;

namespace EMC2Workshop.Model;

/// <summary>Somebody with one or more roles in one or more editions.</summary>
public sealed class Person : Item
{
    public string Name { get; set; } = "";

    public List<string> AlsoKnownAs { get; set; } = [];

    public string? Url { get; set; }

    public Picture? Portrait { get; set; }

    /// <summary>Markdown.</summary>
    public string Biography { get; set; } = "";

    public List<Credit> Credits { get; } = [];

    /// <summary>By the last word of the name, then by the whole of it.</summary>
    public string SortName => Name[(Name.LastIndexOf(' ') + 1)..] + " " + Name;

    /// <summary>First letters of the first and last word, for want of a portrait.</summary>
    public string Initials =>
        FirstLetter(Name) + (Name.Contains(' ', StringComparison.Ordinal) ? FirstLetter(SortName) : "");

    // A letter with its accent may be several characters.
    private static string FirstLetter(string word) => StringInfo.GetNextTextElement(word);
}
