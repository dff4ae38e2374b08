using EMC2Workshop.Content;
using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing;

/// <summary>Says what of an item can be searched for, and keeps the index in step with it.</summary>
public sealed class SearchIndexer(WorkshopDbContext db, MarkdownRenderer markdown)
{
    /// <summary>After these items were written: they, and what names the people among them.</summary>
    public async Task RefreshAsync(IReadOnlyCollection<Guid> written, CancellationToken cancellationToken)
    {
        var credited = await db
            .Credits.Where(credit => written.Contains(credit.PersonId))
            .Select(credit => credit.TalkId ?? credit.PaperId ?? credit.SessionId!.Value)
            .ToListAsync(cancellationToken);
        foreach (var id in written.Concat(credited).Distinct())
        {
            await SearchIndex.RemoveAsync(db, id, cancellationToken);
            if (await EntryOfAsync(id, cancellationToken) is { } entry)
                await SearchIndex.PutAsync(db, entry, cancellationToken);
        }
    }

    /// <returns>Null for what is not searched for, and for an item that is about to be removed and has no address any
    /// more.</returns>
    private async Task<SearchEntry?> EntryOfAsync(Guid id, CancellationToken cancellationToken)
    {
        var path = await db
            .ContentItems.Where(stored => stored.Id == id)
            .Select(stored => stored.Path)
            .SingleAsync(cancellationToken);
        if (ItemPath.Parse(path + ".md", out _) is not { } at)
            return null;
        var edition = at.Edition ?? "";
        return await db.FindAsync(at.Kind.NewFields().ItemType, [id], cancellationToken) switch
        {
            Talk talk => new(
                id,
                edition,
                talk.Title ?? "Talk",
                await NamesAsync(talk.Credits, db.Entry(talk).Collection(t => t.Credits), cancellationToken),
                markdown.ToPlainText(talk.Abstract)
            ),
            Paper paper => new(
                id,
                edition,
                paper.Title,
                await NamesAsync(paper.Credits, db.Entry(paper).Collection(p => p.Credits), cancellationToken),
                string.Join(", ", paper.Affiliations) + " " + markdown.ToPlainText(paper.Abstract)
            ),
            Person person => new(
                id,
                edition,
                person.Name,
                string.Join(", ", person.AlsoKnownAs),
                markdown.ToPlainText(person.Biography)
            ),
            Edition held => new(
                id,
                edition,
                held.Title ?? held.HostShort ?? held.City,
                $"{held.Host} {held.City} {held.Room}",
                markdown.ToPlainText(held.Objective)
            ),
            SitePage page => new(id, edition, page.Title, page.Description ?? "", markdown.ToPlainText(page.Text)),
            CallForPapers call => new(
                id,
                edition,
                call.Title,
                "",
                $"{markdown.ToPlainText(call.Text)} {string.Join(", ", call.Topics)}"
            ),
            CompressionChallenge challenge => new(
                id,
                edition,
                challenge.Title,
                "",
                $"{markdown.ToPlainText(challenge.Introduction)} {challenge.Environment}"
            ),
            ChallengeTrack track => new(
                id,
                edition,
                track.Title,
                track.Benchmark,
                $"{track.Focus} {track.AccuracyRule} {track.SizeRule} {markdown.ToPlainText(track.Output)}"
            ),
            _ => null,
        };
    }

    private static async Task<string> NamesAsync(
        List<Credit> credits,
        Microsoft.EntityFrameworkCore.ChangeTracking.CollectionEntry loaded,
        CancellationToken cancellationToken
    )
    {
        await loaded.Query().Cast<Credit>().Include(credit => credit.Person).LoadAsync(cancellationToken);
        return string.Join(", ", credits.OrderBy(credit => credit.Order).Select(credit => credit.Person.Name));
    }
}
