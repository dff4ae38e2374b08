using EMC2Workshop.Content;
using EMC2Workshop.Content.Kinds;

namespace EMC2Workshop.Submissions;

/// <summary>What a folder of content files has of an edition.</summary>
internal static class FolderPapers
{
    /// <returns>Null where the folder has no such edition.</returns>
    public static KnownContent? Read(IReadOnlyList<ContentFile> files, string edition)
    {
        if (files.FirstOrDefault(file => file.Path.Path == $"{edition}/edition") is not { } found)
            return null;
        return new KnownContent(
            edition,
            found.Fields.Id!.Value,
            [.. files.Where(file => file.Fields is PersonFields).Select(file => Person(file, files))],
            Items(files, $"{edition}/papers/"),
            Items(files, $"{edition}/sessions/")
        );
    }

    private static KnownPerson Person(ContentFile file, IReadOnlyList<ContentFile> files)
    {
        var fields = (PersonFields)file.Fields;
        var credits = files
            .SelectMany(other => CreditsIn(other))
            .Where(credit => credit.Person == file.Path.Slug);
        return new KnownPerson(file.Path.Slug, fields.Name!)
        {
            AlsoKnownAs = fields.AlsoKnownAs,
            Orcid = fields.Orcid,
            Affiliation = credits
                .Select(credit => credit.Affiliation)
                .LastOrDefault(place => place is not null),
        };
    }

    private static IEnumerable<CreditFields> CreditsIn(ContentFile file) =>
        file.Fields switch
        {
            PaperFields paper => paper.Authors,
            TalkFields talk => talk.Speakers,
            _ => [],
        };

    private static List<KnownItem> Items(IReadOnlyList<ContentFile> files, string folder) =>
        [
            .. files
                .Where(file => file.Path.Path.StartsWith(folder, StringComparison.Ordinal))
                .Select(file => new KnownItem(file.Fields.Id!.Value, file.Path.Path, file.Text)),
        ];
}
