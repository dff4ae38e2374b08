using System.Security.Claims;
using System.Text;
using EMC2Workshop.Accounts;
using EMC2Workshop.Data;
using EMC2Workshop.Hosting;
using EMC2Workshop.Model;
using EMC2Workshop.Options;
using EMC2Workshop.Pages.Admin.Items;
using EMC2Workshop.Publishing.Drafts;
using EMC2Workshop.Submissions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EMC2Workshop.Pages.Admin;

/// <summary>
/// Accepted papers of an edition, from the file of a submission system: what was understood, what has to be answered,
/// one set of drafts, and one way to publish it and to take it back.
/// </summary>
/// <remarks>The file stays in memory: it holds reviews and addresses, which no disk shall have.</remarks>
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(
    MultipartBodyLengthLimit = MostBytes,
    MemoryBufferThreshold = MostBytes,
    ValueLengthLimit = SubmissionLimits.FileBytes
)]
public sealed class PapersModel(
    WorkshopDbContext db,
    StorePapers store,
    PaperDrafts papers,
    StagedSubmissions staging,
    ContactList contacts,
    SelectedItems selected,
    FaultSentences sentences,
    IOptions<OrganizersOptions> options,
    TimeProvider clock,
    EditorContext services
) : AdminPageModel
{
    /// <summary>The file, and the form around it.</summary>
    private const int MostBytes = SubmissionLimits.FileBytes + 64 * 1024;

    public Edition Edition { get; private set; } = null!;

    public StagedSubmission? Staged { get; private set; }

    /// <summary>Null while columns are named.</summary>
    public SubmissionPlan? Plan { get; private set; }

    /// <summary>Those that papers can be put in.</summary>
    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    /// <summary>Of an import that isn't published yet.</summary>
    public IReadOnlyList<Draft> Drafts { get; private set; } = [];

    public Revision? Last { get; private set; }

    public IReadOnlyList<string> Troubles { get; private set; } = [];

    public string? Said { get; private set; }

    /// <summary>When email addresses of the edition's authors are deleted.</summary>
    public DateTimeOffset ContactsEnd => ContactExpiry.DueFor(Edition, options.Value);

    public bool MayKeepContacts => ContactsEnd > clock.GetUtcNow();

    /// <param name="columns">They are to be named, though some were understood.</param>
    public async Task<IActionResult> OnGetAsync(string edition, string? upload, string? said, bool columns)
    {
        Said = said;
        if (!await FindAsync(edition))
            // Which says what is to be done first.
            return await IsBegunAsync(edition) ? Redirect($"/admin?edition={edition}#begun") : NotFound();
        if (upload is not null && staging.Find(upload, Owner, Edition.Id) is not { })
            return Refuse("This preview has expired. Upload the file again.");
        if (upload is not null)
            await ShowAsync(staging.Find(upload, Owner, Edition.Id)!, null);
        if (columns && Staged?.Bytes is not null)
            Plan = null;
        return Page();
    }

    /// <param name="keepEmails">Of authors, for organizers.</param>
    public async Task<IActionResult> OnPostAsync(
        string edition,
        IFormFile? file,
        string? text,
        bool keepEmails
    )
    {
        if (!await FindAsync(edition))
            return NotFound();
        var bytes = file is { Length: > 0 } ? await ReadAsync(file) : Encoding.UTF8.GetBytes(text ?? "");
        if (bytes.Length == 0)
            return Refuse(
                file is { FileName.Length: > 0 } ? "This file is empty." : "Choose a file, or paste a table."
            );
        return await UnderstandAsync(
            Path.GetFileName(file?.FileName ?? "pasted text"),
            bytes,
            null,
            keepEmails && MayKeepContacts
        );
    }

    public async Task<IActionResult> OnPostColumnsAsync(string edition, string? upload)
    {
        if (!await FindAsync(edition))
            return NotFound();
        if (staging.Find(upload, Owner, Edition.Id) is not { Bytes: { } bytes } staged)
            return Refuse("This preview has expired. Upload the file again.");
        var columns = SubmissionForm.ReadColumns(Request.Form);
        return await UnderstandAsync(staged.FileName, bytes, columns, staged.KeepsEmails);
    }

    /// <summary>Makes drafts of it, or says what is still to be answered.</summary>
    public async Task<IActionResult> OnPostDraftAsync(string edition, string? upload)
    {
        if (!await FindAsync(edition))
            return NotFound();
        if (staging.Find(upload, Owner, Edition.Id) is not { } staged)
            return Refuse("This preview has expired. Upload the file again.");
        await ShowAsync(staged, SubmissionForm.ReadAnswers(Request.Form));
        if (Plan is null || Plan.Questions.Count > 0)
            return Refuse(Plan?.Questions ?? ["Say which column is which first."]);
        if (Plan.FindErrors(services.Markdown) is { Count: > 0 } errors)
            return Refuse([.. errors.Select(error => $"{error.Path}: {error.Sentence}")]);
        if (Plan.Items.Count == 0 && Plan.Contacts.Count == 0)
            return Refuse("There is nothing to change: the site has all of this.");
        var edit = services.Now(User, null, "imported papers", Edition.Slug, $"{Plan.Items.Count} drafts");
        if (Plan.Items.Count > 0 && await papers.SaveAsync(Plan, edit, Aborted) is { } changed)
            return Refuse($"Somebody changed {changed} just now. Look again, and send it once more.");
        if (Plan.Contacts.Count > 0)
            await KeepContactsAsync(Plan.Contacts);
        staging.Remove(staged);
        return Redirect(
            Plan.Items.Count > 0
                ? $"/admin/papers/{Edition.Slug}?said=drafted"
                : $"/admin/contacts/{Edition.Slug}"
        );
    }

    private async Task KeepContactsAsync(IReadOnlyList<(string, string, string)> found)
    {
        await contacts.ReplaceAsync(Edition.Id, found, User.Identity!.Name!, Aborted);
        await services.Audit.AddAsync("kept authors' addresses", Edition.Slug, $"{found.Count} addresses");
    }

    public async Task<IActionResult> OnPostPublishAsync(string edition)
    {
        if (!await FindAsync(edition))
            return NotFound();
        if (Drafts.Count == 0)
            return Refuse("There is nothing to publish.");
        var edit = services.Now(User, null, PaperDrafts.PublishedSet, Edition.Slug, $"{Drafts.Count} drafts");
        return await TellAsync(
            await papers.PublishAsync(Edition, edit, Aborted),
            "published",
            "Not published: some of these drafts were changed meanwhile. Look at them one by one."
        );
    }

    /// <summary>From the trash all of it can be restored.</summary>
    public async Task<IActionResult> OnPostDiscardAsync(string edition)
    {
        if (!await FindAsync(edition))
            return NotFound();
        var outcome = await selected.DiscardAsync(
            [.. Drafts.Select(draft => draft.ItemId)],
            [.. Drafts.Select(draft => draft.Hash)],
            User,
            Aborted
        );
        return outcome.Discarded is { } discarded
            ? Redirect($"{AdminSetup.Root}/trash?discarded={discarded}")
            : Refuse([.. outcome.Troubles]);
    }

    /// <param name="revision">That was shown: what was published after it is not taken back.</param>
    public async Task<IActionResult> OnPostUndoAsync(string edition, long revision)
    {
        if (!await FindAsync(edition))
            return NotFound();
        if (Last is null || Last.Id != revision)
            return Refuse("Something else was published since. Look again.");
        var edit = services.Now(User, "Undone: import of papers", PaperDrafts.UndidSet, Edition.Slug);
        return await TellAsync(
            await papers.UndoAsync(Last, edit, Aborted),
            "undone",
            "Nothing undone: some of these papers were changed since they were published. Change them one by one."
        );
    }

    private string Owner => User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";

    private async Task<bool> FindAsync(string edition)
    {
        if (await db.FindEditionAsync(edition, Aborted) is not { } found)
            return false;
        Edition = found;
        var sessions = await db
            .Sessions.AsNoTracking()
            .InEdition(found)
            .InProgramOrder()
            .ToListAsync(Aborted);
        Sessions = sessions.FindAll(session => session.HasPapers);
        Drafts = await papers.FindAsync(found, Aborted);
        Last = await papers.LastAsync(found, Aborted);
        return true;
    }

    /// <summary>An edition that is a draft only.</summary>
    private Task<bool> IsBegunAsync(string edition)
    {
        var path = edition + "/edition";
        return db.Drafts.AnyAsync(draft => draft.Path == path, Aborted);
    }

    private static async Task<byte[]> ReadAsync(IFormFile file)
    {
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private async Task<IActionResult> UnderstandAsync(
        string name,
        byte[] bytes,
        ColumnChoice? columns,
        bool keepsEmails
    )
    {
        try
        {
            var list = SubmissionReader.Read(name, bytes, columns, keepsEmails);
            var kept = list.NeedsColumns || list.CanNameColumns ? bytes : null;
            var staged = staging.Add(Owner, Edition.Id, name, list, kept, keepsEmails);
            services.Audit.KeepQuiet();
            return Redirect($"/admin/papers/{Edition.Slug}?upload={staged.Id}");
        }
        catch (SubmissionFileException exception)
        {
            return Refuse(exception.Message);
        }
    }

    private async Task ShowAsync(StagedSubmission staged, SubmissionAnswers? answers)
    {
        Staged = staged;
        if (staged.List.NeedsColumns)
            return;
        var content = await store.ReadAsync(Edition, staged.List, Aborted);
        answers ??= new() { Sessions = SuggestedSessions.Find(staged.List, content, Sessions) };
        Plan = SubmissionPlan.Create(staged.List, content, answers);
    }

    private async Task<IActionResult> TellAsync(PublishResult outcome, string said, string refused) =>
        outcome switch
        {
            Published => Redirect($"/admin/papers/{Edition.Slug}?said={said}"),
            Invalid faulty => Refuse(await sentences.TellAsync(faulty.Faults, Aborted)),
            _ => Refuse(refused),
        };

    private PageResult Refuse(params IReadOnlyList<string> troubles)
    {
        Troubles = troubles;
        return Page(StatusCodes.Status422UnprocessableEntity);
    }
}
