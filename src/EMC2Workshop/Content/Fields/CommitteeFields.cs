using EMC2Workshop.Workshop;

namespace EMC2Workshop.Content.Fields;

public sealed class CommitteeFields : ItemFields<Committee>
{
    [Needed]
    public List<CommitteeMemberFields> Members { get; set; } = [];

    [Body]
    public string Body { get; set; } = "";

    protected override void Apply(Committee item, References references)
    {
        item.About = Body;
        item.Members.Clear();
        item.Members.AddRange(Members.Select((field, index) => new CommitteeMember
        {
            PersonId = references.Find("people", field.Person!),
            Role = field.Role!,
            Affiliation = field.Affiliation,
            Order = index + 1,
        }));
    }
}

/// <summary>A person and their office; one who has two stands there twice.</summary>
public sealed class CommitteeMemberFields
{
    [Needed, Line, Names("people")]
    public string? Person { get; set; }

    [Needed, Line(Max = 120)]
    public string? Role { get; set; }

    [Line]
    public string? Affiliation { get; set; }
}
