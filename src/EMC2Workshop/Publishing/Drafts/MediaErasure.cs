using EMC2Workshop.Data;
using EMC2Workshop.Media;

namespace EMC2Workshop.Publishing.Drafts;

/// <summary>Deletes pictures and PDFs for good, within a transaction of the caller's.</summary>
internal sealed class MediaErasure(WorkshopDbContext db, MediaLibrary library)
{
    private readonly List<string> erased = [];

    /// <summary>Once the transaction is committed: before that, they may still be needed.</summary>
    public void DeleteFiles() => erased.ForEach(library.DeleteFiles);

    /// <summary>Whatever nothing names.</summary>
    public async Task EraseUnusedAsync(
        IEnumerable<string> names,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        var uses = await library.UsesAsync(cancellationToken);
        foreach (var name in names.Where(name => !uses[name].Any()).ToList())
            await EraseAsync(name, edit, cancellationToken);
    }

    public async Task EraseAsync(string name, ChangeInfo edit, CancellationToken cancellationToken)
    {
        if (await db.Media.FindAsync([name], cancellationToken) is { } file)
        {
            db.Remove(file);
            db.Add(
                new Tombstone
                {
                    Key = name,
                    Kind = "media",
                    At = edit.At,
                    By = edit.By,
                }
            );
            erased.Add(name);
        }
        await db.Audit.RedactAsync([name], name, cancellationToken);
    }
}
