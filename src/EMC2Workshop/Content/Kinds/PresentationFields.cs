using EMC2Workshop.Content.Schema;
using EMC2Workshop.Model;

namespace EMC2Workshop.Content.Kinds;

/// <summary>A paper in the session's list.</summary>
public sealed class PresentationFields
{
    [RequiredField]
    public Guid? Id { get; set; }

    [RequiredField, SingleLine, References("papers")]
    [InForm("Paper")]
    public string? Paper { get; set; }

    /// <summary>Left out: as the kind of session says.</summary>
    [InForm("Presented as", Hint = "Leave empty to use the session’s type.")]
    public PresentationForm? Form { get; set; }

    [SingleLine(Max = 20)]
    [InForm("Board number")]
    public string? Board { get; set; }

    /// <summary>Makes the session's presentations what the list says; those that stay keep their rows.</summary>
    public static void Replace(
        Session session,
        List<PresentationFields> fields,
        ResolvedReferences references
    )
    {
        session.Presentations.RemoveAll(presentation => !fields.Exists(field => field.Id == presentation.Id));
        foreach (var (index, field) in fields.Index())
        {
            var presentation = session.Presentations.Find(presentation => presentation.Id == field.Id);
            if (presentation is null)
                session.Presentations.Add(presentation = new Presentation { Id = field.Id!.Value });
            presentation.PaperId = references.Find("papers", field.Paper!);
            presentation.Form = field.Form ?? FormIn(session.Kind);
            presentation.Board = field.Board;
            presentation.Order = index + 1;
        }
    }

    private static PresentationForm FormIn(SessionKind kind) =>
        kind switch
        {
            SessionKind.PosterSession => PresentationForm.Poster,
            SessionKind.LightningSession => PresentationForm.Lightning,
            _ => PresentationForm.Oral,
        };
}
