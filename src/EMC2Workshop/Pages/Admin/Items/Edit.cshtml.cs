using System.Text;
using EMC2Workshop.Content;
using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Model;
using EMC2Workshop.Pages.Admin.Media;
using EMC2Workshop.Publishing.Drafts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace EMC2Workshop.Pages.Admin.Items;

/// <summary>
/// Edits one item of any kind: the form is made from the same fields that its file has, which may be called as parts of
/// the address are.
/// </summary>
[UploadBody]
[EnableRateLimiting(Uploads.Limit)]
[IgnoreAntiforgeryToken(Order = 1001)] // looked at by the filter, so that a form that has expired comes back filled in
[TypeFilter<UnsavedFormFilter>(Order = int.MinValue)]
public sealed class EditModel(
    EditorContext services,
    EditedItemQuery items,
    EditFormSaver saver,
    EditFormPublisher publisher,
    PublishQuestions questions,
    DraftAutosaver autosaver,
    DiscardDraft discarder,
    OpenEditors open,
    IDataProtectionProvider protection
) : AdminPageModel
{
    /// <summary>What is said of an earlier text that has faults by now.</summary>
    public const string RestoredAsDraft = "restored-draft";

    /// <summary>What is said of an earlier text that has taken a draft's place.</summary>
    public const string RestoredOverDraft = "restored-over-draft";

    /// <summary>Behind the word of a button: the question that was asked is answered.</summary>
    private const string Anyway = "-anyway";

    private bool isUploadRefused;

    /// <summary>The word of the button; null: nothing was sent.</summary>
    public string? Pressed { get; private set; }

    [FromRoute]
    public Guid? Id { get; set; }

    /// <summary>Of a new item, as its edition is.</summary>
    [FromRoute]
    public string? Kind { get; set; }

    [FromQuery]
    public string? Edition { get; set; }

    public EditedItem Edited { get; private set; } = null!;

    public EditForm Typed { get; private set; } = null!;

    public FormErrors Faults { get; private set; } = new();

    public Conflict? Conflict { get; private set; }

    /// <summary>The body as readers would see it, when asked for without scripts.</summary>
    public string? Preview { get; private set; }

    public string? Said { get; private set; }

    /// <summary>Of the copies that the browser keeps by itself: what was saved just now.</summary>
    public string? StoredCopy { get; private set; }

    /// <summary>People who are new with what was published just now.</summary>
    public IReadOnlyList<Person> Added { get; private set; } = [];

    /// <summary>The draft that was just discarded, by its id in the trash.</summary>
    public Guid? Discarded { get; private set; }

    /// <summary>The person that was just merged into this one.</summary>
    [FromQuery]
    public Guid? Merged { get; set; }

    /// <summary>Who else has it open, or has saved a draft of it.</summary>
    public string Presence { get; private set; } = "";

    /// <summary>Null where it is published without one.</summary>
    public PublishQuestion? Question { get; private set; }

    /// <summary>The field whose file was just taken.</summary>
    public string? Uploaded { get; private set; }

    /// <summary>Whether the form shows what would be lost with it.</summary>
    public bool IsUnsaved => HttpMethods.IsPost(Request.Method) && new UnsavedChanges(Typed, Edited.Item).Any;

    /// <summary>What was not done, or else what is in the way of publishing.</summary>
    /// <param name="problems">Such as "2 problems".</param>
    public string Refused(string problems) =>
        Pressed is "schedule" ? $"Not scheduled: fix {problems}"
        : Pressed is "publish" ? $"Not published: fix {problems}"
        : isUploadRefused ? $"Not uploaded: fix {problems}"
        : $"Fix {problems} before you publish";

    private string Me => User.Identity?.Name ?? "";

    public async Task<IActionResult> OnGetAsync(
        string? said,
        string? copy,
        Guid? discarded,
        string[] added,
        Guid? like
    )
    {
        if (!await FindAsync())
            return Id is { } gone && await items.IsDeletedAsync(gone, Aborted)
                ? Redirect($"{AdminSetup.Root}/trash?gone={gone}")
                : NotFound();
        if (
            Edited.Item is null
            && like is { } other
            && await services.Drafts.FindAsync(other, Aborted) is { } model
        )
            if (model.Kind == Edited.Kind.Name)
                Typed = EditForm.Like(Edited, model);
        Added = await items.FindPeopleAsync(added, Aborted);
        (Said, StoredCopy, Discarded) = (said, copy, discarded);
        Presence = open.Tell(Edited.Item, Edited.Item?.State, Me);
        if (Typed.Unreadable is not null)
            return Page();
        if (said is RestoredAsDraft or RestoredOverDraft && Edited.Item?.Draft is { } draft)
            Faults = await publisher.FindFaultsAsync(draft, User, Aborted);
        Check();
        if (
            Edited.Item is null
            && !Typed.Address.HasSlug
            && ItemPath.Parse(Typed.Address.Path + ".md", out var wrong) is null
        )
            Faults.Add("", wrong);
        return Page();
    }

    /// <summary>Asked for every few seconds by a script.</summary>
    /// <param name="state">Of the item that the form began from.</param>
    public async Task<IActionResult> OnGetPresenceAsync([FromRoute] Guid id, string? state) =>
        await services.Drafts.FindAsync(id, Aborted) is { } item
            ? new JsonResult(new { presence = open.Tell(item, state, Me) })
            : NotFound();

    /// <summary>The item's page as visitors will see it.</summary>
    public async Task<IActionResult> OnGetPageAsync([FromRoute] Guid id) =>
        await services.Drafts.FindAsync(id, Aborted) is not { } item ? NotFound()
        : item.Draft is null ? Redirect(ItemPath.UrlFor(item.Path))
        : Redirect(DraftPreview.AddressFor(protection, id, services.Clock.GetUtcNow()));

    /// <summary>A way on from a text that can't be edited in a form: it can be downloaded.</summary>
    public async Task<IActionResult> OnGetTextAsync([FromRoute] Guid id) =>
        await services.Drafts.FindAsync(id, Aborted) is { } item
            ? File(
                Encoding.UTF8.GetBytes(item.Text),
                "text/markdown; charset=utf-8",
                item.Path.Split('/')[^1] + ".md"
            )
            : NotFound();

    public async Task<IActionResult> OnPostAsync(string? act)
    {
        if (!await FindAsync())
            return NotFound();
        // A button without a word of its own adds, moves or removes a row.
        var isAnswered = act is "publish" + Anyway or "schedule" + Anyway or PublishQuestion.WithSessions;
        Typed.MovesSessions = act == PublishQuestion.WithSessions;
        act = isAnswered ? act!.Split('-')[0] : act;
        Pressed = act ?? "";
        if (Typed.Unreadable is not null)
            return Page(StatusCodes.Status422UnprocessableEntity);
        var (files, edit) = (Request.Form.Files, services.Now(User));
        if (await services.Uploads.TakeAsync(files, Typed.Form, Faults, edit, Aborted) is { } refusal)
        {
            isUploadRefused = true;
            return Page(refusal);
        }
        if (act?.StartsWith(Uploads.Act, StringComparison.Ordinal) is true)
            return ShowUpload(act[Uploads.Act.Length..], files);
        if (!isAnswered && act is "publish" or "schedule")
            if (await questions.FindAsync(Edited, Typed, Me, Aborted) is { } question)
                return await AskAsync(question);
        if (act is "save" or "publish" or "schedule" or "unschedule" or "page")
            return await SaveAsync(act);
        services.Audit.KeepQuiet();
        var isMoved = FormButtons.Press(Typed.Form, Request.Form);
        var body = Typed.Form[ItemFormValues.Body];
        if (!isMoved && act is "preview" && services.Markdown.Check(body) is null)
            Preview = services.Markdown.ToHtml(body);
        Check();
        return Page();
    }

    /// <summary>Every few seconds by a script.</summary>
    public async Task<IActionResult> OnPostAutosaveAsync()
    {
        if (!await FindAsync())
            return Refusal.Create(
                Request,
                StatusCodes.Status404NotFound,
                "Not saved: this item doesn’t exist anymore. Copy what you typed, and create the item again."
            );
        var refused = Typed.Unreadable is { } at
            ? $"the form would lose part of the text. Line {at.Line}: {at.Reason}."
            : Typed.TooLong()?.Message;
        if (refused is not null)
            return Refusal.Create(Request, StatusCodes.Status422UnprocessableEntity, $"Not saved: {refused}");
        services.Audit.KeepQuiet();
        return await autosaver.SaveAsync(Typed, Edited, services.Now(User, Typed.Reason), Aborted);
    }

    public async Task<IActionResult> OnPostDiscardAsync([FromRoute] Guid id, string? state) =>
        await services.Drafts.FindAsync(id, Aborted) is { } item
            ? await discarder.DiscardOwnAsync(item, state, User, Aborted)
            : NotFound();

    /// <summary>Reads what is edited, and what was typed into its form.</summary>
    public async Task<bool> FindAsync()
    {
        var isPosted = HttpMethods.IsPost(Request.Method);
        if (await items.FindAsync(Id, Kind, Edition, isPosted, Aborted) is not { } found)
            return false;
        Edited = found;
        Typed = isPosted ? EditForm.From(found, Request.Form) : EditForm.From(found);
        return !isPosted || found.Item is not null || await items.IsFreeAsync(Typed.Id, found, Aborted);
    }

    /// <summary>The form as it was typed, with nothing but the reason why it was not saved.</summary>
    public PageResult Refuse(int status, string why)
    {
        Faults = new FormErrors();
        Faults.Add("", why);
        return Page(status);
    }

    private async Task<IActionResult> SaveAsync(string act)
    {
        var saved = await saver.SaveAsync(act == "page" ? "save" : act, Typed, Edited, User, Aborted);
        if (saved.Conflict is { } conflict)
            return await ShowConflictAsync(conflict);
        if (act == "page" && saved.Said is not null)
            return Redirect($"{AdminSetup.Root}/items/{Typed.Id}?handler=Page");
        if (saved.Said is { } said)
            return GoOn(said, saved.NewPeople);
        (Edited, Faults) = (Edited with { Item = saved.Item }, saved.Faults);
        Check();
        return Page(StatusCodes.Status422UnprocessableEntity);
    }

    private PageResult ShowUpload(string field, IFormFileCollection files)
    {
        services.Audit.KeepQuiet();
        isUploadRefused = files.GetFile(field + Uploads.Suffix) is not { FileName.Length: > 0 };
        if (isUploadRefused)
        {
            Faults.Add(field, "Choose a file first.");
            return Page(StatusCodes.Status422UnprocessableEntity);
        }
        Uploaded = field;
        return Page();
    }

    /// <summary>What was typed is saved; it is published once the question is answered.</summary>
    private async Task<IActionResult> AskAsync(PublishQuestion question)
    {
        var saved = await saver.SaveAsync("save", Typed, Edited, User, Aborted);
        if (saved.Conflict is { } conflict)
            return await ShowConflictAsync(conflict);
        (Edited, Question) = (Edited with { Id = Typed.Id, Item = saved.Item }, question);
        if (saved.Said is not null)
            Typed = EditForm.From(Edited, Typed); // with what the other wrote
        return Page(StatusCodes.Status409Conflict);
    }

    private async Task<IActionResult> ShowConflictAsync(Conflict conflict)
    {
        Conflict = conflict;
        Edited = Edited with { Id = Typed.Id, Item = await services.Drafts.FindAsync(Typed.Id, Aborted) };
        await services.Audit.AddAsync("edit conflict", conflict.Change.Path, $"by {conflict.By}");
        Check();
        return Page(StatusCodes.Status409Conflict);
    }

    private RedirectResult GoOn(string said, IEnumerable<string>? newPeople = null)
    {
        var copy = Typed.Copy.Length > 0 ? $"&copy={Uri.EscapeDataString(Typed.Copy)}" : "";
        var added = string.Concat((newPeople ?? []).Select(slug => $"added={slug}&"));
        return Redirect($"{AdminSetup.Root}/items/{Typed.Id}?{added}said={said}{copy}");
    }

    private void Check()
    {
        if (
            !Faults.Any
            && Typed.Unreadable is null
            && (Edited.Item is not null || HttpMethods.IsPost(Request.Method))
        )
            Faults = Typed.Check(services.Markdown);
    }
}
