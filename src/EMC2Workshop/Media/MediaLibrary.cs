using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Media;

/// <summary>The pictures and documents that items can name. Their bytes lie in a folder beside the store.</summary>
public sealed class MediaLibrary(WorkshopDbContext db)
{
    private static readonly TimeSpan LongestUpload = TimeSpan.FromDays(1);

    public string Folder { get; } = new StoreFile(db.Database.GetConnectionString()!).Media;

    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <exception cref="MediaRefusedException">It is not taken.</exception>
    public Task<StagedMedia> StageAsync(Stream upload, CancellationToken cancellationToken)
    {
        // What a server that was killed left behind.
        foreach (
            var stage in Directory
                .CreateDirectory(Folder)
                .EnumerateDirectories(StagedMedia.StagePrefix + "*")
                .Where(stage => DateTime.UtcNow - stage.LastWriteTimeUtc > LongestUpload)
        )
            stage.Delete(recursive: true);
        return StagedMedia.FromUploadAsync(upload, Folder, cancellationToken);
    }

    /// <summary>Files first: a row without its file would be a picture that is not there.</summary>
    /// <returns>As it is kept, which is as it was where it was there already.</returns>
    public async Task<MediaFile> KeepAsync(
        StagedMedia prepared,
        string label,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = db.Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(cancellationToken)
            : null;
        if (await db.Tombstones.AnyAsync(stone => stone.Key == prepared.Name, cancellationToken))
            throw new MediaRefusedException("An owner deleted this file for good. Upload another one.");
        Directory.CreateDirectory(Folder);
        var kept = await db.Media.FindAsync([prepared.Name], cancellationToken);
        var (isNew, files) = (kept is null, prepared.Files.ToList());
        var names = files.ConvertAll(file => file.Name);
        try
        {
            foreach (var file in files)
                file.MoveTo(PathOf(file.Name), overwrite: true);
            if (kept is null)
            {
                db.Add(
                    kept = new MediaFile
                    {
                        Name = prepared.Name,
                        Label = LabelOf(label),
                        Bytes = prepared.Bytes,
                        Width = prepared.Width,
                        Height = prepared.Height,
                        At = edit.At,
                        By = edit.By,
                    }
                );
                await db.SaveChangesAsync(cancellationToken);
            }
            if (transaction is not null)
                await transaction.CommitAsync(cancellationToken);
            return kept;
        }
        catch when (isNew)
        {
            // Nobody else has them: others wait for this transaction.
            foreach (var name in names)
                File.Delete(PathOf(name));
            throw;
        }
    }

    /// <summary>Who names each file: what is published, drafts and what is in the trash.</summary>
    public async Task<ILookup<string, MediaUse>> UsesAsync(CancellationToken cancellationToken)
    {
        var published = await db
            .ContentItems.AsNoTracking()
            .Where(item => item.Text.Contains(MediaName.Picture) || item.Text.Contains(MediaName.Document))
            .Select(item => new
            {
                item.Id,
                item.Kind,
                item.Path,
                item.Text,
            })
            .ToListAsync(cancellationToken);
        var drafts = await db
            .Drafts.AsNoTracking()
            .Select(draft => new
            {
                Id = draft.ItemId,
                draft.Kind,
                draft.Path,
                draft.Text,
            })
            .ToListAsync(cancellationToken);
        var trash = await db
            .Trash.AsNoTracking()
            .Select(item => new
            {
                item.Id,
                item.Kind,
                item.Path,
                item.Text,
            })
            .ToListAsync(cancellationToken);
        var discarded = await db
            .DiscardedDrafts.AsNoTracking()
            .Select(draft => new
            {
                Id = draft.ItemId,
                draft.Kind,
                draft.Path,
                draft.Text,
            })
            .ToListAsync(cancellationToken);
        return published
            .Where(item => item.Id != ContentItem.GuideId)
            .Select(item => (item, In: ""))
            .Concat(drafts.Select(item => (item, In: "draft")))
            .Concat(trash.Concat(discarded).Select(item => (item, In: "trash")))
            .SelectMany(found =>
                MediaName
                    .FindAll(found.item.Text)
                    .Distinct()
                    .Select(name =>
                        (
                            Name: name,
                            Use: new MediaUse(
                                found.item.Id,
                                found.item.Kind,
                                found.item.Path,
                                found.item.Text,
                                found.In
                            )
                        )
                    )
            )
            .ToLookup(found => found.Name, found => found.Use);
    }

    /// <returns>Who names it; it is gone where nobody does.</returns>
    public async Task<IReadOnlyList<MediaUse>> RemoveAsync(string name, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var uses = (await UsesAsync(cancellationToken))[name].ToList();
        if (uses.Count > 0)
            return uses;
        await db.Media.Where(file => file.Name == name).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
        DeleteFiles(name);
        return [];
    }

    /// <summary>Of every size.</summary>
    internal void DeleteFiles(string name)
    {
        foreach (
            var copy in MediaName.IsPicture(name)
                ? MediaName.Widths.Select(width => MediaName.ForWidth(name, width)).Append(name)
                : [name]
        )
            File.Delete(PathOf(copy));
    }

    /// <summary>Only to be read by organizers: no path, nothing that can't be seen.</summary>
    private static string LabelOf(string name)
    {
        var plain = new string([
            .. name[(name.LastIndexOfAny(['/', '\\']) + 1)..]
                .Where(letter =>
                    !char.IsControl(letter)
                    && char.GetUnicodeCategory(letter)
                        is not System.Globalization.UnicodeCategory.Format
                            and not System.Globalization.UnicodeCategory.Surrogate
                ),
        ]).Trim();
        return plain.Length == 0 ? "file" : plain[..Math.Min(plain.Length, 120)];
    }
}

/// <param name="In">"draft", "trash", or nothing for what is published.</param>
public sealed record MediaUse(Guid Id, string Kind, string Path, string Text, string In);
