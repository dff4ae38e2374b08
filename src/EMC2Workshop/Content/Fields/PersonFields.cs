using EMC2Workshop.Workshop;

namespace EMC2Workshop.Content.Fields;

public sealed class PersonFields : ItemFields<Person>
{
    [Needed, Line(Max = 120)]
    public string? Name { get; set; }

    [Line(Max = 120)]
    public List<string> AlsoKnownAs { get; set; } = [];

    [WebAddress]
    public string? Url { get; set; }

    [Body]
    public string Body { get; set; } = "";

    protected override void Apply(Person item, References references) =>
        (item.Name, item.AlsoKnownAs, item.Url, item.Biography) = (Name!, AlsoKnownAs, Url, Body);
}
