using EMC2Workshop.Content.Schema;
using EMC2Workshop.Model;

namespace EMC2Workshop.Content.Kinds;

public sealed class CallForPapersFields : ItemFields<CallForPapers>
{
    public static ContentKind ContentKind { get; } =
        new("call", "{edition}/call-for-papers.md", () => new CallForPapersFields())
        {
            Plural = "Call for papers",
            ReaderName = "Page",
            SearchText = (item, markdown) =>
            {
                var call = (CallForPapers)item;
                return new(call.Title, "", $"{markdown.ToPlainText(call.Text)} {string.Join(", ", call.Topics)}");
            },
        };

    [RequiredField, SingleLine]
    public string? Title { get; set; }

    [WebAddress]
    public string? SubmitUrl { get; set; }

    public List<RequirementFields> Requirements { get; set; } = [];

    [SingleLine]
    public List<string> Topics { get; set; } = [];

    [Body]
    public string Body { get; set; } = "";

    protected override void Apply(CallForPapers item, ResolvedReferences references)
    {
        (item.Title, item.SubmitUrl, item.Topics, item.Text) = (Title!, SubmitUrl, Topics, Body);
        item.Requirements =
        [
            .. Requirements.Select(requirement => new Requirement(requirement.What!, requirement.Rule!)),
        ];
    }
}

public sealed class RequirementFields
{
    [RequiredField, SingleLine(Max = 80)]
    public string? What { get; set; }

    [RequiredField, SingleLine]
    public string? Rule { get; set; }
}
