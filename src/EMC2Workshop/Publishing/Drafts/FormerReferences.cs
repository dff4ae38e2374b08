using EMC2Workshop.Content;
using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Data;

namespace EMC2Workshop.Publishing.Drafts;

/// <summary>Brings an earlier text up to date: what it names may be called otherwise since.</summary>
public sealed class FormerReferences(WorkshopDbContext db)
{
    /// <param name="revision">When the text was what readers saw: names mean what they meant then.</param>
    public async Task<string> FollowAsync(
        string path,
        string text,
        long revision,
        CancellationToken cancellationToken
    )
    {
        if (
            ItemPath.Parse(path + ".md", out _) is not { } place
            || FormReader.Read(place.Kind, text, (_, _) => { }) is not { } form
        )
            return text;
        var isChanged = false;
        foreach (var (name, value) in form.Values.ToList())
        {
            if (
                ContentField.Find(form.Fields, name) is not { References: { } folder }
                || !ItemPath.IsSlug(value)
            )
                continue;
            var now = await db.FindAtAsync(
                ItemPath.For(folder, value, place.Edition),
                revision,
                cancellationToken
            );
            var slug = now?.Split('/')[^1];
            if (slug is null || slug == value || now != ItemPath.For(folder, slug, place.Edition))
                continue;
            form.Set(name, slug);
            isChanged = true;
        }
        return isChanged ? FormWriter.Write(form, text) : text;
    }
}
