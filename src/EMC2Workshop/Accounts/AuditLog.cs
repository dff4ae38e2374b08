using EMC2Workshop.Data;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Accounts;

/// <summary>Writes down what organizers do.</summary>
public sealed class AuditLog(OrganizersDbContext db, TimeProvider clock, IHttpContextAccessor current)
{
    private readonly List<AuditEntry> prepared = [];

    /// <summary>Something was written in this scope: the request left a trace.</summary>
    public bool HasSpoken => prepared.Exists(entry => entry.Id > 0);

    /// <summary>What is asked for changes nothing that would be looked for here.</summary>
    public bool IsQuiet { get; private set; }

    public void KeepQuiet() => IsQuiet = true;

    /// <summary>
    /// For whoever changes the content, to be kept in the transaction of that change: not one without the other.
    /// </summary>
    /// <param name="who">Null: whoever is signed in.</param>
    /// <param name="from">Null: whoever asks.</param>
    public AuditEntry Prepare(
        string what,
        string subject = "",
        string? detail = null,
        string? who = null,
        string? from = null
    )
    {
        var context = current.HttpContext;
        var entry = new AuditEntry
        {
            At = clock.GetUtcNow(),
            Who = who ?? context?.User.Identity?.Name ?? "the command line",
            From = from ?? context?.Connection.RemoteIpAddress?.ToString() ?? "",
            What = what,
            // What people typed, or which address they asked for: all organizers read it.
            Subject = SecretPaths.Redact(subject),
            Detail = detail is null ? null : SecretPaths.Redact(detail),
        };
        prepared.Add(entry);
        return entry;
    }

    /// <summary>For what changes no content. Parameters as of <see cref="Prepare"/>.</summary>
    public async Task AddAsync(
        string what,
        string subject = "",
        string? detail = null,
        string? who = null,
        string? from = null
    )
    {
        db.Add(Prepare(what, subject, detail, who, from));
        await db.SaveChangesAsync();
    }

    /// <param name="until">The first moment that is not asked for.</param>
    /// <param name="subjects">Of entries that are meant by <paramref name="what"/>, too.</param>
    public IQueryable<AuditEntry> Find(
        string? who,
        string? what,
        IReadOnlyCollection<string> subjects,
        DateTimeOffset? from,
        DateTimeOffset? until
    )
    {
        var entries = db.Audit.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(who))
            entries = entries.Where(entry => entry.Who.Contains(who));
        if (!string.IsNullOrWhiteSpace(what))
            entries = entries.Where(entry =>
                entry.What.Contains(what) || entry.Subject.Contains(what) || subjects.Contains(entry.Subject)
            );
        if (from is { } first)
            entries = entries.Where(entry => entry.At >= first);
        if (until is { } last)
            entries = entries.Where(entry => entry.At < last);
        return entries.OrderByDescending(entry => entry.Id);
    }
}
