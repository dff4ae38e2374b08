using EMC2Workshop.Content;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Tests.Content;
using FsCheck;
using FsCheck.Fluent;

namespace EMC2Workshop.Tests.Publishing;

/// <summary>
/// A content folder without faults. Ids and slugs are drawn from few, each for itself: from one folder to the next
/// items come and go, are renamed, swap their names, move between editions and follow one another at an address.
/// </summary>
public sealed record AnyFolder(IReadOnlyDictionary<string, string> Files)
{
    private const int MostOfAKind = 3;
    private static readonly string[] Slugs = ["a", "b", "c", "d"];
    private static readonly string[] Editions = ["e-1", "e-2"];

    public static Arbitrary<AnyFolder[]> Sequences() => Gen.ArrayOf(Folder(), 4).ToArbitrary();

    public override string ToString() =>
        string.Concat(Files.Select(file => $"\n===== {file.Key}\n{file.Value}"));

    private static Gen<AnyFolder> Folder() =>
        Gen.CollectToList(ContentKind.All, kind => AnyFields.For(kind).Resize(4).ListOf(MostOfAKind))
            .Zip(Gen.Choose(0, int.MaxValue), Arrange);

    private static AnyFolder Arrange(List<List<ItemFields>> fields, int seed)
    {
        var random = new Draw(seed);
        var items = new Dictionary<string, ItemFields>();
        var editions = random.Some(Editions, atLeast: 1);
        foreach (var (kind, drawn) in ContentKind.All.Zip(fields))
        {
            var places = Places(kind, editions).ToList();
            foreach (
                var (index, place) in random
                    .Some(
                        places,
                        atLeast: kind.Place is "site.md" or "people/{slug}.md" or "{edition}/edition.md"
                            ? places.Count == 1
                                ? 1
                                : 2
                            : 0
                    )
                    .Take(MostOfAKind)
                    .Index()
            )
            {
                drawn[index].Id = random.Id(kind.Name);
                items[place] = drawn[index];
            }
        }
        foreach (
            var edition in editions.Where(edition => !items.ContainsKey($"{edition}/edition.md")).ToList()
        )
        foreach (
            var place in items
                .Keys.Where(place => place.StartsWith(edition + "/", StringComparison.Ordinal))
                .ToList()
        )
            items.Remove(place);
        foreach (var (place, item) in items)
            Connect(item, ItemPath.Parse(place, out _)!, items, random);
        return new AnyFolder(
            items.ToDictionary(item => item.Key, item => random.Format(FieldsWriter.Write(item.Value)))
        );
    }

    private static IEnumerable<string> Places(ContentKind kind, IEnumerable<string> editions) =>
        (
            kind.OfSeries
                ? [kind.Place]
                : editions.Select(edition =>
                    kind.Place.Replace("{edition}", edition, StringComparison.Ordinal)
                )
        ).SelectMany(place =>
            place.Contains("{slug}", StringComparison.Ordinal)
                ? Slugs.Select(slug => place.Replace("{slug}", slug, StringComparison.Ordinal))
                : [place]
        );

    /// <summary>Names only what is there, and times on the edition's day.</summary>
    private static void Connect(
        ItemFields item,
        ItemPath path,
        Dictionary<string, ItemFields> items,
        Draw random
    )
    {
        string? Any(string folder) =>
            random.OneOrNone([
                .. items
                    .Keys.Where(place =>
                        Path.GetDirectoryName(place)
                        == Path.GetDirectoryName(ItemPath.For(folder, "x", path.Edition))
                    )
                    .Select(place => Path.GetFileNameWithoutExtension(place)),
            ]);

        // Files are no texts to draw; what names them is tried with real ones elsewhere.
        foreach (
            var material in (item as TalkFields)?.Materials
                ?? (item as PaperFields)?.Materials
                ?? (item as SessionFields)?.Materials
                ?? []
        )
            (material.Url, material.File) = (material.Url ?? "https://example.org/", null);
        if (item is PersonFields person)
            (person.Portrait, person.PortraitAlt, person.PortraitDecorative) = (null, null, false);
        if (item is SponsorFields sponsor)
            (sponsor.Logo, sponsor.LogoAlt, sponsor.LogoDecorative) = (null, null, false);
        if (item is TalkFields talk)
        {
            talk.Session = Any("sessions");
            talk.Sponsor = talk.Sponsor is null ? null : Any("sponsors");
            foreach (var speaker in talk.Speakers)
                speaker.Person = Any("people");
        }
        if (item is PaperFields paper)
            foreach (var author in paper.Authors)
                author.Person = Any("people");
        if (item is CommitteeFields committee)
            foreach (var member in committee.Members)
                member.Person = Any("people");
        if (item is not SessionFields session)
            return;
        foreach (
            var credit in session
                .Speakers.Concat(session.Chairs)
                .Concat(session.Moderators)
                .Concat(session.Panelists)
        )
            credit.Person = Any("people");
        session.Sponsor = session.Sponsor is null ? null : Any("sponsors");
        session.Presentations.RemoveAll(_ => Any("papers") is null);
        foreach (var presentation in session.Presentations)
            (presentation.Id, presentation.Paper) = (random.Id("presentation"), Any("papers"));
        var day = ((EditionFields)items[$"{path.Edition}/edition.md"]).Start!.Value;
        DateTime? At(DateTime? time, int hour) => time is null ? null : day.ToDateTime(new TimeOnly(hour, 0));
        (session.Start, session.End, session.ExpectedStart, session.ExpectedEnd) = (
            At(session.Start, 12),
            At(session.End, 14),
            At(session.ExpectedStart, 13),
            At(session.ExpectedEnd, 15)
        );
    }

    /// <summary>What a folder is drawn with: each id once.</summary>
    private sealed class Draw(int seed)
    {
        private readonly Random random = new(seed);
        private readonly HashSet<Guid> drawn = [];

        public List<TValue> Some<TValue>(IReadOnlyList<TValue> values, int atLeast)
        {
            var shuffled = values.ToArray();
            random.Shuffle(shuffled);
            return [.. shuffled.Take(random.Next(Math.Min(atLeast, values.Count), values.Count + 1))];
        }

        public string? OneOrNone(List<string> values) =>
            values.Count == 0 ? null : values[random.Next(values.Count)];

        public Guid Id(string kind)
        {
            // A kind's ids are those of the kind for ever.
            while (true)
            {
                var id = new Guid(
                    kind.Aggregate(1, (sum, letter) => unchecked((sum * 31) + letter)),
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    (byte)random.Next(12)
                );
                if (drawn.Add(id))
                    return id;
            }
        }

        /// <summary>The same front matter as people might have typed it.</summary>
        public string Format(string text)
        {
            var end = text.IndexOf("\n---\n", StringComparison.Ordinal);
            var lines = text[..end]
                .Split('\n')
                .SelectMany(line =>
                    random.Next(6) switch
                    {
                        0 => [line, "# " + random.Next()],
                        1 => [line, ""],
                        2 => [line + "   "],
                        3 =>
                        [
                            line.Replace(": ", ":   ", StringComparison.Ordinal)
                                .Contains('"', StringComparison.Ordinal)
                                ? line
                                : line.Replace(": ", ":   ", StringComparison.Ordinal),
                        ],
                        _ => new[] { line },
                    }
                );
            var typed = string.Join('\n', lines) + text[end..];
            return random.Next(4) == 0 ? typed.Replace("\n", "\r\n", StringComparison.Ordinal) : typed;
        }
    }
}
