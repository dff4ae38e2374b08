using System.Globalization;
using EMC2Workshop.Content;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Model;

namespace EMC2Workshop.Publishing.Editions;

/// <summary>What the command was told.</summary>
internal sealed class NewEditionArguments
{
    private readonly List<string> places = [];
    private DateOnly? date;
    private HashSet<EditionPart> parts = [.. NewEdition.UsualParts];

    public string From => places[0];

    public NewEdition Edition { get; private set; } = new("") { Status = EditionStatus.Draft };

    /// <summary>Null: the site's own.</summary>
    public string? Folder { get; private set; }

    /// <param name="args">Behind "content new-edition", and these two.</param>
    /// <param name="wrong">What isn't understood.</param>
    public static NewEditionArguments? Parse(string[] args, out string wrong)
    {
        var arguments = new NewEditionArguments();
        for (var place = 2; place < args.Length; place++)
        {
            if (!IsOption(args[place]))
                arguments.places.Add(args[place]);
            else if (
                ++place >= args.Length
                || IsOption(args[place])
                || !arguments.Take(args[place - 1], args[place])
            )
            {
                wrong =
                    place < args.Length && !IsOption(args[place])
                        ? $"{args[place - 1]} {args[place]} is not understood."
                        : $"{args[place - 1]} has no value.";
                return null;
            }
        }
        wrong = arguments.Complete();
        return wrong.Length == 0 ? arguments : null;
    }

    private static bool IsOption(string arg) => arg.StartsWith("--", StringComparison.Ordinal);

    /// <returns>What is missing; empty where nothing is.</returns>
    private string Complete()
    {
        if (places.Count != 2)
            return "Which edition, and what is the new one's page address?";
        if (ItemPath.Parse($"{places[1]}/edition.md", out var wrong) is null)
            return $"{places[1]}: {wrong}.";
        if ((date ?? (Edition.When is { } when ? NewEdition.FindEarliest(when) : null)) is not { } start)
            return "When? Write --date 2027-12-10, or --when \"Spring 2027\" with its year.";
        Edition = Edition with { Slug = places[1], Start = start, Parts = parts };
        return "";
    }

    private bool Take(string option, string value)
    {
        switch (option)
        {
            case "--date"
                when DateOnly.TryParseExact(
                    value,
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture,
                    0,
                    out var day
                ):
                date = day;
                return true;
            case "--when":
                Edition = Edition with { When = value };
                return true;
            case "--host":
                Edition = Edition with { Host = value };
                return true;
            case "--host-short":
                Edition = Edition with { HostShort = value };
                return true;
            case "--city":
                Edition = Edition with { City = value };
                return true;
            case "--zone"
                when value != VenueTimeZones.AnywhereOnEarth && VenueTimeZones.Find(value) is not null:
                Edition = Edition with { Zone = value };
                return true;
            case "--ordinal"
                when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    && number is >= 1 and <= 999:
                Edition = Edition with { Ordinal = number };
                return true;
            case "--with" when ReadParts(value) is { } added:
                parts = [.. parts, .. added];
                return true;
            case "--without" when ReadParts(value) is { } left:
                parts = [.. parts.Except(left)];
                return true;
            case "--to":
                Folder = value;
                return true;
            default:
                return false;
        }
    }

    private static List<EditionPart>? ReadParts(string value)
    {
        var known = Enum.GetValues<EditionPart>().ToDictionary(part => FieldFormat.Keyword(part.ToString()));
        var words = value.Split(',', StringSplitOptions.TrimEntries);
        return words.All(known.ContainsKey) ? [.. words.Select(word => known[word])] : null;
    }
}
