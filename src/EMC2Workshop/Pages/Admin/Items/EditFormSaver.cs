using System.Security.Claims;
using EMC2Workshop.Content;
using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Publishing.Drafts;

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
public sealed class EditFormSaver(EditorContext services, NewPeopleDrafts people, EditFormPublisher publisher)
{
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
        var (item, address, faults) = (edited.Item, typed.Address, new FormErrors());
        var edit = services.Now(organizer, typed.Reason);
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
        if (act is "publish" or "schedule" && address.IsMissing)
            address.Slug = (
                await services.Drafts.ProposePathAsync(
                    typed.Id,
                    edited.Kind,
                    edited.Edition,
                    typed.Name,
                    cancellationToken
                )
            ).Split('/')[^1];
        var isTaken = await services.Drafts.IsTakenAsync(typed.Id, address.Path, cancellationToken);
        if (ItemPath.Parse(address.Path + ".md", out var wrong) is null)
            faults.Add(
                address.HasSlug ? "item-slug" : "",
                address.IsMissing ? "Enter a page address, such as my-new-page." : wrong
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
        if (faults.Any && !isGone && (act == "schedule" || !address.HasSlug))
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
        if (address.HasSlug && !faults.Any && saved.Item.Path != address.Path)
            faults.Add("item-slug", Taken);
        faults.Add(unsaved);
        if (act is "save" or "unschedule" && unsaved.Any)
            return new SaveResult(saved.Item, null, faults);
        if (act == "publish" && !faults.Any)
            return await publisher.PublishAsync(typed, saved, edit, cancellationToken);
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
            if (await publisher.RefusalAsync(typed, saved.Item, edit, cancellationToken) is { } refused)
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

    private static FormErrors Told(string name, string message)
    {
        var faults = new FormErrors();
        faults.Add(name, message);
        return faults;
    }
}
