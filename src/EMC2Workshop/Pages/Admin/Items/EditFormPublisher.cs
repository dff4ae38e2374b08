using System.Security.Claims;
using EMC2Workshop.Content;
using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Data;
using EMC2Workshop.Publishing.Drafts;
using EMC2Workshop.Publishing.Editions;

namespace EMC2Workshop.Pages.Admin.Items;

/// <summary>Publishes what was saved as a draft, or tells at the form's fields what keeps it from that.</summary>
public sealed class EditFormPublisher(
    EditorContext services,
    EditionSessions sessions,
    FaultSentences sentences
)
{
    private const int MostOfOthers = 3;

    /// <summary>What keeps a draft from being published.</summary>
    public async Task<FormErrors> FindFaultsAsync(
        Draft draft,
        ClaimsPrincipal organizer,
        CancellationToken cancellationToken
    )
    {
        var change = new ItemChange(draft.ItemId, draft.Path, draft.Text, draft.BaseHash);
        return
            await services.Publisher.PreviewAsync([change], services.Now(organizer), cancellationToken)
                is Invalid faulty
            ? FormErrors.From(faulty.Faults)
            : new FormErrors();
    }

    /// <summary>A time is promised only to what could be published now.</summary>
    public async Task<SaveResult?> RefusalAsync(
        EditForm typed,
        EditableItem item,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        var change = new ItemChange(typed.Id, item.Path, item.Text, item.BaseHash)
        {
            NewPeople = typed.NewPeople,
        };
        var outcome = await services.Publisher.PreviewAsync([change], edit, cancellationToken);
        return await FindRefusalAsync(outcome, typed, item, "scheduled", cancellationToken);
    }

    public async Task<SaveResult> PublishAsync(
        EditForm typed,
        DraftSave saved,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        var item = saved.Item;
        var change = new ItemChange(typed.Id, item.Path, item.Text, item.BaseHash)
        {
            DraftHash = item.Draft!.Hash,
            NewPeople = typed.NewPeople,
        };
        edit = edit.ToldBy(services.Audit.Prepare("published", item.Path, typed.Reason));
        var others = typed is { MovesSessions: true, MovedEdition: { } moved }
            ? await sessions.MoveAsync(moved, cancellationToken)
            : [];
        var outcome = await services.Publisher.PublishAsync([change, .. others], edit, cancellationToken);
        if (await FindRefusalAsync(outcome, typed, item, "published", cancellationToken) is { } refusal)
            return refusal;
        var done = (Published)outcome;
        var isMerged = done.Merged.Count > 0 || saved.WasMerged;
        return new SaveResult(item, isMerged ? "published-merged" : "published", new FormErrors())
        {
            NewPeople = done.NewPeople,
        };
    }

    /// <param name="wish">What was not done with it.</param>
    /// <returns>Null where nothing is in its way.</returns>
    private async Task<SaveResult?> FindRefusalAsync(
        PublishResult outcome,
        EditForm typed,
        EditableItem item,
        string wish,
        CancellationToken cancellationToken
    )
    {
        if (outcome is Conflicted conflicting)
            return new SaveResult(item, null, new FormErrors(), conflicting.Conflicts[0]);
        if (outcome is not Invalid faulty)
            return null;
        await services.Audit.AddAsync("saved a draft", item.Path, $"with errors, so it was not {wish}");
        typed.NewPeople = AskedAbout(faulty);
        var errors = await FindErrorsAsync(typed, item, faulty, cancellationToken);
        return new SaveResult(item, null, errors);
    }

    /// <summary>
    /// Beside their fields, those of new people, too; those of other items, which would follow a new address, are told
    /// as theirs.
    /// </summary>
    private async Task<FormErrors> FindErrorsAsync(
        EditForm typed,
        EditableItem item,
        Invalid faulty,
        CancellationToken cancellationToken
    )
    {
        var file = item.Path + ".md";
        var faults = FormErrors.From(faulty.Faults.Where(fault => fault.Path == file));
        var others = new List<ContentError>();
        foreach (var fault in faulty.Faults.Where(fault => fault.Path != file))
            if (typed.SavedPeople?.GetValueOrDefault(fault.Path[..^3]) is { } person)
                person.Tell([fault], faults);
            else
                others.Add(fault);
        foreach (var sentence in await sentences.TellAsync([.. others.Take(MostOfOthers)], cancellationToken))
            faults.Add("", sentence);
        if (others.Count > MostOfOthers)
            faults.Add("", $"And {others.Count - MostOfOthers} more of other items.");
        return faults;
    }

    private static List<string> AskedAbout(Invalid faulty) =>
        [.. faulty.Faults.Select(fault => fault.AsksAbout).OfType<string>().Distinct()];
}
