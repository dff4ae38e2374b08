namespace EMC2Workshop.Model;

/// <summary>Which edition the front page is about.</summary>
public static class EditionSelection
{
    /// <summary>The next one that is not over, or else the last; only editions whose program is here count.</summary>
    public static Edition? EditionAt(this IEnumerable<Edition> editions, DateTimeOffset now)
    {
        var published = editions
            .Where(edition => edition.Status == EditionStatus.Published)
            .OrderBy(edition => edition.Start)
            .ToList();
        return published.Find(edition => now < edition.EndsAt) ?? published.LastOrDefault();
    }
}
