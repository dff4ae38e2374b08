using System.ComponentModel.DataAnnotations;
using EMC2Workshop.Content;
using EMC2Workshop.Content.Fields;
using EMC2Workshop.Content.Forms;
using EMC2Workshop.Content.Texts;
using EMC2Workshop.Data;
using EMC2Workshop.Pages.Admin.Media;
using EMC2Workshop.Publishing.Desk;
using EMC2Workshop.Workshop;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace EMC2Workshop.Pages.Admin.Items;

/// <summary>Edits one item of any kind: the form is made from the same fields that its file has.</summary>
[UploadBody]
[EnableRateLimiting(Uploads.Limit)]
[IgnoreAntiforgeryToken(Order = 1001)] // looked at below, so that a form that has expired comes back filled in
public sealed class EditModel(EditServices services) : PageModel
{
    /// <summary>What a form has beside the item's fields; keys of fields have no hyphens.</summary>
    private static readonly string[] NotFields = ["item-slug", "item-state", "item-before", "change-reason", "publish-at", "act", "more", "move", "__RequestVerificationToken"];

    public Guid Id { get; private set; }

    public ItemKind Kind { get; private set; } = null!;

    public string? Edition { get; private set; }

    public DeskItem? Item { get; private set; }

    public ItemForm Form { get; private set; } = null!;

    public FormFaults Faults { get; private set; } = new();

    public Conflict? Conflict { get; private set; }

    /// <summary>The body as readers would see it, when asked for without scripts.</summary>
    public string? Preview { get; private set; }

    /// <summary>The last part of the address.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>As of <see cref="DeskItem.State"/> when the form was made.</summary>
    public string State { get; private set; } = "";

    /// <summary>The text that the form began from.</summary>
    public string Before { get; private set; } = "";

    public string Reason { get; private set; } = "";

    /// <summary>Wall clock in <see cref="Zone"/>.</summary>
    public string PublishAt { get; private set; } = "";

    public string Zone { get; private set; } = "UTC";

    public string? Said { get; private set; }

    /// <summary>Values to choose from, by the folder that fields name: slug and name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<(string Slug, string Name)>> Known { get; private set; } = null!;

    public string? PublicAddress => Item?.Published is { } published ? Address.OfFile(published.Path) : null;

    public string Heading => Item is null ? $"New {Kind.Name}" : ItemNames.Of(Kind.Name, Item.Path, Item.Text);

    public IEnumerable<FieldShape> Shapes => FieldShape.Of(Form.Fields).Where(shape => shape.Property.Name != nameof(ItemFields.Id));

    public bool HasSlug => Kind.Place.Contains("{slug}", StringComparison.Ordinal);

    private CancellationToken Aborted => HttpContext.RequestAborted;

    private string Path => HasSlug ? Kind.Place[..^3].Replace("{edition}", Edition, StringComparison.Ordinal).Replace("{slug}", Slug, StringComparison.Ordinal) : Item?.Path ?? Kind.Place[..^3].Replace("{edition}", Edition, StringComparison.Ordinal);

    public bool IsNeeded(FieldShape shape) => shape.Property.GetCustomAttributes(typeof(RequiredAttribute), true).Length > 0;

    /// <summary>How many rows a list shows: those that it has, and room for more.</summary>
    public int RowsOf(FieldShape list) => Form.CountOf(list.Key) + (Request.HasFormContentType && Request.Form["more"] == list.Key ? 4 : 1);

    public FieldView FieldOf(FieldShape shape, FieldShape list, int row) => new(this, shape, $"{list.Key}[{row}].{shape.Key}");

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (HttpMethods.IsPost(Request.Method) && !Request.HasFormContentType)
        {
            context.Result = BadRequest();
            return;
        }
        if (!HttpMethods.IsPost(Request.Method) || await services.Antiforgery.IsRequestValidAsync(HttpContext))
        {
            await next();
            return;
        }
        Response.StatusCode = StatusCodes.Status400BadRequest;
        var asked = (Id: Guid.TryParse(RouteData.Values["id"] as string, out var id) ? id : (Guid?)null, Kind: RouteData.Values["kind"] as string);
        if (context.HandlerMethod?.Name is not null || !await FindAsync(asked.Id, asked.Kind, Request.Query["edition"].FirstOrDefault()))
        {
            context.Result = BadRequest();
            return;
        }
        ReadForm();
        Faults.Add("", "The form had expired, so nothing was saved. What you typed is here: save it again.");
        context.Result = Page();
    }

    public async Task<IActionResult> OnGetAsync(Guid? id, string? kind, string? edition, string? said)
    {
        if (!await FindAsync(id, kind, edition)) return NotFound();
        Said = said;
        ShowStored();
        Check();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, string? kind, string? edition, string? act)
    {
        if (!await FindAsync(id, kind, edition)) return NotFound();
        ReadForm();
        if (await services.Uploads.TakeAsync(Request.Form.Files, Form, Faults, services.Now(User), Aborted) is { } refusal)
        {
            Response.StatusCode = refusal;
            return Page();
        }
        if (Request.Form["move"].ToString().Split(' ') is [var list, var from, var to] && int.TryParse(from, out var one) && int.TryParse(to, out var other)) Form.Move(list, one, other);
        else if (act is "preview") Preview = services.Markdown.Check(Form[ItemForm.Body]) is { } reason ? null : services.Markdown.ToHtml(Form[ItemForm.Body]);
        else if (act is "save" or "publish" or "schedule") return await SaveAsync(act);
        Check();
        return Page();
    }

    /// <summary>Every few seconds by a script: into the draft, never into what is published; a conflict is told and changes nothing.</summary>
    public async Task<IActionResult> OnPostAutosaveAsync(Guid? id, string? kind, string? edition)
    {
        if (!await FindAsync(id, kind, edition)) return NotFound();
        ReadForm();
        if (Item is not null && Item.State != State) return new JsonResult(new { conflict = Item.Draft?.By ?? "Somebody" }) { StatusCode = StatusCodes.Status409Conflict };
        var saved = await services.Drafts.SaveAsync(Work(PlaceOrTemporary()), State, Keys(), services.Now(User), Aborted);
        return new JsonResult(new { state = saved.Item.State, before = saved.Item.Text, address = $"/admin/items/{Id}" });
    }

    public async Task<IActionResult> OnPostDiscardAsync(Guid id, string state)
    {
        if (await services.Drafts.DiscardAsync(id, state, Aborted)) await services.Audit.AddAsync("threw a draft away", id.ToString());
        else return GoOn(id, "not-discarded");
        return await services.Drafts.FindAsync(id, Aborted) is null ? LocalRedirect("/admin") : GoOn(id, "discarded");
    }

    /// <summary>After a conflict: each disagreement is decided, and the outcome is a draft to look over.</summary>
    public async Task<IActionResult> OnPostResolveAsync(Guid id, string mine, string? original, string theirs, string path, bool published)
    {
        if (!await FindAsync(id, null, null)) return NotFound();
        var choices = Request.Form;
        // Browsers send line breaks as CR LF.
        (mine, original, theirs) = (mine.ReplaceLineEndings("\n"), (original ?? "").ReplaceLineEndings("\n"), theirs.ReplaceLineEndings("\n"));
        var merge = TextMerge.Of(original, theirs, mine, Keys(), number => choices[$"choice-{number}"] == "theirs");
        var work = new DraftWork(id, Kind.Name, path, merge.Text, theirs);
        var saved = published
            ? await services.Drafts.RebaseAsync(work, ContentItem.HashOf(theirs), choices["state"].ToString(), services.Now(User), Aborted)
            : await services.Drafts.SaveAsync(work, choices["state"].ToString(), Keys(), services.Now(User), Aborted);
        return saved.Conflict is null ? GoOn(id, "merged") : await ShowConflictAsync(saved.Conflict);
    }

    private async Task<IActionResult> SaveAsync(string act)
    {
        await CheckPlaceAsync();
        DateTimeOffset? due = null;
        if (act == "schedule" && (due = ReadMoment()) is null) Faults.Add("publish-at", "is no date and time after now, such as 2019-12-13 08:45");
        if (act == "schedule" && Faults.Any) return ShowAgain();

        var added = NewPeople.Resolve(Form, Kind, Known.GetValueOrDefault("people", []), mayAdd: act != "save");
        var saved = await services.Drafts.SaveAsync(Work(PlaceOrTemporary()) with { PublishAt = due }, State, Keys(), services.Now(User, Reason), Aborted);
        if (saved.Conflict is { } conflict) return await ShowConflictAsync(conflict);
        (Item, State, Before) = (saved.Item, saved.Item.State, saved.Item.Text);
        if (act == "save") return GoOn(Id, saved.WasMerged ? "merged" : "saved");
        if (act == "schedule")
        {
            if (added.Count > 0) await services.Desk.PublishAsync(added, services.Now(User, Reason), Aborted);
            return GoOn(Id, "scheduled");
        }
        if (Faults.Any) return ShowAgain();

        var change = new ItemChange(Id, Item.Path, Item.Text, Item.BaseHash) { DraftHash = Item.Draft!.Hash };
        var outcome = await services.Desk.PublishAsync([.. added, change], services.Now(User, Reason), Aborted);
        if (outcome is Conflicting conflicting) return await ShowConflictAsync(conflicting.Conflicts[0], published: true);
        if (outcome is Faulty faulty)
        {
            Faults = FormFaults.Of(Kind, Item.Text, faulty.Faults);
            return ShowAgain();
        }
        await services.Audit.AddAsync("published", Item.Path, Reason);
        return GoOn(Id, ((Done)outcome).Merged.Count > 0 || saved.WasMerged ? "published-merged" : "published");
    }

    private async Task<IActionResult> ShowConflictAsync(Conflict conflict, bool published = false)
    {
        Conflict = conflict;
        ViewData["Published"] = published;
        Item = await services.Drafts.FindAsync(Id, Aborted);
        Check();
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private RedirectResult GoOn(Guid id, string said) => Redirect($"{AdminSetup.Root}/items/{id}?said={said}");

    private PageResult ShowAgain()
    {
        Check();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<bool> FindAsync(Guid? id, string? kind, string? edition)
    {
        Item = id is { } known ? await services.Drafts.FindAsync(known, Aborted) : null;
        if (Item is not null)
        {
            if (ItemNames.Find(Item.Kind, Item.Path) is not { } found) return false;
            (Id, Kind, Edition, Slug) = (Item.Id, found, found.OfSeries ? null : Item.Path.Split('/')[0], Item.Path.Split('/')[^1]);
        }
        else
        {
            if (kind is null || ItemKind.All.FirstOrDefault(candidate => candidate.Name == kind && candidate.OfSeries == edition is null) is not { } found || found.Name is "series") return false;
            (Id, Kind, Edition) = (id ?? Guid.NewGuid(), found, edition);
        }
        Zone = await services.Choices.ZoneAsync(Edition, Aborted);
        Known = await services.Choices.OfAsync(Kind, Edition, Aborted);
        return true;
    }

    private void ShowStored()
    {
        (State, Before) = (Item?.State ?? "", Item?.Text ?? "");
        Form = ItemForm.Of(Kind, Before.Length > 0 ? Before : $"---\nid: {Id}\n---\n") ?? ItemForm.Of(Kind, [new(ItemForm.Body, Before)]);
        if (Item?.Draft?.PublishAt is { } due) PublishAt = TimeZoneInfo.ConvertTime(due, Zones.Find(Zone)!).ToString("yyyy-MM-ddTHH:mm", null);
        Reason = Item?.Draft?.Reason ?? "";
    }

    private void ReadForm()
    {
        var posted = Request.Form;
        Form = ItemForm.Of(Kind, posted.Where(value => !NotFields.Contains(value.Key)).Select(value => KeyValuePair.Create(value.Key, value.Value.ToString())));
        if (Item is null && Guid.TryParse(Form["id"], out var fresh)) Id = fresh;
        Form.Set("id", Id.ToString());
        (State, Before) = (posted["item-state"].ToString(), posted["item-before"].ToString().ReplaceLineEndings("\n"));
        (Reason, PublishAt) = (posted["change-reason"].ToString().Trim(), posted["publish-at"].ToString());
        if (HasSlug) Slug = posted["item-slug"].ToString().Trim();
    }

    /// <summary>Says beside the fields what keeps the text from being published.</summary>
    private void Check()
    {
        if (Faults.Any || (Item is null && !HttpMethods.IsPost(Request.Method))) return;
        var faults = new List<Fault>();
        var text = Form.ToText(Before);
        if (ItemPath.Parse(Path + ".md", out _) is { } at) ContentFile.Read(at, System.Text.Encoding.UTF8.GetBytes(text), services.Markdown, faults.Add);
        Faults = FormFaults.Of(Kind, text, faults);
    }

    private async Task CheckPlaceAsync()
    {
        if (ItemPath.Parse(Path + ".md", out var wrong) is null) Faults.Add("item-slug", Slug.Length > 0 ? wrong : "is needed, such as my-new-page");
        else if (await services.Drafts.IsTakenAsync(Id, Path, Aborted)) Faults.Add("item-slug", "is that of another item, published or in a draft; choose another one");
    }

    /// <summary>A draft that has no address yet stays where it was, or lies at one of its own.</summary>
    private string PlaceOrTemporary() => HasSlug && (Faults["item-slug"] is not null || ItemPath.Parse(Path + ".md", out _) is null)
        ? Item?.Path ?? Kind.Place[..^3].Replace("{edition}", Edition, StringComparison.Ordinal).Replace("{slug}", $"draft-{Id:N}"[..14], StringComparison.Ordinal) : Path;

    private DateTimeOffset? ReadMoment() =>
        FieldText.Parse(PublishAt.Replace('T', ' '), typeof(DateTime), out _) is DateTime wallClock && Zones.Exists(wallClock, Zone) && Zones.At(wallClock, Zone) is var moment && moment > services.Clock.GetUtcNow() ? moment : null;

    private DraftWork Work(string path) => new(Id, Kind.Name, path, Form.ToText(Before), Before);

    private List<string> Keys() => [.. FieldShape.Of(Kind.NewFields().GetType()).Select(shape => shape.Key)];
}
