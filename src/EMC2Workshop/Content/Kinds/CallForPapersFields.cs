using EMC2Workshop.Content.Schema;
using EMC2Workshop.Model;

namespace EMC2Workshop.Content.Kinds;

public sealed class CallForPapersFields : ItemFields<CallForPapers>
{
    public static ContentKind ContentKind { get; } =
        new("call", "{edition}/call-for-papers.md", () => new CallForPapersFields())
        {
            Plural = "Call for papers",
            ReaderName = "Call for papers",
            SearchText = (item, markdown) =>
            {
                var call = (CallForPapers)item;
                var rules = call.Requirements.Select(requirement =>
                    $"{requirement.What}: {markdown.ToPlainText(requirement.Rule)}"
                );
                return new(
                    call.Title,
                    "",
                    $"{markdown.ToPlainText(call.Text)} {string.Join(", ", call.Topics)} {string.Join(' ', rules)}"
                );
            },
        };

    [RequiredField, SingleLine]
    [InForm("Title")]
    public string? Title { get; set; }

    [WebAddress]
    [InForm("Submission link")]
    public string? SubmitUrl { get; set; }

    [InForm("Requirements", One = "requirement")]
    public List<RequirementFields> Requirements { get; set; } = [];

    [SingleLine]
    [InForm("Topics")]
    public List<string> Topics { get; set; } = [];

    [Body]
    [InForm("Call text")]
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
    [InForm("What")]
    public string? What { get; set; }

    [RequiredField, SingleLine]
    [InForm("Rule", Hint = "Links work: [template](https://example.org/template)")]
    public string? Rule { get; set; }
}
