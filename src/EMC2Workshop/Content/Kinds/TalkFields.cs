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
                var speakers = CreditFields.ListNames(talk.Credits);
                return new(
                    talk.Title ?? (speakers.Length > 0 ? $"Talk by {speakers}" : "Talk"),
                    speakers,
                    string.Join(
                        ' ',
                        [
                            CreditFields.ListAffiliations(talk.Credits),
                            markdown.ToPlainText(talk.Abstract),
                            .. talk.Credits.Select(credit => credit.Biography),
                        ]
                    )
                );
            },
        };

    [SingleLine]
    [InForm("Title", Hint = "Leave empty to show “Title to be announced”.")]
    public string? Title { get; set; }

    [RegularExpression(
        "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*",
        ErrorMessage = "is not a language tag, such as ja or pt-BR"
    )]
    [InForm("Language", Hint = "If not English: a code such as ja or pt-BR.")]
    public string? Language { get; set; }

    [SingleLine, References("sessions")]
    [InForm("Session")]
    public string? Session { get; set; }

    [InForm("Order in the session", Hint = "If the session has several talks, counted from 1.")]
    public int? Order { get; set; }

    [RequiredField]
    [InForm("Speakers", One = "speaker")]
    public List<SpeakerFields> Speakers { get; set; } = [];

    [SingleLine, References("sponsors")]
    [InForm("Sponsor", Hint = "If a sponsor pays for this talk.")]
    public string? Sponsor { get; set; }

    [InForm("Canceled", Hint = "The page stays, and says so.")]
    public bool Cancelled { get; set; }

    [SingleLine]
    [InForm("Reason", Hint = "Public, in one sentence.")]
    public string? Reason { get; set; }

    [InForm("Slides, video, code", One = "link or file")]
    public List<MaterialFields> Materials { get; set; } = [];

    [Body]
    [InForm("Abstract")]
    public string Body { get; set; } = "";

    protected override void Apply(Talk item, ResolvedReferences references)
    {
        (item.Title, item.Language, item.Order, item.Abstract) = (Title, Language, PlaceOrLast(Order), Body);
        (item.Cancelled, item.Reason) = (Cancelled, Reason);
        item.SessionId = Session is null ? null : references.Find("sessions", Session);
        item.SponsorId = Sponsor is null ? null : references.Find("sponsors", Sponsor);
        item.Materials = [.. Materials.Select(material => material.ToMaterial(references))];
        CreditFields.Replace(item.Credits, CreditRole.Speaker, Speakers, references);
    }
}
