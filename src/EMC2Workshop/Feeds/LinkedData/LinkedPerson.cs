using EMC2Workshop.Model;
using EMC2Workshop.Options;

namespace EMC2Workshop.Feeds.LinkedData;

internal sealed record LinkedPerson : LinkedNode
{
    public string? GivenName { get; init; }

    public string? FamilyName { get; init; }

    public string? HonorificSuffix { get; init; }

    public IReadOnlyList<string>? AlternateName { get; init; }

    public LinkedNode? Affiliation { get; init; }

    /// <summary>Other addresses that stand for the person.</summary>
    public IReadOnlyList<string>? SameAs { get; init; }

    /// <summary>As somebody is named in an item: whoever they are is told on their own page.</summary>
    public static LinkedPerson From(Credit credit, SiteAddress site) =>
        new()
        {
            Type = "Person",
            Id = site.Absolute(PageUrls.For(credit.Person)),
            Name = credit.Person.Name,
            Image = Portrait(credit.Person, site),
            Affiliation = Organization(credit.Affiliation),
        };

    /// <param name="affiliation">The latest that is known.</param>
    public static LinkedPerson From(
        Person person,
        string description,
        string? affiliation,
        SiteAddress site
    ) =>
        new()
        {
            Type = "Person",
            Id = site.Absolute(PageUrls.For(person)),
            Url = site.Absolute(PageUrls.For(person)),
            Name = person.Name,
            Description = description,
            Image = Portrait(person, site),
            GivenName = person.Parts.Given,
            FamilyName = person.Parts.Given is null ? null : person.Parts.Family,
            HonorificSuffix = person.Parts.Suffix,
            AlternateName = Some(person.AlsoKnownAs),
            Affiliation = Organization(affiliation),
            SameAs = Some(
                new[]
                {
                    person.Orcid is { } orcid ? "https://orcid.org/" + orcid : null,
                    person.Url,
                }.OfType<string>()
            ),
        };

    private static string? Portrait(Person person, SiteAddress site) =>
        person.Portrait is { } picture ? site.Absolute(PageUrls.ForMedia(picture.Name)) : null;
}
