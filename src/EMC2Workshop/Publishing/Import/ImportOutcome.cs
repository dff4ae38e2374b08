using EMC2Workshop.Content;
using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Data;
using EMC2Workshop.Model;

namespace EMC2Workshop.Publishing.Import;

/// <summary>What would come of an import: all items as they would be, and what would be wrong with them.</summary>
internal sealed class ImportOutcome
{
    private readonly List<ContentFile> read;
    private readonly List<string> removed;
    private List<ContentError> removalFaults = [];

    private ImportOutcome(
        StoredContent stored,
        FolderContent content,
        List<ContentFile> read,
        ImportPlan plan
    )
    {
        (Stored, Content, this.read, Plan) = (stored, content, read, plan);
        removed = [.. plan.ToRemove.Select(item => item.Path + ".md").Order(StringComparer.Ordinal)];
    }

    public StoredContent Stored { get; }

    public FolderContent Content { get; }

    public ImportPlan Plan { get; }

    public List<ContentError> Faults { get; private set; } = [];

    public Dictionary<string, Guid> Ids { get; private set; } = [];

    public List<ContentFile> Files { get; private set; } = [];

    /// <summary>Items whose file is gone, and that stay until somebody says what shall become of them.</summary>
    public IReadOnlyList<ContentItem> HeldBack { get; private set; } = [];

    public static ImportOutcome Create(
        StoredContent stored,
        FolderContent content,
        ImportBaselines baselines,
        MissingItems missing,
        MarkdownRenderer markdown
    )
    {
        var read = stored.OriginalsFirst(content.Files);
        var plan = ImportPlan.Create(read, stored.Items, stored.Trash, baselines, stored.Erased, markdown);
        var outcome = new ImportOutcome(stored, content, read, plan);
        // What stays anyway keeps nothing from being merged.
        if (missing is MissingItems.Leave or MissingItems.Keep && plan.ToRemove.Count > 0)
            outcome.Validate();
        else
            outcome.Check();
        if (plan.ToRemove.Count > 0 && !outcome.MayRemove(missing))
            outcome.HoldBack();
        outcome.Faults.AddRange(content.Faults);
        return outcome;
    }

    public ImportReport ToReport()
    {
        var before = Stored.Places.Select(place => place.Id).ToHashSet();
        List<string> taken =
        [
            .. Plan.ToImport.Select(file => file.Path.File).Order(StringComparer.Ordinal),
            .. Content.Media.Paths,
        ];
        List<string> merged =
        [
            .. Plan.Merged.Select(merge => merge.File.Path.File).Order(StringComparer.Ordinal),
        ];
        var isHeldBack = HeldBack.Count > 0;
        var report = new ImportReport([], taken, isHeldBack ? [] : removed, Plan.Conflicts)
        {
            Merged = merged,
            MergeFaults = ContentError.InOrder(Plan.MergeFaults),
        };
        if (Faults.Count > 0)
            report = ImportReport.Nothing with { Faults = ContentError.InOrder(Faults) };
        return report with
        {
            Added = Plan
                .ToImport.Where(file => !before.Contains(file.Fields.Id!.Value))
                .Select(file => file.Path.File)
                .Concat(Content.Media.Paths)
                .ToHashSet(),
            HeldBack = isHeldBack ? removed : [],
            RemovalFaults = ContentError.InOrder(removalFaults),
            Erased = [.. Plan.Erased, .. Content.ErasedMedia(Stored.Erased)],
            Fingerprint = ImportReport.ComputeFingerprint(taken, removed, Plan.Conflicts, merged),
        };
    }

    private bool MayRemove(MissingItems missing) =>
        missing is MissingItems.DeleteAll
        || (
            missing is MissingItems.DeleteFew
            && (
                Faults.Count + Content.Faults.Count > 0
                || !RemovalLimits.AreExceeded(Stored.Items, Plan.ToRemove, Plan.Missing)
            )
        );

    private void HoldBack()
    {
        HeldBack = [.. Plan.ToRemove];
        removalFaults = [.. Faults, .. Content.Faults];
        Plan.RetainMissing();
        Check();
    }

    /// <summary>What can't be merged rightly is kept as the site has it, and that is looked at in its turn.</summary>
    private void Check()
    {
        do Validate();
        while (Plan.RetainFaulty(Faults));
    }

    private void Validate()
    {
        Faults = [];
        Ids = Content.IdsByPath(Plan.Staying);
        foreach (var path in Plan.Trashed)
            Ids.Remove(path);
        foreach (var file in Content.ErasedMedia(Stored.Erased))
            Ids.Remove(file);
        foreach (var name in Stored.Media)
            Ids.TryAdd(MediaName.ContentPath(name), Guid.Empty);
        Files = [.. Plan.Result(read)];
        new ContentValidator(Files, Ids, Report).Run();
        Plan.ReportForeignIds(Faults.Add);
    }

    private void Report(ContentError fault) =>
        Faults.Add(
            Plan.IsRetained(fault)
                ? fault with
                {
                    Message = $"as the site has it, {fault.Text}",
                    Field = null,
                }
                : fault
        );
}
