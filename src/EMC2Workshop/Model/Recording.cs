namespace EMC2Workshop.Model;

/// <summary>One long video of a day: whatever was held in it can be found by its time.</summary>
/// <param name="Start">What a clock at the venue showed when it began.</param>
/// <param name="Room">Null: it shows whatever was held.</param>
public sealed record Recording(string Url, DateTime Start, string? Room)
{
    /// <summary>Longer ones are not kept by the sites that stream; what comes later is another day.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    private static readonly string[] YouTube = ["youtube.com", "youtu.be", "youtube-nocookie.com"];

    private static readonly string[] Vimeo = ["vimeo.com"];

    /// <summary>Where a part of it is watched.</summary>
    /// <param name="after">Its beginning.</param>
    /// <param name="what">Such as "the session"; empty for what is plain from where it stands.</param>
    public Material At(TimeSpan after, string what)
    {
        var clock = after.TotalHours >= 1 ? $"{(int)after.TotalHours}:{after:mm\\:ss}" : $"{after:m\\:ss}";
        var url = UrlAt((int)after.TotalSeconds);
        var title =
            after == TimeSpan.Zero ? $"Watch {(what.Length > 0 ? $"{what} in " : "")}the recording"
            : url is not null ? $"Watch {(what.Length > 0 ? $"{what} " : "")}from {clock} in the recording"
            : $"Watch {(what.Length > 0 ? $"{what} " : "")}in the recording, at {clock}";
        return new Material(MaterialKind.Video, title, url ?? Url);
    }

    /// <summary>Null where it isn't known how the host is told.</summary>
    private string? UrlAt(int seconds)
    {
        var page = new Uri(Url);
        if (IsOn(page, Vimeo))
            return $"{Url.Split('#')[0]}#t={seconds}s";
        if (!IsOn(page, YouTube))
            return null;
        var query = page
            .Query.TrimStart('?')
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(pair => pair.Split('=')[0] is not ("t" or "start"))
            .Append($"t={seconds}");
        return $"{Url.Split('?', '#')[0]}?{string.Join('&', query)}";
    }

    private static bool IsOn(Uri page, string[] hosts) =>
        Array.Exists(
            hosts,
            host => page.Host == host || page.Host.EndsWith("." + host, StringComparison.Ordinal)
        );
}

public static class Recordings
{
    /// <summary>What there is of a session, with its place in a recording where it has no video of its own.</summary>
    public static IReadOnlyList<Material> MaterialsFor(
        this Edition edition,
        Session session,
        DateTimeOffset now
    ) =>
        HasVideo(session.Materials) || edition.FindRecorded(session, now, "") is not { } recorded
            ? session.Materials
            : [.. session.Materials, recorded];

    /// <summary>What there is of a talk; where it has no video of its own, with that of its session.</summary>
    /// <param name="isAlone">Nothing else is given in its session.</param>
    public static IReadOnlyList<Material> MaterialsFor(
        this Edition edition,
        Talk talk,
        bool isAlone,
        DateTimeOffset now
    )
    {
        if (HasVideo(talk.Materials) || talk.Cancelled || talk.Session is not { } session)
            return talk.Materials;
        var videos = session.Materials.FindAll(material => material.Kind == MaterialKind.Video);
        if (
            videos.Count == 0
            && edition.FindRecorded(session, now, isAlone ? "" : "the session") is { } recorded
        )
            videos = [recorded];
        return videos.Count == 0 ? talk.Materials : [.. talk.Materials, .. videos];
    }

    private static bool HasVideo(List<Material> materials) =>
        materials.Exists(material => material.Kind == MaterialKind.Video);

    /// <summary>In the latest recording that had begun; of a session that has begun and was held.</summary>
    private static Material? FindRecorded(
        this Edition edition,
        Session session,
        DateTimeOffset now,
        string what
    )
    {
        if (edition.Cancels(session) || session is not { HasStage: true, ActualStart: { } start })
            return null;
        var begins = edition.FromVenueTime(start);
        if (now < begins)
            return null;
        return edition
            .Recordings.Where(recording =>
                recording.Room is null || recording.Room == edition.RoomFor(session)
            )
            .Select(recording =>
                (Recording: recording, After: begins - edition.FromVenueTime(recording.Start))
            )
            .Where(place => place.After >= TimeSpan.Zero && place.After < Recording.Longest)
            .OrderBy(place => place.Recording.Room is null)
            .ThenBy(place => place.After)
            .Select(place => place.Recording.At(place.After, what))
            .FirstOrDefault();
    }
}
