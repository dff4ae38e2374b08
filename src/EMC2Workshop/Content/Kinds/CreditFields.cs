using EMC2Workshop.Content.Schema;
using EMC2Workshop.Model;

namespace EMC2Workshop.Content.Kinds;

/// <summary>A person named in a talk, a paper or a session, with the affiliation of that time.</summary>
public class CreditFields
{
    [RequiredField, SingleLine, References("people")]
    [InForm("Name")]
    public string? Person { get; set; }

    [SingleLine]
    [InForm("Affiliation")]
    public string? Affiliation { get; set; }

    /// <summary>Makes the credits of one role what the list says.</summary>
    public static void Replace(
        List<Credit> credits,
        CreditRole role,
        IEnumerable<CreditFields> fields,
        ResolvedReferences references
    )
    {
        credits.RemoveAll(credit => credit.Role == role);
        credits.AddRange(
            fields.Select(
                (field, index) =>
                    new Credit
                    {
                        Role = role,
                        PersonId = references.Find("people", field.Person!),
                        Affiliation = field.Affiliation,
                        Biography = (field as SpeakerFields)?.Biography,
                        ContributedEqually = field is AuthorFields { EqualContribution: true },
                        Order = index + 1,
                    }
            )
        );
    }

    /// <summary>In their order; with each credit's person.</summary>
    internal static string ListNames(IEnumerable<Credit> credits) =>
        string.Join(", ", credits.OrderBy(credit => credit.Order).Select(credit => credit.Person.Name));

    /// <summary>Each once, in the order of the credits.</summary>
    /// <param name="others">Of the whole, before them.</param>
    internal static string ListAffiliations(IEnumerable<Credit> credits, IEnumerable<string>? others = null)
    {
        var theirs = credits
            .OrderBy(credit => credit.Order)
            .Select(credit => credit.Affiliation)
            .OfType<string>();
        return string.Join(", ", (others ?? []).Concat(theirs).Distinct());
    }
}

/// <summary>Of a talk, whose page may tell of them as they were then.</summary>
public sealed class SpeakerFields : CreditFields
{
    [SingleLine(Max = 2000)]
    [InForm(
        "Biography for this talk",
        Hint = "Only if it should differ from the one on the person’s page, as for an earlier year. "
            + "A new person’s own is written under “Photo and biography”."
    )]
    public string? Biography { get; set; }
}

public sealed class AuthorFields : CreditFields
{
    [InForm("Contributed equally")]
    public bool EqualContribution { get; set; }
}
