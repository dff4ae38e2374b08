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
    public Edit Now(ClaimsPrincipal organizer, string? reason = null) =>
        new(organizer.Identity?.Name ?? "somebody", Clock.GetUtcNow(), string.IsNullOrWhiteSpace(reason) ? null : reason);
}
