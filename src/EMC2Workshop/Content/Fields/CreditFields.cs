using EMC2Workshop.Workshop;

namespace EMC2Workshop.Content.Fields;

/// <summary>A person named in a talk, a paper or a session, with the affiliation of that time.</summary>
public sealed class CreditFields
{
    [Needed, Line, Names("people")]
    public string? Person { get; set; }

    [Line]
    public string? Affiliation { get; set; }

    /// <summary>Makes the credits of one role what the list says.</summary>
    public static void Replace(List<Credit> credits, CreditRole role, IEnumerable<CreditFields> fields, References references)
    {
        credits.RemoveAll(credit => credit.Role == role);
        credits.AddRange(fields.Select((field, index) => new Credit
        {
            Role = role,
            PersonId = references.Find("people", field.Person!),
            Affiliation = field.Affiliation,
            Order = index + 1,
        }));
    }
}
