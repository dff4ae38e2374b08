using EMC2Workshop.Content;
using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Schema;

namespace EMC2Workshop.Publishing.Editions;

/// <summary>
/// The days that the sessions of an edition are on: where the edition was set to another day after they were made, they
/// don't follow by themselves.
/// </summary>
public sealed record SessionDays(DateOnly First, DateOnly Edition)
{
    private static readonly string[] Times = ["start", "end", "expected_start", "expected_end"];

    public int Distance => Edition.DayNumber - First.DayNumber;

    /// <param name="files">Of the edition.</param>
    /// <returns>Null where a session is on one of the edition's days, or none has a time.</returns>
    public static SessionDays? FindElsewhere(IReadOnlyList<ContentFile> files)
    {
        var edition = files.Select(file => file.Fields).OfType<EditionFields>().FirstOrDefault();
        var days = files
            .Select(file => file.Fields)
            .OfType<SessionFields>()
            .Where(session => session.Start is not null)
            .Select(session => DateOnly.FromDateTime(session.Start!.Value))
            .ToList();
        return
            edition is { Start: { } start, When: null }
            && days.Count > 0
            && days.TrueForAll(day => day < start || day > (edition.End ?? start))
            ? new SessionDays(days.Min(), start)
            : null;
    }

    /// <returns>The session's text with its times as many days later; null where they can't be read.</returns>
    public static string? Move(string text, int days)
    {
        if (FormReader.Read(SessionFields.ContentKind, text, (_, _) => { }) is not { } form)
            return null;
        foreach (var key in Times)
            if (FieldFormat.Parse(form[key], typeof(DateTime), out _) is DateTime time)
                form.Set(key, FieldFormat.Format(time.AddDays(days)));
        return FormWriter.Write(form, text);
    }
}
