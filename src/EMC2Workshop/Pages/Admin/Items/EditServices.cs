using System.Security.Claims;
using EMC2Workshop.Content;
using EMC2Workshop.Organizers;
using EMC2Workshop.Pages.Admin.Media;
using EMC2Workshop.Publishing;
using EMC2Workshop.Publishing.Desk;
using Microsoft.AspNetCore.Antiforgery;

namespace EMC2Workshop.Pages.Admin.Items;

/// <summary>What the editor works with.</summary>
public sealed record EditServices(DraftDesk Drafts, PublishingDesk Desk, MarkdownRenderer Markdown, FieldChoices Choices, Uploads Uploads, AuditLog Audit, IAntiforgery Antiforgery, TimeProvider Clock)
{
    /// <param name="what">For the activity log, kept together with the change; as are the next two.</param>
    public Edit Now(ClaimsPrincipal organizer, string? reason, string what, string subject, string? detail = null) =>
        Now(organizer, reason) with { Entry = Audit.Prepare(what, subject, detail ?? reason) };

    public Edit Now(ClaimsPrincipal organizer, string? reason = null) =>
        new(organizer.Identity?.Name ?? "somebody", Clock.GetUtcNow(), string.IsNullOrWhiteSpace(reason) ? null : reason);
}
