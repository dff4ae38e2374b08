using System.Collections;
using EMC2Workshop.Content;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using EMC2Workshop.Publishing.Import;

namespace EMC2Workshop.Publishing;

/// <summary>
/// What no file can know alone: that ids are unique, that what it names exists, that times fall on the edition's days.
/// </summary>
/// <param name="files">Of those with one id, the original first.</param>
/// <param name="known">Ids by path of everything that will be in the store: these files and what else it keeps.</param>
public sealed class ContentValidator(
    IReadOnlyList<ContentFile> files,
    IReadOnlyDictionary<string, Guid> known,
    Action<ContentError> report
)
{
    private readonly Dictionary<string, EditionFields> editions = files
        .Where(file => file.Fields is EditionFields)
        .DistinctBy(file => file.Path)
        .ToDictionary(file => file.Path.Edition!, file => (EditionFields)file.Fields);

    public void Run()
    {
        var ids = new Dictionary<Guid, string> { [ContentItem.GuideId] = ContentFolder.Guide };
        if (!known.ContainsKey("site"))
            report(new ContentError("site.md", 1, "is missing; it names the series"));
        foreach (
            var edition in files
                .Select(file => file.Path.Edition)
                .OfType<string>()
                .Distinct()
                .Where(edition => !known.ContainsKey($"{edition}/edition"))
        )
            report(
                new ContentError(
                    $"{edition}/edition.md",
                    1,
                    "is missing; the other files of the folder need it"
                )
                {
                    Advice =
                        "This edition isn’t set up yet. Publish it first, or set it up for organizers only.",
                }
            );
        foreach (var file in files)
        {
            CheckIds(file, ids);
            CheckNames(file, file.Fields);
            if (
                file.Fields is SessionFields session
                && file.Path.Edition is { } edition
                && editions.TryGetValue(edition, out var of)
            )
                CheckTimes(file, session, of);
        }
    }

    private void CheckIds(ContentFile file, Dictionary<Guid, string> ids)
    {
        Claim(file, file.Fields, file.Fields.Id!.Value, ids);
        if (file.Fields is not SessionFields session)
            return;
        foreach (var presentation in session.Presentations)
            Claim(file, presentation, presentation.Id!.Value, ids);
    }

    private void Claim(ContentFile file, object fields, Guid id, Dictionary<Guid, string> ids)
    {
        if (ids.TryAdd(id, file.Path.File))
            return;
        Report(
            file,
            fields,
            nameof(ItemFields.Id),
            $"is also that of {ids[id]}; ids are never shared: delete the id line of the copy and write "
                + $"\"id: {Guid.NewGuid()}\" (fresh, ready to use)"
        );
    }

    /// <summary>In the fields and in the records they hold.</summary>
    private void CheckNames(ContentFile file, object fields)
    {
        foreach (var shape in ContentField.ForType(fields.GetType()))
        {
            var value = shape.Property.GetValue(fields);
            if (value is IList records && shape.IsRecord)
            {
                foreach (var record in records)
                    CheckNames(file, record!);
            }
            else if (
                value is string name
                && shape.ReferencedPath(name, file.Path.Edition) is { } path
                && !known.ContainsKey(path)
            )
                ReportMissing(file, fields, shape, path, name);
        }
    }

    private void ReportMissing(ContentFile file, object fields, ContentField shape, string path, string slug)
    {
        if (shape.IsMedia)
        {
            Report(
                file,
                fields,
                shape.Property.Name,
                $"names \"{slug}\", but there is no file {path}; add the file, or upload it on "
                    + "the site and take its name from there",
                "This file doesn’t exist anymore. Choose another, or upload it again."
            );
            return;
        }
        if (shape.References == "people" && PersonName.IsSeveral(slug))
        {
            Report(
                file,
                fields,
                shape.Property.Name,
                $"holds several names, \"{slug}\"; give each of them an entry of its own"
            );
            return;
        }
        var siblings = known
            .Keys.Where(other => Path.GetDirectoryName(other) == Path.GetDirectoryName(path))
            .Select(other => Path.GetFileName(other));
        Report(
            file,
            fields,
            shape.Property.Name,
            $"names \"{slug}\", but there is no file "
                + $"{path}.md{SpellingSuggestion.Hint(slug, siblings)}; add the file or mend the name",
            $"There is no {ContentKind.ForFolder(shape.References!).Name} “{slug}”. "
                + "Choose one from the list, or create it first."
        );
    }

    private void CheckTimes(ContentFile file, SessionFields session, EditionFields edition)
    {
        foreach (
            var (property, time) in new[]
            {
                (nameof(session.Start), session.Start),
                (nameof(session.End), session.End),
                (nameof(session.ExpectedStart), session.ExpectedStart),
                (nameof(session.ExpectedEnd), session.ExpectedEnd),
            }
        )
        {
            if (time is not { } moment)
                continue;
            // A social event may be on the evening before, or end after midnight.
            if (
                DateOnly.FromDateTime(moment) < edition.Start!.Value.AddDays(-1)
                || DateOnly.FromDateTime(moment) > (edition.End ?? edition.Start.Value).AddDays(1)
            )
                Report(
                    file,
                    session,
                    property,
                    $"is on {moment:yyyy-MM-dd}, but the edition is on "
                        + $"{edition.Start:yyyy-MM-dd}{(edition.End is { } end ? $" to {end:yyyy-MM-dd}" : "")}"
                );
            else if (!VenueTimeZones.Exists(moment, edition.Zone!))
                Report(
                    file,
                    session,
                    property,
                    $"does not exist in {edition.Zone}: clocks are set forward over it"
                );
        }
    }

    /// <param name="advice">As of <see cref="ContentError.Advice"/>.</param>
    private void Report(
        ContentFile file,
        object fields,
        string property,
        string message,
        string? advice = null
    ) =>
        report(
            new ContentError(file.Path.File, file.Lines.LineOf(fields, property, 1), message)
            {
                Field = file.Lines.NameOf(fields, property),
                Advice = advice,
            }
        );
}
