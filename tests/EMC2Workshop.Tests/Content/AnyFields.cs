using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Schema;
using FsCheck;
using FsCheck.Fluent;

namespace EMC2Workshop.Tests.Content;

/// <summary>An item's file, named and filled at will but valid.</summary>
public sealed record AnyItem(string File, ItemFields Fields)
{
    public override string ToString() => $"{File}\n{FieldsWriter.Write(Fields)}";
}

/// <summary>
/// Valid fields of every kind, filled by their own rules: a new field or kind is generated without a change here.
/// </summary>
public static class AnyFields
{
    private static readonly DateTime SomeDay = new(2019, 12, 13, 12, 0, 0);

    /// <summary>Samples of what random text would never be.</summary>
    private static readonly Dictionary<string, string[]> Samples = new()
    {
        [nameof(PaperFields.Arxiv)] =
        [
            "1910.06188",
            "1910.06188v2",
            "0704.0001",
            "1412.9999v1",
            "1501.00001",
            "cs.AI/0101001",
            "hep-th/9901001",
        ],
        [nameof(PaperFields.Doi)] =
        [
            "10.1109/5.771073",
            "10.1109/EMC2-NIPS53020.2019.00016",
            "10.1000/a:b#c",
        ],
        [nameof(PaperFields.Pages)] = ["36-39", "7", "007"],
        [nameof(EditionFields.OrdinalLetter)] = ["a", "z"],
        [nameof(EditionFields.Contact)] = ["chairs@example.org", "ada+emc2@mail.example"],
        [nameof(PersonFields.Orcid)] = ["0000-0002-1825-0097", "0000-0002-1694-233X"],
        [nameof(PersonFields.Portrait)] = ["0123456789abcdef0123456789abcdef.webp"],
        [nameof(SponsorFields.Logo)] = ["fedcba9876543210fedcba9876543210.webp"],
        [nameof(AliasFields.From)] = ["/2019/program.html", "/index.php?page=2", "/~emc2"],
        [nameof(AliasFields.To)] = ["/", "/neurips-19/agenda", "/editions#past"],
        [nameof(MaterialFields.File)] =
        [
            "0123456789abcdef0123456789abcdef.webp",
            "00000000000000000000000000000000.pdf",
        ],
    };

    public static Arbitrary<AnyItem> Items() =>
        Gen.Elements(ContentKind.All.AsEnumerable())
            .SelectMany(kind => For(kind).Select(fields => new AnyItem(FileOf(kind), fields)))
            .ToArbitrary();

    public static Gen<ItemFields> For(ContentKind kind) =>
        For(kind.NewFields().GetType()).Select(fields => (ItemFields)fields);

    private static string FileOf(ContentKind kind) =>
        kind
            .Place.Replace("{edition}", "neurips-19", StringComparison.Ordinal)
            .Replace("{slug}", "a-1", StringComparison.Ordinal);

    private static Gen<object> For(Type type)
    {
        var properties = type.GetProperties().Where(property => property.CanWrite).ToList();
        return Gen.CollectToList(properties, ValueOf)
            .Select(values =>
            {
                var fields = Activator.CreateInstance(type)!;
                foreach (var (property, value) in properties.Zip(values))
                    Put(fields, property, value);
                return InOrder(fields);
            });
    }

    private static Gen<object?> ValueOf(PropertyInfo property)
    {
        var shape = new ContentField(property, property.Name);
        var needed = property.GetCustomAttribute<RequiredFieldAttribute>() is not null;
        if (property.GetCustomAttribute<BodyAttribute>() is not null)
            return AnyText.Body.Select(text => (object?)text);
        if (shape.IsList)
            return Gen.Choose(needed ? 1 : 0, 3)
                .SelectMany(count => Single(shape).ListOf(count))
                .Select(list => (object?)list);
        var value = Single(shape).Select(single => (object?)single);
        return needed ? value : Gen.OneOf(Gen.Constant<object?>(null), value);
    }

    private static Gen<object> Single(ContentField shape)
    {
        var rules = shape
            .Property.GetCustomAttributes<ValidationAttribute>()
            .Where(rule => !shape.IsList || rule is not RequiredFieldAttribute)
            .ToList();
        var context = new ValidationContext(shape) { MemberName = shape.Property.Name };
        return shape.IsRecord
            ? For(shape.ValueType)
            : Free(shape).Where(value => Validator.TryValidateValue(value, context, null, rules));
    }

    private static Gen<object> Free(ContentField shape)
    {
        var type = shape.ValueType;
        if (type.IsEnum)
            return Gen.Elements(Enum.GetValues(type).Cast<object>());
        if (type == typeof(bool))
            return Gen.Elements<object>(true, false);
        if (type == typeof(Guid))
            return ArbMap.Default.GeneratorFor<Guid>().Where(id => id != Guid.Empty).Select(id => (object)id);
        if (type == typeof(int))
            return Gen.OneOf(Gen.Choose(1, 100), Gen.Choose(1, 999), Gen.Choose(int.MinValue, int.MaxValue))
                .Select(number => (object)number);
        if (type == typeof(long))
            return Gen.Choose(1, int.MaxValue).Select(number => (object)(number * 400L));
        if (type == typeof(decimal))
            return Gen.Choose(0, 100_00)
                .Zip(
                    Gen.Choose(0, 2),
                    (number, scale) =>
                        (object)new decimal(number, 0, 0, false, (byte)(2 - (number > 100 ? 0 : scale)))
                );
        if (type == typeof(DateOnly))
            return Gen.Choose(-40_000, 60_000)
                .Select(days => (object)DateOnly.FromDateTime(SomeDay.AddDays(days)));
        if (type == typeof(DateTime))
            return Gen.Choose(-40_000, 60_000).Select(days => (object)SomeDay.AddDays(days));
        if (shape.Property.Name == nameof(EditionFields.Zone))
            return Gen.Elements<object>("UTC", "America/Vancouver", "Asia/Kolkata", "Etc/GMT+12");
        if (Samples.TryGetValue(shape.Property.Name, out var samples))
            return Gen.Elements(samples).Select(text => (object)text);
        if (shape.Property.GetCustomAttribute<WebAddressAttribute>() is not null)
            return AnyText.OneLine.Select(text => (object)("https://example.org/" + text));
        return AnyText.OneLine.Select(text => (object)text);
    }

    private static string? FamilyIn(string name) =>
        name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [.., var last]
        && last.TrimEnd(',') is { Length: > 0 } family
            ? family
            : null;

    private static void Put(object fields, PropertyInfo property, object? value)
    {
        if (value is not IList values)
            property.SetValue(fields, value);
        else
            foreach (var single in values)
                ((IList)property.GetValue(fields)!).Add(single);
    }

    /// <summary>
    /// What ends, ends after it starts; a family name is one of the name; a picture has words or needs none; a material
    /// is a link or a file; an old
    /// address leads to one place; a track has all of its targets or none; a recording began on the edition's day.
    /// </summary>
    private static object InOrder(object fields)
    {
        if (fields is SessionFields session)
        {
            session.End = session.Start?.AddMinutes(90);
            session.ExpectedEnd = (session.ExpectedStart ?? session.Start)?.AddMinutes(91);
        }
        if (fields is PersonFields person)
        {
            (person.PortraitAlt, person.PortraitDecorative) = Alt(person.Portrait, person.PortraitAlt);
            person.Family = person.Family is null ? null : FamilyIn(person.Name!);
        }
        if (fields is SponsorFields sponsor)
            (sponsor.LogoAlt, sponsor.LogoDecorative) = Alt(sponsor.Logo, sponsor.LogoAlt);
        if (fields is SeriesFields series)
            series.Aliases = [.. series.Aliases.DistinctBy(alias => alias.From)];
        if (fields is MaterialFields { File: null, Url: null } empty)
            empty.Url = "https://example.org/";
        if (fields is MaterialFields { File: not null } kept)
            kept.Url = null;
        if (
            fields is ChallengeFields challenge
            && challenge.AccuracyRule is null != challenge.SizeRule is null
        )
            (challenge.AccuracyRule, challenge.SizeRule) = (null, null);
        if (fields is TrackFields track && HasSomeTargets(track))
        {
            (track.TargetSize, track.SizeTolerance, track.SizeRule) = (null, null, null);
            (track.TargetAccuracy, track.AccuracyTolerance, track.AccuracyRule) = (null, null, null);
        }
        if (fields is AnnouncementFields { From: { } from, Until: not null } news)
            news.Until = from.AddHours(1);
        if (fields is EditionFields edition)
        {
            if (edition.End < edition.Start)
                edition.End = edition.Start;
            foreach (var recording in edition.Recordings)
                recording.Start = edition.Start!.Value.ToDateTime(new TimeOnly(7, 55));
        }
        return fields;
    }

    private static bool HasSomeTargets(TrackFields track) =>
        new object?[]
        {
            track.TargetSize,
            track.SizeTolerance,
            track.SizeRule,
            track.TargetAccuracy,
            track.AccuracyTolerance,
            track.AccuracyRule,
        }.Contains(null);

    private static (string? Alt, bool Decorative) Alt(string? picture, string? alt) =>
        picture is null ? (null, false) : (alt, alt is null);
}
