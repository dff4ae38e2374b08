using System.Security.Claims;
using EMC2Workshop.Content;
using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Data;
using EMC2Workshop.Publishing.Drafts;
using EMC2Workshop.Publishing.Editions;

namespace EMC2Workshop.Pages.Admin.Items;

/// <param name="Item">As it is after it.</param>
/// <param name="Said">Names the message; null when it was refused.</param>
/// <param name="Conflict">With somebody else's draft, or else with what is published.</param>
public sealed record SaveResult(
    EditableItem? Item,
    string? Said,
    FormErrors Faults,
    Conflict? Conflict = null
)
{
    /// <summary>Slugs of those who were added with it.</summary>
    public IReadOnlyList<string> NewPeople { get; init; } = [];
}

/// <summary>Saves what was typed, as a draft first, whatever else becomes of it.</summary>
public sealed class EditFormSaver(
    EditorContext services,
    NewPeopleDrafts people,
    EditionSessions sessions,
    FaultSentences sentences
)
{
    private const int MostOfOthers = 3;

    private const string Taken = "Another item already uses this page address. Choose a different one.";

    /// <param name="act">"save", "publish", "schedule" or "unschedule".</param>
    public async Task<SaveResult> SaveAsync(
        string act,
        EditForm typed,
        EditedItem edited,
        ClaimsPrincipal organizer,
        CancellationToken cancellationToken
    )
    {
        var (item, faults, edit) = (edited.Item, new FormErrors(), services.Now(organizer, typed.Reason));
        if (typed.TooLong() is { } tooLong)
        {
            faults.Add("", "Not saved: the text is too long. Your changes are still here.");
            faults.Add(tooLong.Field, tooLong.Message);
            return new SaveResult(item, null, faults);
        }
        faults.Add(typed.Extension.Check(typed.Form));
        if (faults.Any)
            return new SaveResult(item, null, faults);
        var unsaved = await people.SaveAsync(typed, edit, cancellationToken);
        if (act is "publish" or "schedule" && typed.HasSlug && typed.Slug.Length == 0)
            typed.Slug = (
                await services.Drafts.ProposePathAsync(
                    typed.Id,
                    edited.Kind,
                    edited.Edition,
                    typed.Name,
                    cancellationToken
                )
            ).Split('/')[^1];
        var isTaken = await services.Drafts.IsTakenAsync(typed.Id, typed.Path, cancellationToken);
        if (ItemPath.Parse(typed.Path + ".md", out var wrong) is null)
            faults.Add(
                typed.HasSlug ? "item-slug" : "",
                typed.HasSlug && typed.Slug.Length == 0 ? "Enter a page address, such as my-new-page." : wrong
            );
        else if (isTaken)
            faults.Add("item-slug", Taken);
        // Whoever took it off the site had a reason, and whoever writes has not seen it.
        var isGone = act is "publish" or "schedule" && typed.Base.Length > 0 && item?.Published is null;
        if (isGone)
            (act, faults) = (
                "publish",
                Told(
                    "",
                    "Someone deleted or unpublished this while you were editing. Your version is saved as a draft. "
                        + "Publish it to bring the page back."
                )
            );
        var due = act == "schedule" ? typed.PublishAt.MomentAfter(edit.At) : null;
        if (act == "schedule" && due is null)
            faults.Add("publish-at", "Choose a date and time in the future.");
        if (faults.Any && !isGone && (act == "schedule" || !typed.HasSlug))
            return new SaveResult(item, null, faults);

        var work = typed.Work(isTaken, item is not null);
        var saved = await services.Drafts.SaveAsync(
            act == "unschedule" ? work with { PublishAt = null } : work,
            typed.State,
            edit,
            cancellationToken
        );
        if (saved.Conflict is { } conflict)
            return new SaveResult(item, null, faults, conflict);
        typed.Begin(saved.Item);
        // Somebody else's was saved there at this very moment.
        if (typed.HasSlug && !faults.Any && saved.Item.Path != typed.Path)
            faults.Add("item-slug", Taken);
        faults.Add(unsaved);
        if (act is "save" or "unschedule" && unsaved.Any)
            return new SaveResult(saved.Item, null, faults);
        if (act == "publish" && !faults.Any)
            return await PublishAsync(typed, saved, edit, cancellationToken);
        if (act == "schedule" && faults.Any)
        {
            await services.Audit.AddAsync(
                "saved a draft",
                saved.Item.Path,
                "with errors, so it was not scheduled"
            );
            return new SaveResult(saved.Item, null, faults);
        }
        if (due is { } moment)
        {
            if (await RefusalAsync(typed, saved.Item, edit, cancellationToken) is { } refused)
                return refused;
            saved = await services.Drafts.SaveAsync(
                typed.Work(isTaken, isStored: true) with
                {
                    Text = saved.Item.Text,
                    PublishAt = moment,
                },
                typed.State,
                edit,
                cancellationToken
            );
            if (saved.Conflict is { } other)
                return new SaveResult(item, null, faults, other);
        }
        await services.Audit.AddAsync(
            act is "schedule" or "unschedule" ? act + "d" : "saved a draft",
            saved.Item.Path,
            isGone ? "what was published is gone, so it was not published"
                : due is { } at ? Display.Iso(at)
                : typed.Reason
        );
        if (act == "publish")
            return new SaveResult(saved.Item, null, faults);
        var said =
            act is "schedule" or "unschedule" ? act + "d"
            : saved.WasMerged ? "merged"
            : saved.Item.Draft?.PublishAt is not null ? "saved-scheduled"
            : "saved";
        return new SaveResult(saved.Item, said, faults);
    }

    /// <summary>What keeps a draft from being published.</summary>
    public async Task<FormErrors> FindFaultsAsync(
        Draft draft,
        ClaimsPrincipal organizer,
        CancellationToken cancellationToken
    )
    {
        var change = new ItemChange(draft.ItemId, draft.Path, draft.Text, draft.BaseHash);
        return
            await services.Desk.PreviewAsync([change], services.Now(organizer), cancellationToken)
                is Invalid faulty
            ? FormErrors.From(faulty.Faults)
            : new FormErrors();
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

    private static FormErrors Told(string name, string message)
    {
        var faults = new FormErrors();
        faults.Add(name, message);
        return faults;
    }

    /// <summary>A time is promised only to what could be published now.</summary>
    private async Task<SaveResult?> RefusalAsync(
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
        switch (await services.Desk.PreviewAsync([change], edit, cancellationToken))
        {
            case Conflicted conflicting:
                return new SaveResult(item, null, new FormErrors(), conflicting.Conflicts[0]);
            case Invalid faulty:
                await services.Audit.AddAsync(
                    "saved a draft",
                    item.Path,
                    "with errors, so it was not scheduled"
                );
                typed.NewPeople = AskedAbout(faulty);
                return new SaveResult(
                    item,
                    null,
                    await FindErrorsAsync(typed, item, faulty, cancellationToken)
                );
            default:
                return null;
        }
    }

    private async Task<SaveResult> PublishAsync(
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
        edit = edit with { Entry = services.Audit.Prepare("published", item.Path, typed.Reason) };
        var others = typed is { MovesSessions: true, MovedEdition: { } moved }
            ? await sessions.MoveAsync(moved, cancellationToken)
            : [];
        switch (await services.Desk.PublishAsync([change, .. others], edit, cancellationToken))
        {
            case Conflicted conflicting:
                return new SaveResult(item, null, new FormErrors(), conflicting.Conflicts[0]);
            case Invalid faulty:
                await services.Audit.AddAsync(
                    "saved a draft",
                    item.Path,
                    "with errors, so it was not published"
                );
                typed.NewPeople = AskedAbout(faulty);
                return new SaveResult(
                    item,
                    null,
                    await FindErrorsAsync(typed, item, faulty, cancellationToken)
                );
            case Published done:
                return new SaveResult(
                    item,
                    done.Merged.Count > 0 || saved.WasMerged ? "published-merged" : "published",
                    new FormErrors()
                )
                {
                    NewPeople = done.NewPeople,
                };
            default:
                throw new InvalidOperationException("There is no other outcome.");
        }
    }
}
