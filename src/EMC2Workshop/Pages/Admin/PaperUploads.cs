using System.Security.Claims;
using EMC2Workshop.Accounts;
using EMC2Workshop.Model;
using EMC2Workshop.Pages.Admin.Items;
using EMC2Workshop.Submissions;

namespace EMC2Workshop.Pages.Admin;

/// <summary>Files of papers that organizers send: what is understood of each, and the drafts made of it.</summary>
public sealed class PaperUploads(
    StorePapers store,
    PaperDrafts papers,
    StagedSubmissions staging,
    ContactList contacts,
    EditorContext services
)
{
    /// <returns>Null where there is none, or not any more, or it is another organizer's or edition's.</returns>
    public StagedSubmission? Find(Edition edition, string? id, ClaimsPrincipal organizer) =>
        staging.Find(id, OwnerOf(organizer), edition.Id);

    /// <exception cref="SubmissionFileException">It can't be read.</exception>
    public StagedSubmission Add(
        Edition edition,
        string name,
        byte[] bytes,
        ColumnChoice? columns,
        bool keepsEmails,
        ClaimsPrincipal organizer
    )
    {
        var list = SubmissionReader.Read(name, bytes, columns, keepsEmails);
        var kept = list.NeedsColumns || list.CanNameColumns ? bytes : null;
        services.Audit.KeepQuiet();
        return staging.Add(OwnerOf(organizer), edition.Id, name, list, kept, keepsEmails);
    }

    /// <param name="sessions">Those that papers can be put in.</param>
    /// <param name="answers">Null where nothing was asked yet.</param>
    /// <returns>Null while columns are to be named.</returns>
    public async Task<SubmissionPlan?> PlanAsync(
        Edition edition,
        StagedSubmission staged,
        IReadOnlyList<Session> sessions,
        SubmissionAnswers? answers,
        CancellationToken cancellationToken
    )
    {
        if (staged.List.NeedsColumns)
            return null;
        var content = await store.ReadAsync(edition, staged.List, cancellationToken);
        answers ??= new() { Sessions = SuggestedSessions.Find(staged.List, content, sessions) };
        return SubmissionPlan.Create(staged.List, content, answers);
    }

    /// <returns>Why nothing was saved; empty where all of it was.</returns>
    public async Task<IReadOnlyList<string>> SaveAsync(
        Edition edition,
        StagedSubmission staged,
        SubmissionPlan plan,
        ClaimsPrincipal organizer,
        CancellationToken cancellationToken
    )
    {
        if (plan.Questions.Count > 0)
            return plan.Questions;
        if (plan.FindErrors(services.Markdown) is { Count: > 0 } errors)
            return [.. errors.Select(error => $"{error.Path}: {error.Sentence}")];
        if (plan.Items.Count == 0 && plan.Contacts.Count == 0)
            return ["There is nothing to change: the site has all of this."];
        var edit = services.Now(
            organizer,
            null,
            "imported papers",
            edition.Slug,
            $"{plan.Items.Count} drafts"
        );
        if (plan.Items.Count > 0 && await papers.SaveAsync(plan, edit, cancellationToken) is { } changed)
            return [$"Somebody changed {changed} just now. Look again, and send it once more."];
        if (plan.Contacts.Count > 0)
            await KeepContactsAsync(edition, plan.Contacts, organizer, cancellationToken);
        staging.Remove(staged);
        return [];
    }

    private async Task KeepContactsAsync(
        Edition edition,
        IReadOnlyList<(string, string, string)> found,
        ClaimsPrincipal organizer,
        CancellationToken cancellationToken
    )
    {
        await contacts.ReplaceAsync(edition.Id, found, organizer.Identity!.Name!, cancellationToken);
        await services.Audit.AddAsync("kept authors' addresses", edition.Slug, $"{found.Count} addresses");
    }

    private static string OwnerOf(ClaimsPrincipal organizer) =>
        organizer.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";
}
