using EMC2Workshop.Content;
using EMC2Workshop.Data;

namespace EMC2Workshop.Publishing;

/// <summary>What becomes of each file and each stored item: the three-way comparison of file, file last taken, and store.</summary>
public sealed class ImportPlan
{
    public List<ContentFile> Take { get; } = [];

    public List<ContentItem> Remove { get; } = [];

    /// <summary>Items that organizers brought to the very text that the file has now.</summary>
    public List<ContentItem> InStep { get; } = [];

    /// <summary>Items that are not in these files or win over them.</summary>
    public List<ContentItem> Staying { get; } = [];

    public List<string> Kept { get; } = [];

    private readonly List<(ContentFile File, ContentItem Stranger)> strangers = [];

    public static ImportPlan Make(IReadOnlyList<ContentFile> files, IEnumerable<ContentItem> stored)
    {
        var plan = new ImportPlan();
        var left = stored.ToDictionary(item => item.Id);
        foreach (var file in files)
        {
            if (!left.Remove(file.Fields.Id!.Value, out var item)) plan.Take.Add(file);
            else plan.Compare(file, item);
        }
        foreach (var item in left.Values) plan.WithoutFile(item);
        return plan;
    }

    /// <summary>An id belongs to one kind of item for ever.</summary>
    public void ReportStrangers(Action<Fault> report)
    {
        foreach (var (file, stranger) in strangers)
            report(new Fault(file.Path.File, file.Lines.LineOf(file.Fields, "Id", 2), $"id is that of the {stranger.Kind} {stranger.Path}.md; write \"id: {Guid.NewGuid()}\" (fresh, ready to use)"));
    }

    private void Compare(ContentFile file, ContentItem item)
    {
        var hash = ContentFolder.HashOf(System.Text.Encoding.UTF8.GetBytes(file.Text));
        if (item.Kind != file.Path.Kind.Name) strangers.Add((file, item));
        else if (hash == item.Hash && item.Path == file.Path.Path) InStep.Add(item);
        else if (hash == item.TakenHash && item.IsEdited) Staying.Add(item);
        else if (!item.IsEdited && item.TakenHash is not null) Take.Add(file);
        else
        {
            Staying.Add(item);
            Kept.Add(file.Path.File);
        }
    }

    private void WithoutFile(ContentItem item)
    {
        if (item.TakenHash is not null && !item.IsEdited)
        {
            Remove.Add(item);
            return;
        }
        Staying.Add(item);
        if (item.TakenHash is not null) Kept.Add(item.Path + ".md");
    }
}
