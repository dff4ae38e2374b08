using System.Globalization;
using EMC2Workshop.Content;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Model;
using EMC2Workshop.Publishing.Editions;

namespace EMC2Workshop.Pages.Admin;

/// <summary>What organizers say of a new edition, as they typed it.</summary>
public sealed record NewEditionForm
{
    public string HostShort { get; init; } = "";

    public string Host { get; init; } = "";

    public string Start { get; init; } = "";

    public string When { get; init; } = "";

    public string Zone { get; init; } = "";

    public string City { get; init; } = "";

    public string Slug { get; init; } = "";

    public string Ordinal { get; init; } = "";

    public IReadOnlySet<EditionPart> Parts { get; init; } = NewEdition.UsualParts;

    public static NewEditionForm Read(IFormCollection form) =>
        new()
        {
            HostShort = Line(form, "host-short"),
            Host = Line(form, "host"),
            Start = Line(form, "start"),
            When = Line(form, "when"),
            Zone = VenueTimeZones.FindName(Line(form, "zone")) ?? Line(form, "zone"),
            City = Line(form, "city"),
            Slug = Line(form, "slug"),
            Ordinal = Line(form, "ordinal"),
            Parts = Enum.GetValues<EditionPart>()
                .Where(part => form["part"].Contains(FieldFormat.Keyword(part.ToString())))
                .ToHashSet(),
        };

    /// <summary>What is missing or wrong, by field.</summary>
    public Dictionary<string, string> FindFaults()
    {
        var faults = new Dictionary<string, string>();
        if (HostShort.Length == 0 && Slug.Length == 0)
            faults["host-short"] =
                "Enter the host’s short name, such as NeurIPS 2027, or a page address below.";
        if (Start.Length > 0 && FindStart() is null)
            faults["start"] = "Enter a date, such as 2027-12-10.";
        else if (Start.Length == 0 && When.Length == 0)
            faults["start"] = "Enter the first day, or say below what is known of it.";
        else if (FindStart() is null)
            faults["when"] = "Say the year, too, such as Spring 2027.";
        if (Zone == VenueTimeZones.AnywhereOnEarth || VenueTimeZones.Find(Zone) is null)
            faults["zone"] = "Enter a time zone by its name, such as America/Vancouver.";
        if (City.Length == 0)
            faults["city"] = "Enter the city. If it isn’t known yet, write To be announced.";
        if (FindOrdinal() is not (>= 1 and <= 999))
            faults["ordinal"] = "Enter a number from 1 to 999.";
        if (ItemPath.Parse($"{FindSlug()}/edition.md", out _) is null)
            faults["slug"] =
                "Enter a page address of lowercase letters, numbers and hyphens that isn’t one of the site’s own.";
        return faults;
    }

    /// <returns>Of a form without faults.</returns>
    public NewEdition ToEdition() =>
        new(FindSlug())
        {
            Host = Host.Length > 0 ? Host : null,
            HostShort = HostShort.Length > 0 ? HostShort : null,
            Start = FindStart()!.Value,
            When = When.Length > 0 ? When : null,
            Zone = Zone,
            City = City,
            Ordinal = FindOrdinal(),
            Parts = Parts,
        };

    private string FindSlug() => Slug.Length > 0 ? Slug : NewEdition.SlugFor(HostShort);

    private int? FindOrdinal() =>
        int.TryParse(Ordinal, NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal)
            ? ordinal
            : null;

    private DateOnly? FindStart() =>
        Start.Length == 0 ? NewEdition.FindEarliest(When)
        : DateOnly.TryParseExact(
            Start,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var start
        )
            ? start
        : null;

    private static string Line(IFormCollection form, string name) =>
        VisibleText.InLines(form[name].ToString()).ReplaceLineEndings(" ").Trim();
}
