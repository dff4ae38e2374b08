using System.ComponentModel.DataAnnotations;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Model;

namespace EMC2Workshop.Content.Kinds;

public sealed class TalkFields : ItemFields<Talk>
{
    public static ContentKind ContentKind { get; } =
        new("talk", "{edition}/talks/{slug}.md", () => new TalkFields())
        {
            Plural = "Talks",
            RouteParameter = "talk",
            SearchText = (item, markdown) =>
            {
                var talk = (Talk)item;
                return new(
                    talk.Title ?? "Talk",
                    CreditFields.ListNames(talk.Credits),
                    string.Join(
                        ' ',
                        talk.Credits.Select(credit => credit.Biography).Prepend(markdown.ToPlainText(talk.Abstract))
                    )
                );
            },
        };

    [SingleLine]
    public string? Title { get; set; }

    [RegularExpression("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", ErrorMessage = "is not a language tag, such as ja or pt-BR")]
    public string? Language { get; set; }

    [SingleLine, References("sessions")]
    public string? Session { get; set; }

    public int? Order { get; set; }

    [RequiredField]
    public List<SpeakerFields> Speakers { get; set; } = [];

    public bool Cancelled { get; set; }

    [SingleLine]
    public string? Reason { get; set; }

    public List<MaterialFields> Materials { get; set; } = [];

    [Body]
    public string Body { get; set; } = "";

    protected override void Apply(Talk item, ResolvedReferences references)
    {
        (item.Title, item.Language, item.Order, item.Abstract) = (Title, Language, Order ?? 0, Body);
        (item.Cancelled, item.Reason) = (Cancelled, Reason);
        item.SessionId = Session is null ? null : references.Find("sessions", Session);
        item.Materials = [.. Materials.Select(material => material.ToMaterial(references))];
        CreditFields.Replace(item.Credits, CreditRole.Speaker, Speakers, references);
    }
}
