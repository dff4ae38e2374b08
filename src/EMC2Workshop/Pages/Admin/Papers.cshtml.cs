using System.Text;
using EMC2Workshop.Data;
using EMC2Workshop.Hosting;
using EMC2Workshop.Model;
using EMC2Workshop.Options;
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
    PaperUploads uploads,
    PaperDrafts papers,
    PaperPublishing publishing,
    SelectedItems selected,
    IOptions<OrganizersOptions> options,
    TimeProvider clock
) : AdminPageModel
{
    /// <summary>The file, and the form around it.</summary>
    private const int MostBytes = SubmissionLimits.FileBytes + 64 * 1024;

    private const string Expired = "This preview has expired. Upload the file again.";

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
        if (upload is not null)
        {
            if (uploads.Find(Edition, upload, User) is not { } staged)
                return Refuse(Expired);
            await ShowAsync(staged, null);
        }
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
        var name = Path.GetFileName(file?.FileName ?? "pasted text");
        return Add(name, bytes, null, keepEmails && MayKeepContacts);
    }

    public async Task<IActionResult> OnPostColumnsAsync(string edition, string? upload)
    {
        if (!await FindAsync(edition))
            return NotFound();
        if (uploads.Find(Edition, upload, User) is not { Bytes: { } bytes } staged)
            return Refuse(Expired);
        var columns = SubmissionForm.ReadColumns(Request.Form);
        return Add(staged.FileName, bytes, columns, staged.KeepsEmails);
    }

    /// <summary>Makes drafts of it, or says what is still to be answered.</summary>
    public async Task<IActionResult> OnPostDraftAsync(string edition, string? upload)
    {
        if (!await FindAsync(edition))
            return NotFound();
        if (uploads.Find(Edition, upload, User) is not { } staged)
            return Refuse(Expired);
        await ShowAsync(staged, SubmissionForm.ReadAnswers(Request.Form));
        if (Plan is null)
            return Refuse("Say which column is which first.");
        if (await uploads.SaveAsync(Edition, staged, Plan, User, Aborted) is { Count: > 0 } troubles)
            return Refuse(troubles);
        return Plan.Items.Count > 0 ? GoOn("drafted") : Redirect($"/admin/contacts/{Edition.Slug}");
    }

    public async Task<IActionResult> OnPostPublishAsync(string edition)
    {
        if (!await FindAsync(edition))
            return NotFound();
        var troubles = await publishing.PublishAsync(Edition, Drafts.Count, User, Aborted);
        return troubles.Count > 0 ? Refuse(troubles) : GoOn("published");
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
        var troubles = await publishing.UndoAsync(Edition, Last, User, Aborted);
        return troubles.Count > 0 ? Refuse(troubles) : GoOn("undone");
    }

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

    private IActionResult Add(string name, byte[] bytes, ColumnChoice? columns, bool keepsEmails)
    {
        try
        {
            var staged = uploads.Add(Edition, name, bytes, columns, keepsEmails, User);
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
        Plan = await uploads.PlanAsync(Edition, staged, Sessions, answers, Aborted);
    }

    private RedirectResult GoOn(string said) => Redirect($"/admin/papers/{Edition.Slug}?said={said}");

    private PageResult Refuse(params IReadOnlyList<string> troubles)
    {
        Troubles = troubles;
        return Page(StatusCodes.Status422UnprocessableEntity);
    }
}
