using EMC2Workshop.Workshop;

namespace EMC2Workshop.Content.Fields;

public sealed class CallForPapersFields : ItemFields<CallForPapers>
{
    [Needed, Line]
    public string? Title { get; set; }

    [WebAddress]
    public string? SubmitUrl { get; set; }

    public List<RequirementFields> Requirements { get; set; } = [];

    [Line]
    public List<string> Topics { get; set; } = [];

    [Body]
    public string Body { get; set; } = "";

    protected override void Apply(CallForPapers item, References references)
    {
        (item.Title, item.SubmitUrl, item.Topics, item.Text) = (Title!, SubmitUrl, Topics, Body);
        item.Requirements = [.. Requirements.Select(requirement => new Requirement(requirement.What!, requirement.Rule!))];
    }
}

public sealed class RequirementFields
{
    [Needed, Line(Max = 80)]
    public string? What { get; set; }

    [Needed, Line]
    public string? Rule { get; set; }
}
