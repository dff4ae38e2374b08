using System.Globalization;
using System.Text;
using EMC2Workshop.Accounts;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Admin;

/// <summary>Who did what, when, from where.</summary>
public sealed class AuditModel(AuditLog log, AuditSubjects subjects, KnownEditions editions) : AdminPageModel
{
    private const int PerPage = 100;

    [BindProperty(SupportsGet = true)]
    public string? Who { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? What { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    [BindProperty(SupportsGet = true, Name = "number")]
    public int Number { get; set; } = 1;

    public IReadOnlyList<AuditEntry> Entries { get; private set; } = [];

    public bool HasMore { get; private set; }

    /// <summary>What entries are about, by their subjects.</summary>
    public IReadOnlyDictionary<string, AuditSubject> Subjects { get; private set; } =
        new Dictionary<string, AuditSubject>();

    /// <summary>What entries are about that changed what visitors see, by their moments.</summary>
    public ILookup<DateTimeOffset, AuditSubject> Changes { get; private set; } =
        Enumerable.Empty<AuditSubject>().ToLookup(_ => default(DateTimeOffset));

    public async Task OnGetAsync()
    {
        Number = Math.Clamp(Number, 1, 100_000);
        var found = await (await FindAsync())
            .Skip((Number - 1) * PerPage)
            .Take(PerPage + 1)
            .ToListAsync(Aborted);
        (Entries, HasMore) = ([.. found.Take(PerPage)], found.Count > PerPage);
        Subjects = await subjects.FindAsync(Entries.Select(entry => entry.Subject), Aborted);
        Changes = await subjects.FindChangesAsync(Entries.Select(entry => entry.At).Distinct(), Aborted);
    }

    /// <summary>The address of another page of the same entries.</summary>
    public string AddressFor(int number) =>
        Url.Page(
            null,
            new
            {
                number,
                Who,
                What,
                From = From?.ToString("O", CultureInfo.InvariantCulture),
                To = To?.ToString("O", CultureInfo.InvariantCulture),
            }
        )!;

    public async Task<FileContentResult> OnGetCsvAsync()
    {
        var csv = new StringBuilder("When (UTC),Who,From,What,Subject,Detail\r\n");
        foreach (var entry in await (await FindAsync()).ToListAsync(Aborted))
            csv.AppendJoin(
                    ',',
                    new[]
                    {
                        entry.At.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
                        entry.Who,
                        entry.From,
                        entry.What,
                        entry.Subject,
                        entry.Detail ?? "",
                    }.Select(Cell)
                )
                .Append("\r\n");
        return File(Encoding.UTF8.GetBytes(csv.ToString()), "text/csv; charset=utf-8", "log.csv");
    }

    /// <summary>Days are those of the venue.</summary>
    private async Task<IQueryable<AuditEntry>> FindAsync()
    {
        var zone = await editions.ZoneAsync(null, Aborted);
        return log.Find(
            Who,
            What,
            string.IsNullOrWhiteSpace(What) ? [] : await subjects.FindNamedAsync(What.Trim(), Aborted),
            Midnight(From),
            Midnight(To < DateOnly.MaxValue ? To.Value.AddDays(1) : null)
        );

        // The first days of all are before the first moment of UTC at some venues.
        DateTimeOffset? Midnight(DateOnly? day) =>
            day is { Year: > 1 } known
                ? VenueTimeZones.FromLocal(known.ToDateTime(TimeOnly.MinValue), zone)
                : null;
    }

    /// <summary>RFC 4180; and a text that a spreadsheet would take for a formula is shown as a text.</summary>
    public static string Cell(string text)
    {
        if (text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal))
            text = "'" + text;
        return text.AsSpan().IndexOfAny("\",\r\n") < 0
            ? text
            : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
