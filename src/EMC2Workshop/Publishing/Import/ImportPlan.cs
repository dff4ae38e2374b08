using EMC2Workshop.Content;
using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Data;

namespace EMC2Workshop.Publishing.Import;

/// <summary>
/// What becomes of each file and each stored item: the three-way comparison of file, file last taken, and store.
/// </summary>
public sealed class ImportPlan(ImportBaselines baselines, MarkdownRenderer markdown)
{
    public List<ContentFile> ToImport { get; } = [];

    public List<ContentItem> ToRemove { get; } = [];

    /// <summary>Items that organizers brought to the very text that the file has now.</summary>
    public List<ContentItem> AlreadyImported { get; } = [];

    /// <summary>Items that are not in these files or win over them.</summary>
    public List<ContentItem> Retained { get; } = [];

    /// <summary>Files that changed while organizers changed other parts of their items.</summary>
    public List<MergedFile> Merged { get; } = [];

    public List<string> Conflicts { get; } = [];

    /// <summary>Why files are among <see cref="Conflicts"/> that could be merged, were the outcome right.</summary>
    public List<ContentError> MergeFaults { get; } = [];

    /// <summary>Files whose items an owner deleted for good.</summary>
    public List<string> Erased { get; } = [];

    /// <summary>Paths of files whose items organizers removed.</summary>
    public HashSet<string> Trashed { get; } = [];

    /// <summary>Items that were imported once and have no file any more.</summary>
    public HashSet<Guid> Missing { get; } = [];

    private readonly List<(ContentFile File, ContentItem Stranger)> strangers = [];

    /// <summary>Files that what organizers made of their items wins over.</summary>
    private readonly HashSet<string> lost = [];

    /// <param name="files">Of those with one id, the original first.</param>
    /// <param name="erased">Keys of what was deleted for good.</param>
    public static ImportPlan Create(
        IReadOnlyList<ContentFile> files,
        IEnumerable<ContentItem> stored,
        IEnumerable<TrashedItem> trash,
        ImportBaselines baselines,
        IReadOnlySet<string> erased,
        MarkdownRenderer markdown
    )
    {
        var plan = new ImportPlan(baselines, markdown);
        var removed = trash.ToDictionary(item => item.Id);
        var left = stored.ToDictionary(item => item.Id);
        foreach (var file in files)
        {
            if (erased.Contains(Tombstone.KeyFor(file.Fields.Id!.Value)))
                plan.LeaveOut(file);
            else if (left.Remove(file.Fields.Id!.Value, out var item))
                plan.Compare(file, item);
            else if (
                removed.TryGetValue(file.Fields.Id!.Value, out var gone) && baselines.For(gone) is { } taken
            )
                plan.StayAway(file, taken);
            else
                plan.ToImport.Add(file);
        }
        foreach (var item in left.Values)
            plan.WithoutFile(item);
        return plan;
    }

    /// <summary>Items without a file stay.</summary>
    public void RetainMissing()
    {
        Retained.AddRange(ToRemove);
        ToRemove.Clear();
    }

    /// <summary>Items that no file takes the place of.</summary>
    public IEnumerable<ContentItem> Staying => Retained.Concat(Merged.Select(merge => merge.Item));

    /// <summary>What would be wrong when merged stays as the site has it.</summary>
    /// <returns>Whether there was any.</returns>
    public bool RetainFaulty(IReadOnlyCollection<ContentError> faults)
    {
        var faulty = Merged
            .Join(
                faults,
                merge => merge.Result.Path.File,
                fault => fault.Path,
                (merge, fault) => (merge, fault)
            )
            .DistinctBy(found => found.merge.Item.Id)
            .ToList();
        foreach (var (merge, fault) in faulty)
        {
            Merged.Remove(merge);
            Retain(merge.File, merge.Item, fault);
        }
        return faulty.Count > 0;
    }

    /// <summary>An id belongs to one kind of item for ever, and an address to one item at a time.</summary>
    public void ReportForeignIds(Action<ContentError> report)
    {
        foreach (var (file, stranger) in strangers)
            report(
                new ContentError(
                    file.Path.File,
                    LineOfId(file),
                    $"id is that of the {stranger.Kind} {stranger.Path}.md; write \"id: {Guid.NewGuid()}\" "
                        + "(fresh, ready to use)"
                )
            );
        foreach (
            var (file, holder) in ToImport.Join(
                Staying,
                file => file.Path.Path,
                item => item.Path,
                (file, item) => (file, item)
            )
        )
            report(
                new ContentError(
                    file.Path.File,
                    LineOfId(file),
                    $"the site has this {holder.Kind} with another id; write \"id: {holder.Id}\", or name "
                        + "the file otherwise"
                )
            );
    }

    /// <summary>
    /// All items as they will be, read: those that stay as the site has them, those merged, and those of the files.
    /// </summary>
    public IEnumerable<ContentFile> Result(IEnumerable<ContentFile> files) =>
        [
            .. Retained.Select(Read).OfType<ContentFile>(),
            .. Merged.Select(merge => merge.Result),
            .. files.Where(file => !lost.Contains(file.Path.File) && !Trashed.Contains(file.Path.Path)),
        ];

    public bool IsRetained(ContentError fault) => Retained.Exists(item => item.Path + ".md" == fault.Path);

    private void Compare(ContentFile file, ContentItem item)
    {
        var hash = ContentItem.ComputeHash(file.Text);
        var taken = baselines.For(item);
        if (item.Kind != file.Path.Kind.Name)
            strangers.Add((file, item));
        else if (hash == item.Hash && item.Path == file.Path.Path)
            AlreadyImported.Add(item);
        else if (taken is not null && !IsEdited(item, taken))
            ToImport.Add(file);
        else
        {
            lost.Add(file.Path.File);
            if (taken is not null && hash == taken.Hash && file.Path.Path == taken.Path)
                Retained.Add(item);
            else
                Merge(file, item, taken);
        }
    }

    /// <summary>A file that lies elsewhere now is not merged: which place is right, nobody can tell.</summary>
    private void Merge(ContentFile file, ContentItem item, ImportedFile? taken)
    {
        ContentError? fault = null;
        if (
            taken?.Path == file.Path.Path
            && baselines.TextOf(item, taken) is { } original
            && MergedFile.Create(item, file, original, markdown, found => fault ??= found) is { } merge
        )
            Merged.Add(merge);
        else
            Retain(file, item, fault);
    }

    private void Retain(ContentFile file, ContentItem item, ContentError? fault)
    {
        Retained.Add(item);
        Conflicts.Add(file.Path.File);
        if (fault is not null)
            MergeFaults.Add(
                new ContentError(
                    file.Path.File,
                    1,
                    $"changed here and on the site; both together would be wrong: {fault.Text}; the site's version "
                        + "was kept"
                )
            );
    }

    /// <summary>What organizers removed does not come back by the file that they removed it with.</summary>
    private void StayAway(ContentFile file, ImportedFile taken)
    {
        Trashed.Add(file.Path.Path);
        if (ContentItem.ComputeHash(file.Text) != taken.Hash)
            Conflicts.Add(file.Path.File);
    }

    private void LeaveOut(ContentFile file)
    {
        Trashed.Add(file.Path.Path);
        Erased.Add(file.Path.File);
    }

    private void WithoutFile(ContentItem item)
    {
        var taken = baselines.For(item);
        if (taken is not null)
            Missing.Add(item.Id);
        if (taken is not null && !IsEdited(item, taken))
        {
            ToRemove.Add(item);
            return;
        }
        Retained.Add(item);
        // A zip may hold a few files only: then this goes without saying.
        if (taken is not null && !baselines.IsZip)
            Conflicts.Add(item.Path + ".md");
    }

    private static bool IsEdited(ContentItem item, ImportedFile taken) =>
        taken.Hash != item.Hash || taken.Path != item.Path;

    private static int LineOfId(ContentFile file) => file.Lines.LineOf(file.Fields, "Id", 2);

    /// <summary>Null where the text would not be taken any more; it was right when it was saved.</summary>
    private ContentFile? Read(ContentItem item) =>
        ItemPath.Parse(item.Path + ".md", out _) is { } path
            ? ContentFile.Read(path, System.Text.Encoding.UTF8.GetBytes(item.Text), markdown, _ => { })
            : null;
}
