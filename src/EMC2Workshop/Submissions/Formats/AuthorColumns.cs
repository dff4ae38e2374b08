namespace EMC2Workshop.Submissions.Formats;

/// <summary>What a table tells of a paper's authors in columns beside the one with their names.</summary>
internal static class AuthorColumns
{
    /// <summary>One is that of all authors; of as many as there are authors, each has its own.</summary>
    /// <param name="wrong">Told what fits neither.</param>
    public static List<SubmittedAuthor> WithAffiliations(
        this List<SubmittedAuthor> authors,
        string cell,
        Action<string> wrong
    )
    {
        var places = cell.Trim().TrimEnd(';').Split([';', '|']).Select(SubmittedText.Affiliation).ToList();
        if (authors.Count == 0 || places.TrueForAll(place => place is null))
            return authors;
        if (authors.Exists(author => author.Affiliation is not null))
        {
            if (places.OfType<string>().Any(place => !authors.Exists(author => author.Affiliation == place)))
                wrong(
                    "has affiliations in a column, too; those in the brackets beside the authors were taken"
                );
            return authors;
        }
        if (authors.Count == 1)
            places = [string.Join("; ", places.OfType<string>())];
        if (places.Count == 1)
            return authors.ConvertAll(author => author with { Affiliation = places[0] });
        if (places.Count == authors.Count)
            return [.. authors.Zip(places, (author, place) => author with { Affiliation = place })];
        wrong(
            $"has {places.Count} affiliations for {authors.Count} authors, so none was taken: "
                + $"{SubmittedText.Line(cell)}. "
                + "Name one for all or one for each, in their order, with “;” between them"
        );
        return authors;
    }

    /// <summary>By their places, where there are as many.</summary>
    public static List<SubmittedAuthor> WithEmails(this List<SubmittedAuthor> authors, string cell)
    {
        var emails = cell.Split([';', ',', '|'], StringSplitOptions.TrimEntries);
        return emails.Length == authors.Count
            ?
            [
                .. authors.Zip(
                    emails,
                    (author, email) => author with { Email = SubmittedText.Email(email) ?? author.Email }
                ),
            ]
            : authors;
    }
}
