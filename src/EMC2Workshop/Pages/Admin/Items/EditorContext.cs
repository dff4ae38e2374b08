using System.Security.Claims;
using EMC2Workshop.Accounts;
using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Data;
using EMC2Workshop.Pages.Admin.Media;
using EMC2Workshop.Publishing.Drafts;

namespace EMC2Workshop.Pages.Admin.Items;

/// <summary>What the editor works with.</summary>
public sealed record EditorContext(
    DraftStore Drafts,
    Publisher Publisher,
    MarkdownRenderer Markdown,
    FieldChoices Choices,
    Uploads Uploads,
    AuditLog Audit,
    TimeProvider Clock
)
{
    /// <param name="what">For the activity log, kept together with the change; as are the next two.</param>
    public ChangeInfo Now(
        ClaimsPrincipal organizer,
        string? reason,
        string what,
        string subject,
        string? detail = null
    ) => Now(organizer, reason).ToldBy(Audit.Prepare(what, subject, detail ?? reason));

    public ChangeInfo Now(ClaimsPrincipal organizer, string? reason = null) =>
        new(
            organizer.Identity?.Name ?? "somebody",
            Clock.GetUtcNow(),
            string.IsNullOrWhiteSpace(reason) ? null : reason
        );
}
