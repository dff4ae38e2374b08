using System.Data.Common;
using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Data;
using EMC2Workshop.Media;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing.Drafts;

/// <summary>
/// Deletes for good: an item, a file, or parts of a person, in every place of the store and with the bytes that they
/// left there. A tombstone keeps the name from being taken again.
/// </summary>
public sealed partial class ErasureService(
    WorkshopDbContext db,
    Publisher desk,
    MediaLibrary library,
    MarkdownRenderer markdown,
    ILogger<ErasureService> log
)
{
    private const int MostTries = 100;

    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(20);

    public static readonly IReadOnlyList<string> BiographyFields = [ItemFormValues.Body];

    public static readonly IReadOnlyList<string> PhotoFields = ["portrait", "portrait_alt", "portrait_decorative"];

    /// <returns>Null where there is nothing of it.</returns>
    public async Task<ErasedTexts?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var texts = await ReadAsync(id, cancellationToken);
        return texts.IsEmpty ? null : texts;
    }

    /// <summary>Names of what still names the item, published or in a draft: while there is any, it can't go.</summary>
    public async Task<IReadOnlyList<ContentItem>> NamersAsync(ContentItem item, CancellationToken cancellationToken)
    {
        var namers = new IncomingReferences(db);
        return
        [
            .. await namers.FindAsync(item, cancellationToken),
            .. await namers.FindDraftsAsync(item, cancellationToken),
        ];
    }

    /// <summary>Everything of an item.</summary>
    /// <returns>Why not; nothing where it is done.</returns>
    public async Task<IReadOnlyList<string>> EraseAsync(Guid id, ChangeInfo edit, CancellationToken cancellationToken)
    {
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellationToken))
        {
            var texts = await ReadAsync(id, cancellationToken);
            if (texts.IsEmpty)
                return ["This has already been deleted."];
            if (texts.Kind is "series" or "guide")
                return ["This can’t be deleted."];
            if (texts.Published is { } published)
            {
                if (await NamersAsync(published, cancellationToken) is { Count: > 0 } namers)
                    return
                    [
                        "Other items still name this: "
                            + $"{string.Join(", ", namers.Select(namer => namer.Path))}. Remove it there first.",
                    ];
                await new ContentWriter(db, markdown).RemoveAsync([published], edit, cancellationToken);
            }
            await db.Revisions.Where(revision => revision.ItemId == id).ExecuteDeleteAsync(cancellationToken);
            await db.Drafts.Where(draft => draft.ItemId == id).ExecuteDeleteAsync(cancellationToken);
            await db.DiscardedDrafts.Where(draft => draft.ItemId == id).ExecuteDeleteAsync(cancellationToken);
            await db.Trash.Where(item => item.Id == id).ExecuteDeleteAsync(cancellationToken);
            await EraseFromLogAsync([.. texts.Paths, id.ToString()], $"{texts.Kind} {id}", cancellationToken);
            db.Add(
                new Tombstone
                {
                    Key = Tombstone.KeyFor(id),
                    Kind = texts.Kind,
                    At = edit.At,
                    By = edit.By,
                }
            );
            await EraseLinksAsync(texts, cancellationToken);
            await EraseUnusedFilesAsync(texts.Files, edit, cancellationToken);
            await CommitAsync(edit, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        await EraseBytesAsync(cancellationToken);
        return [];
    }

    /// <summary>Some fields of an item, in every text that it ever had.</summary>
    /// <returns>Why not; nothing where it is done.</returns>
    public async Task<IReadOnlyList<string>> EraseFieldsAsync(
        Guid id,
        IReadOnlyList<string> fields,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellationToken))
        {
            var texts = await ReadAsync(id, cancellationToken);
            if (texts.IsEmpty)
                return ["This has already been deleted."];
            var kind = ContentKind.Named(texts.Kind)!;
            if (texts.Published is { } published)
            {
                var change = new ItemChange(
                    id,
                    published.Path,
                    Without(kind, published.Text, fields, ""),
                    published.Hash
                );
                if (await desk.ApplyAsync([change], edit, cancellationToken) is var outcome and not Published)
                    return outcome is Invalid faulty
                        ? [.. faulty.Faults.Select(fault => fault.Sentence)]
                        : ["Someone changed this just now. Look at it again."];
            }
            await EraseFieldsOfPastAsync(id, kind, fields, cancellationToken);
            await EraseLinksAsync(texts, cancellationToken);
            await EraseUnusedFilesAsync(texts.Files, edit, cancellationToken);
            await CommitAsync(edit, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        await EraseBytesAsync(cancellationToken);
        return [];
    }

    /// <summary>A picture or PDF that nothing published and no draft names.</summary>
    /// <returns>What names it; nothing where it is done.</returns>
    public async Task<IReadOnlyList<MediaUse>> EraseFileAsync(
        string name,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellationToken))
        {
            if (
                (await library.UsesAsync(cancellationToken))[name].Where(use => use.In != "trash").ToList() is
                { Count: > 0 } uses
            )
                return uses;
            await EraseRowAsync(name, edit, cancellationToken);
            await EraseFromLogAsync([name], name, cancellationToken);
            await CommitAsync(edit, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        await EraseBytesAsync(cancellationToken);
        return [];
    }

    private async Task<ErasedTexts> ReadAsync(Guid id, CancellationToken cancellationToken)
    {
        var published = await db.ContentItems.SingleOrDefaultAsync(item => item.Id == id, cancellationToken);
        var texts = new List<(string Kind, string Path, string? Text)>();
        if (published is not null)
            texts.Add((published.Kind, published.Path, published.Text));
        texts.AddRange(
            (await db.Drafts.AsNoTracking().Where(draft => draft.ItemId == id).ToListAsync(cancellationToken)).Select(
                draft => (draft.Kind, draft.Path, (string?)draft.Text)
            )
        );
        texts.AddRange(
            (await db.Trash.AsNoTracking().Where(item => item.Id == id).ToListAsync(cancellationToken)).Select(item =>
                (item.Kind, item.Path, (string?)item.Text)
            )
        );
        texts.AddRange(
            (
                await db
                    .DiscardedDrafts.AsNoTracking()
                    .Where(draft => draft.ItemId == id)
                    .ToListAsync(cancellationToken)
            ).Select(draft => (draft.Kind, draft.Path, (string?)draft.Text))
        );
        texts.AddRange(
            (
                await db
                    .Revisions.AsNoTracking()
                    .Where(revision => revision.ItemId == id)
                    .OrderByDescending(revision => revision.Id)
                    .ToListAsync(cancellationToken)
            ).Select(revision => (revision.Kind, revision.Path, revision.Text))
        );
        return new ErasedTexts(published, texts);
    }

    private async Task EraseFieldsOfPastAsync(
        Guid id,
        ContentKind kind,
        IReadOnlyList<string> fields,
        CancellationToken cancellationToken
    )
    {
        var hashes = new Dictionary<string, string>();
        var revisions = await db
            .Revisions.Where(revision => revision.ItemId == id && revision.Text != null)
            .ToListAsync(cancellationToken);
        // A text that can't be read as a form is not worth the risk.
        var last =
            revisions
                .Select(revision => Without(kind, revision.Text!, fields, ""))
                .LastOrDefault(text => text.Length > 0)
            ?? "";
        foreach (var revision in revisions)
        {
            revision.Text = Without(kind, revision.Text!, fields, last);
            hashes[revision.Hash] = revision.Hash = ContentItem.ComputeHash(revision.Text);
        }
        foreach (var draft in await db.Drafts.Where(draft => draft.ItemId == id).ToListAsync(cancellationToken))
        {
            (draft.Text, draft.BaseHash) = (Without(kind, draft.Text, fields, last), Renamed(draft.BaseHash));
            draft.Hash = draft.ComputeHash();
        }
        foreach (
            var draft in await db.DiscardedDrafts.Where(draft => draft.ItemId == id).ToListAsync(cancellationToken)
        )
            (draft.Text, draft.BaseHash) = (Without(kind, draft.Text, fields, last), Renamed(draft.BaseHash));
        foreach (var item in await db.Trash.Where(item => item.Id == id).ToListAsync(cancellationToken))
        {
            item.Text = Without(kind, item.Text, fields, last);
            item.Hash = ContentItem.ComputeHash(item.Text);
        }

        string? Renamed(string? hash) => hash is null ? null : hashes.GetValueOrDefault(hash, hash);
    }

    private static string Without(ContentKind kind, string text, IReadOnlyList<string> fields, string otherwise)
    {
        if (ItemFormValues.From(kind, text) is not { } form)
            return otherwise;
        foreach (var field in fields)
            form.Set(field, "");
        return FormWriter.Write(form, text);
    }

    /// <summary>Files that only these texts named.</summary>
    private async Task EraseUnusedFilesAsync(
        IEnumerable<string> names,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        await db.SaveChangesAsync(cancellationToken);
        var uses = await library.UsesAsync(cancellationToken);
        foreach (var name in names.Where(name => !uses[name].Any()).ToList())
        {
            await EraseRowAsync(name, edit, cancellationToken);
            await EraseFromLogAsync([name], name, cancellationToken);
        }
    }

    private async Task EraseRowAsync(string name, ChangeInfo edit, CancellationToken cancellationToken)
    {
        if (await db.Media.FindAsync([name], cancellationToken) is not { } file)
            return;
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
        library.DeleteFiles(name);
    }

    /// <summary>
    /// The log keeps who did something and when, but neither the item's name nor what was said of it.
    /// </summary>
    private async Task EraseFromLogAsync(
        IReadOnlyCollection<string> subjects,
        string name,
        CancellationToken cancellationToken
    ) =>
        await db
            .Audit.Where(entry => subjects.Contains(entry.Subject))
            .ExecuteUpdateAsync(
                entry => entry.SetProperty(e => e.Subject, name).SetProperty(e => e.Detail, (string?)null),
                cancellationToken
            );

    /// <summary>What was found out about links that no other item has.</summary>
    private async Task EraseLinksAsync(ErasedTexts texts, CancellationToken cancellationToken)
    {
        foreach (var link in await db.CheckedLinks.ToListAsync(cancellationToken))
        {
            if (
                texts.Has(link.Address)
                && !await db.ContentItems.AnyAsync(item => item.Text.Contains(link.Address), cancellationToken)
            )
                db.Remove(link);
        }
    }

    /// <summary>The search index forgets what it only marked as deleted.</summary>
    private async Task CommitAsync(ChangeInfo edit, CancellationToken cancellationToken)
    {
        db.Add(edit.Entry ?? throw new InvalidOperationException("What is deleted for good is told in the log."));
        await db.SaveChangesAsync(cancellationToken);
        await SearchIndex.RebuildAsync(db, cancellationToken);
        db.ChangeTracker.Clear();
    }

    /// <summary>
    /// SQLite only marks as free what is deleted: this writes the store anew, without what was in between.
    /// </summary>
    private async Task EraseBytesAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.Database.ExecuteSqlRawAsync("VACUUM", cancellationToken);
            // Whoever reads just now holds the log of changes; it is asked for again.
            for (var tries = 0; tries < MostTries && await IsHeldAsync(cancellationToken); tries++)
                await Task.Delay(BetweenTries, cancellationToken);
        }
        catch (DbException exception)
        {
            LogBytesLeft(log, exception);
        }
    }

    private async Task<bool> IsHeldAsync(CancellationToken cancellationToken) =>
        (
            await PlainSql.ReadAsync(
                db.Database.GetConnectionString()!,
                "PRAGMA wal_checkpoint(TRUNCATE)",
                row => row.GetInt32(0),
                cancellationToken
            )
        )[0] != 0;

    [LoggerMessage(
        LogLevel.Error,
        "Something was deleted for good, but what it left in free pages of the database was not"
    )]
    private static partial void LogBytesLeft(ILogger log, Exception exception);
}

/// <summary>All that there is of an item: what is published, drafts, trash and history.</summary>
/// <param name="Published">As it is stored, for its removal.</param>
public sealed record ErasedTexts(ContentItem? Published, IReadOnlyList<(string Kind, string Path, string? Text)> All)
{
    public bool IsEmpty => All.Count == 0;

    public string Kind => All[0].Kind;

    public string Path => All[0].Path;

    /// <summary>The one that is nearest to now.</summary>
    public string Text => All.Select(text => text.Text).OfType<string>().FirstOrDefault() ?? "";

    public IEnumerable<string> Paths => All.Select(text => text.Path).Distinct();

    public IEnumerable<string> Files => All.SelectMany(text => MediaName.FindAll(text.Text ?? "")).Distinct();

    public bool Has(string words) => All.Any(text => text.Text?.Contains(words, StringComparison.Ordinal) == true);
}
