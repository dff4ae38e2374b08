using System.ComponentModel.DataAnnotations;
using EMC2Workshop.Content;
using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Merging;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Data;
using EMC2Workshop.Pages.Admin.Media;
using EMC2Workshop.Publishing.Drafts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace EMC2Workshop.Pages.Admin.Items;

/// <summary>
/// Edits one item of any kind: the form is made from the same fields that its file has, which may be called as parts of
/// the address are.
/// </summary>
[UploadBody]
[EnableRateLimiting(Uploads.Limit)]
[IgnoreAntiforgeryToken(Order = 1001)] // looked at below, so that a form that has expired comes back filled in
public sealed partial class EditModel(EditorContext services) : AdminPageModel
{
    private const string Expired =
        "This page expired, so nothing was saved. Go back: what you typed is still there. Sign in again in "
        + "another tab.";
    private const string Gone =
        "Not saved: this item doesn’t exist anymore. Copy what you typed, and create the item again.";
    private const string NoRoom =
        "Not saved: a file found no room on the server’s disk. Your changes are still here. Save them "
        + "without the file, or later.";

    /// <summary>What is said of an earlier text that has faults by now.</summary>
    public const string RestoredAsDraft = "restored-draft";

    public EditableItem? Item { get; private set; }

    public ContentKind Kind { get; private set; } = null!;

    public string? Edition { get; private set; }

    public EditForm Typed { get; private set; } = null!;

    public FormErrors Faults { get; private set; } = new();

    public Conflict? Conflict { get; private set; }

    public bool IsConflictWithPublished { get; private set; }

    /// <summary>The body as readers would see it, when asked for without scripts.</summary>
    public string? Preview { get; private set; }

    public string Zone { get; private set; } = "UTC";

    public string? Said { get; private set; }

    /// <summary>
    /// Of what the browser keeps by itself: what was saved just now, so that it need not be kept any more.
    /// </summary>
    public string? StoredCopy { get; private set; }

    /// <summary>Whether the form shows what would be lost with it.</summary>
    public bool IsUnsaved => HttpMethods.IsPost(Request.Method) && !Typed.IsStored(Item, Zone);

    /// <summary>The draft that was just discarded, by its id in the trash.</summary>
    public Guid? Discarded { get; private set; }

    /// <summary>Null: readers see its edition, or it is of the series.</summary>
    public string? EditionTrouble { get; private set; }

    /// <summary>Values to choose from, by the folder that fields name: slug and name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<(string Slug, string Name)>> Known { get; private set; } = null!;

    public string? PublicAddress => Item?.Published is { } published ? ItemPath.UrlFor(published.Path) : null;

    public string Heading => Item is null ? $"New {Kind.Name}" : ItemNames.For(Kind.Name, Item.Path, Item.Text);

    public IEnumerable<ContentField> Shapes =>
        ContentField.ForType(Typed.Form.Fields).Where(shape => shape.Property.Name != nameof(ItemFields.Id));

    public bool IsNeeded(ContentField shape) =>
        shape.Property.GetCustomAttributes(typeof(RequiredAttribute), true).Length > 0;

    /// <summary>How many rows a list shows: those that it has, and room for more.</summary>
    public int RowsOf(ContentField list) =>
        Typed.Form.Count(list.Key) + (Request.HasFormContentType && Request.Form["more"] == list.Key ? 4 : 1);

    public FieldView FieldOf(ContentField shape, ContentField list, int row) =>
        new(this, shape, $"{list.Key}[{row}].{shape.Key}");

    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        if (!HttpMethods.IsPost(Request.Method))
            await next();
        else if (!await PostedForm.IsReadableAsync(Request, Aborted))
            context.Result = BadRequest();
        else if (await services.Antiforgery.IsRequestValidAsync(HttpContext))
        {
            var done = await next();
            if (
                done.Exception is not { } exception
                || !StoreErrors.IsStoreError(exception)
                || context.HandlerMethod?.Name is not null
                || Typed is null
            )
                return;
            done.ExceptionHandled = true;
            done.Result = Refuse(
                StatusCodes.Status503ServiceUnavailable,
                "Not saved: the site's store can't be written just now. What you typed is here; try again "
                    + "in a minute, and keep this page open until it worked."
            );
        }
        else
        {
            context.Result =
                context.HandlerMethod?.Name is null
                && await FindAsync(
                    IdIn(RouteData.Values),
                    RouteData.Values["kind"] as string,
                    Request.Query["edition"].FirstOrDefault()
                )
                    ? Refuse(
                        StatusCodes.Status400BadRequest,
                        "The form had expired, so nothing was saved. What you typed is here: save it again."
                    )
                    : Refusal.Create(Request, StatusCodes.Status400BadRequest, Expired);
        }
    }

    public async Task<IActionResult> OnGetAsync(
        [FromRoute] Guid? id,
        [FromRoute] string? kind,
        [FromQuery] string? edition,
        string? said,
        string? copy,
        Guid? discarded
    )
    {
        if (!await FindAsync(id, kind, edition))
            return NotFound();
        (Said, StoredCopy, Discarded) = (said, copy, discarded);
        if (Typed.Unreadable is not null)
            return Page();
        if (said == RestoredAsDraft && Item?.Draft is { } draft)
        {
            var change = new ItemChange(draft.ItemId, draft.Path, draft.Text, draft.BaseHash);
            if (await services.Desk.PreviewAsync([change], services.Now(User), Aborted) is Invalid faulty)
                Faults = FormErrors.From(faulty.Faults);
        }
        Check();
        if (Item is null && !Typed.HasSlug && ItemPath.Parse(Typed.Path + ".md", out var wrong) is null)
            Faults.Add("", wrong);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        [FromRoute] Guid? id,
        [FromRoute] string? kind,
        [FromQuery] string? edition,
        string? act
    )
    {
        if (!await FindAsync(id, kind, edition))
            return NotFound();
        if (Typed.Unreadable is not null)
            return ShowText();
        if (
            await services.Uploads.TakeAsync(Request.Form.Files, Typed.Form, Faults, services.Now(User), Aborted) is
            { } refusal
        )
        {
            Response.StatusCode = refusal;
            if (refusal == StatusCodes.Status503ServiceUnavailable)
                Faults.Add("", NoRoom);
            return Page();
        }
        if (act is "save" or "publish" or "schedule")
            return await SaveAsync(act);
        services.Audit.KeepQuiet();
        if (
            Request.Form["move"].ToString().Split(' ') is [var list, var from, var to]
            && int.TryParse(from, out var one)
            && int.TryParse(to, out var other)
        )
            Typed.Form.Move(list, one, other);
        else if (act is "preview")
            Preview = services.Markdown.Check(Typed.Form[ItemFormValues.Body]) is { }
                ? null
                : services.Markdown.ToHtml(Typed.Form[ItemFormValues.Body]);
        Check();
        return Page();
    }

    /// <summary>
    /// Every few seconds by a script: into the draft, never into what is published; a conflict is told and changes
    /// nothing.
    /// </summary>
    public async Task<IActionResult> OnPostAutosaveAsync(
        [FromRoute] Guid? id,
        [FromRoute] string? kind,
        [FromQuery] string? edition
    )
    {
        if (!await FindAsync(id, kind, edition))
            return Refusal.Create(Request, StatusCodes.Status404NotFound, Gone);
        var refused = Typed.Unreadable is { } at
            ? $"the form would lose part of the text. Line {at.Line}: {at.Reason}."
            : Typed.TooLong()?.Message;
        if (refused is not null)
            return Refusal.Create(Request, StatusCodes.Status422UnprocessableEntity, $"Not saved: {refused}");
        services.Audit.KeepQuiet();
        var wasScheduled = Item?.Draft?.PublishAt is not null;
        var work = Typed.Work(await services.Drafts.IsTakenAsync(Typed.Id, Typed.Path, Aborted), Item is not null);
        // What was sent before, and whose answer was lost on the way, is there already.
        if (Item is null || Item.Text != work.Text || Item.Path != work.Path || !Typed.HasStoredReason(Item))
        {
            var saved =
                Item is not null && Item.State != Typed.State
                    ? null
                    : await services.Drafts.SaveAsync(
                        work,
                        Typed.State,
                        Typed.Keys,
                        services.Now(User, Typed.Reason),
                        Aborted
                    );
            if (saved is not { Conflict: null })
            {
                var by = saved?.Conflict?.By ?? Item?.Draft?.By ?? await services.Drafts.ByAsync(Typed.Id, Aborted);
                var told = new
                {
                    conflict = by,
                    message = $"{by} edited this too. Save to see both versions; nothing is lost.",
                };
                return new JsonResult(told) { StatusCode = StatusCodes.Status409Conflict };
            }
            Item = saved.Item;
        }
        return new JsonResult(
            new
            {
                state = Item.State,
                before = Item.Text,
                address = $"/admin/items/{Typed.Id}",
                isStored = Typed.IsStored(Item, Zone),
                notes = NotesOf(wasScheduled),
            }
        );
    }

    public async Task<IActionResult> OnPostDiscardAsync([FromRoute] Guid id, string? state)
    {
        if (await services.Drafts.FindAsync(id, Aborted) is not { } item)
            return NotFound();
        if (item.Draft is not { } draft || draft.Hash != state)
            return GoOn(id, "not-discarded");
        if (draft.By == User.Identity?.Name)
            return await new DiscardDraft(services).DiscardAsync(item, state, User, Aborted);
        services.Audit.KeepQuiet();
        return Redirect($"{AdminSetup.Root}/items/{id}/discard");
    }

    /// <summary>After a conflict: each disagreement is decided, and the outcome is a draft to look over.</summary>
    public async Task<IActionResult> OnPostResolveAsync(
        [FromRoute] Guid id,
        string? mine,
        string? original,
        string? theirs,
        string? path,
        bool published
    )
    {
        if (!await FindAsync(id, null, null) || mine is null || theirs is null || path is null || !IsPlaceHere(path))
            return NotFound();
        var choices = Request.Form;
        // Browsers send line breaks as CR LF.
        (mine, original, theirs) = (
            ItemFormValues.PlainLines(mine),
            ItemFormValues.PlainLines(original ?? ""),
            ItemFormValues.PlainLines(theirs)
        );
        var merge = ThreeWayMerge.Merge(
            original,
            theirs,
            mine,
            Typed.Keys,
            number => choices[$"choice-{number}"] == "theirs"
        );
        if (ContentLimits.FindError(merge.Text) is { } tooLong)
            return Refusal.Create(
                Request,
                StatusCodes.Status422UnprocessableEntity,
                $"Not saved: {tooLong} Go back: both versions are still there."
            );
        var seen =
            Item?.Published is { } current && ItemFormValues.PlainLines(current.Text) == theirs
                ? current.Hash
                : ContentItem.ComputeHash(theirs);
        var work = new DraftWork(id, Kind.Name, path, merge.Text, theirs);
        var saved = published
            ? await services.Drafts.RebaseAsync(work, seen, choices["state"].ToString(), services.Now(User), Aborted)
            : await services.Drafts.SaveAsync(
                work,
                choices["state"].ToString(),
                Typed.Keys,
                services.Now(User),
                Aborted
            );
        if (saved.Conflict is { } conflict)
            return await ShowConflictAsync(conflict);
        await services.Audit.AddAsync("settled a conflict", path);
        return GoOn(id, "merged");
    }

    private async Task<IActionResult> SaveAsync(string act)
    {
        if (Typed.TooLong() is { } tooLong)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            Faults.Add("", "Not saved: the text is too long. Your changes are still here.");
            Faults.Add(tooLong.Field, tooLong.Message);
            return Page();
        }
        var saved = await new EditFormSaver(services).SaveAsync(act, Typed, Item, Zone, User, Aborted);
        if (saved.Conflict is { } conflict)
            return await ShowConflictAsync(conflict, saved.IsWithPublished);
        if (saved.Said is { } said)
            return GoOn(Typed.Id, said);
        (Item, Faults) = (saved.Item, saved.Faults);
        Check();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<IActionResult> ShowConflictAsync(Conflict conflict, bool published = false)
    {
        Conflict = conflict;
        IsConflictWithPublished = published;
        Item = await services.Drafts.FindAsync(Typed.Id, Aborted);
        await services.Audit.AddAsync("was refused: changed meanwhile", conflict.Change.Path, $"by {conflict.By}");
        Check();
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private PageResult ShowText()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private RedirectResult GoOn(Guid id, string said)
    {
        var copy = Typed is { Copy.Length: > 0 } ? $"&copy={Uri.EscapeDataString(Typed.Copy)}" : "";
        return Redirect($"{AdminSetup.Root}/items/{id}?said={said}{copy}");
    }

    /// <summary>What a draft that was saved by itself leaves out.</summary>
    private IEnumerable<string> NotesOf(bool wasScheduled)
    {
        if (!Typed.HasStoredAddress(Item))
            yield return "The page address isn't saved: another item uses it, or it isn't valid.";
        if (wasScheduled && Item?.Draft?.PublishAt is null)
            yield return "It is no longer scheduled. Choose “Publish then” to schedule it again.";
        else if (!Typed.HasStoredTime(Item, Zone))
            yield return "The publishing time isn't saved. Choose “Publish then” to schedule it.";
    }

    private PageResult Refuse(int status, string why)
    {
        Response.StatusCode = status;
        Faults = new FormErrors();
        Faults.Add("", why);
        return Page();
    }

    private static Guid? IdIn(RouteValueDictionary values) =>
        Guid.TryParse(values["id"] as string, out var id) ? id : null;

    private void Check()
    {
        if (!Faults.Any && Typed.Unreadable is null && (Item is not null || HttpMethods.IsPost(Request.Method)))
            Faults = Typed.Check(services.Markdown);
    }

    private async Task<bool> FindAsync(Guid? id, string? kind, string? edition)
    {
        Item = id is { } known ? await services.Drafts.FindAsync(known, Aborted) : null;
        // What was removed while somebody wrote has its place still, so that nothing written is lost.
        var former =
            Item is null && id is { } gone && HttpMethods.IsPost(Request.Method)
                ? await services.Drafts.FindFormerAsync(gone, Aborted)
                : null;
        if (former is { } was)
            (kind, edition) = (was.Kind, ItemPath.Parse(was.Path + ".md", out _)?.Edition);
        var found = Item is not null
            ? ItemNames.Find(Item.Kind, Item.Path)
            : ContentKind.All.FirstOrDefault(candidate =>
                candidate.Name == kind && candidate.OfSeries == edition is null && !candidate.IsPermanent
            );
        if (found is null)
            return false;
        (Kind, Edition) = (
            found,
            Item is null ? edition
            : found.OfSeries ? null
            : Item.Path.Split('/')[0]
        );
        EditionTrouble =
            found.OfSeries || found.IsEdition ? null : await services.Choices.EditionTroubleAsync(Edition!, Aborted);
        Zone = await services.Choices.ZoneAsync(Edition, Aborted);
        Known = await services.Choices.FindAsync(Kind, Edition, Aborted);
        var identity = Item?.Id ?? id ?? Guid.NewGuid();
        if (!HttpMethods.IsPost(Request.Method))
        {
            Typed = EditForm.From(identity, Kind, Edition, Item, Zone);
            return true;
        }
        Typed = EditForm.From(identity, Kind, Edition, Item, Request.Form);
        return Item is not null
            || (!await services.Drafts.IsErasedAsync(Typed.Id, Aborted) && await IsOursAsync(Typed.Id));
    }

    /// <summary>
    /// An id that comes with the form of a new item may be one that was saved from it already, but no other item's.
    /// </summary>
    private async Task<bool> IsOursAsync(Guid id)
    {
        var known = await services.Drafts.FindAsync(id, Aborted);
        var (kind, path) = known is not null
            ? (known.Kind, known.Path)
            : await services.Drafts.FindFormerAsync(id, Aborted) ?? (Kind.Name, "");
        return kind == Kind.Name && (path.Length == 0 || IsPlaceHere(path));
    }

    /// <summary>A place that an item of this kind and edition may have, or already has.</summary>
    private bool IsPlaceHere(string path) =>
        path == Item?.Path
        || (ItemPath.Parse(path + ".md", out _) is { } place && place.Kind == Kind && place.Edition == Edition);
}
