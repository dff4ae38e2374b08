using EMC2Workshop.Data;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing.Drafts;

internal static class AuditRedaction
{
    /// <summary>
    /// The log keeps who did something and when, but neither the item's name nor what was said of it.
    /// </summary>
    public static Task<int> RedactAsync(
        this IQueryable<AuditEntry> log,
        IReadOnlyCollection<string> subjects,
        string name,
        CancellationToken cancellationToken
    ) =>
        log.Where(entry => subjects.Contains(entry.Subject))
            .ExecuteUpdateAsync(
                entry => entry.SetProperty(e => e.Subject, name).SetProperty(e => e.Detail, (string?)null),
                cancellationToken
            );
}
