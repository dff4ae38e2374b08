using EMC2Workshop.Content.Schema;
using EMC2Workshop.Model;

namespace EMC2Workshop.Content.Kinds;

public sealed class CommitteeFields : ItemFields<Committee>
{
    public static ContentKind ContentKind { get; } =
        new("committee", "{edition}/committee.md", () => new CommitteeFields()) { Plural = "Committee" };

    [RequiredField]
    [InForm("Members", One = "member")]
    public List<CommitteeMemberFields> Members { get; set; } = [];

    [Body]
    [InForm("Introduction")]
    public string Body { get; set; } = "";

    protected override void Apply(Committee item, ResolvedReferences references)
    {
        item.About = Body;
        item.Members.Clear();
        item.Members.AddRange(
            Members.Select(
                (field, index) =>
                    new CommitteeMember
                    {
                        PersonId = references.Find("people", field.Person!),
                        Role = field.Role!,
                        Affiliation = field.Affiliation,
                        Order = index + 1,
                    }
            )
        );
    }
}

/// <summary>A person and their office; one who has two stands there twice.</summary>
public sealed class CommitteeMemberFields
{
    [RequiredField, SingleLine, References("people")]
    [InForm("Name")]
    public string? Person { get; set; }

    [RequiredField, SingleLine(Max = 120)]
    [InForm("Role", Hint = "The same words for all who share it.")]
    public string? Role { get; set; }

    [SingleLine]
    [InForm("Affiliation")]
    public string? Affiliation { get; set; }
}
