using EMC2Workshop.Content;
using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Data;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing.Drafts;

/// <summary>Drafts follow when what they name gets another name, or becomes one with another.</summary>
internal sealed class NamesInDrafts(WorkshopDbContext db)
{
    /// <summary>
    /// A draft that no form can edit stays as it is, and so does a list that names both of two who became one: that is
    /// told when the draft is published.
    /// </summary>
    /// <param name="moves">Paths, before and after.</param>
    /// <param name="others">Items that are changed by the same hand, whose drafts are left to it.</param>
    public async Task FollowAsync(
        IEnumerable<(string From, string To)> moves,
        IReadOnlyCollection<Guid> others,
        CancellationToken cancellationToken
    )
    {
        foreach (var (from, to) in moves)
        {
            var slug = SlugOf(from);
            var drafts = await db
                .Drafts.Where(draft => draft.Text.Contains(slug) && !others.Contains(draft.ItemId))
                .ToListAsync(cancellationToken);
            foreach (var draft in drafts)
            {
                draft.Text = Rename(draft, from, SlugOf(to));
                draft.Hash = draft.ComputeHash();
            }
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    private static string Rename(Draft draft, string from, string slug)
    {
        if (
            ContentKind.Named(draft.Kind) is not { } kind
            || FormReader.Read(kind, draft.Text, (_, _) => { }) is not { } form
        )
            return draft.Text;
        var edition = ItemPath.Parse(draft.Path + ".md", out _)?.Edition;
        var values = form.Values.ToList();
        var isChanged = false;
        foreach (var (name, value) in values)
        {
            if (
                ContentField.Find(form.Fields, name) is not { References: { } folder }
                || !ItemPath.IsSlug(value)
                || ItemPath.For(folder, value, edition) != from
                || values.Any(one =>
                    one.Value == slug && IncomingReferences.ListOf(one.Key) == IncomingReferences.ListOf(name)
                )
            )
                continue;
            form.Set(name, slug);
            isChanged = true;
        }
        return isChanged ? FormWriter.Write(form, draft.Text) : draft.Text;
    }

    private static string SlugOf(string path) => path.Split('/')[^1];
}
