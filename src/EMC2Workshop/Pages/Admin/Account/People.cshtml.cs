using EMC2Workshop.Hosting;
using EMC2Workshop.Organizers;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Admin.Account;

/// <summary>Who may edit; for owners.</summary>
public sealed class PeopleModel(UserManager<Organizer> users, OneTimeLinks links, Accounts accounts, AuditLog audit, SiteAddress site) : PageModel
{
    public IReadOnlyList<Organizer> Organizers { get; private set; } = [];

    /// <summary>To be copied and sent; told only now.</summary>
    public string? Link { get; private set; }

    public string? Trouble { get; private set; }

    public string? Email { get; private set; }

    private CancellationToken Aborted => HttpContext.RequestAborted;

    public async Task OnGetAsync() => Organizers = await users.Users.AsNoTracking().OrderBy(organizer => organizer.Email).ToListAsync(Aborted);

    public async Task<IActionResult> OnPostInviteAsync(string? email, OrganizerRole role)
    {
        Email = email?.Trim();
        if (Email is null || !Email.Contains('@', StringComparison.Ordinal) || Email.Length > 200) return await RefuseAsync("That is no e-mail address, such as ada@example.org.");
        if (await users.FindByEmailAsync(Email) is not null) return await RefuseAsync($"{Email} is an organizer already.");
        Link = site.Absolute(await links.MakeAsync(LinkPurpose.Invitation, Email, role, Aborted));
        await audit.AddAsync("invited", Email, role.ToString());
        await OnGetAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostResetAsync(Guid id)
    {
        if (await users.FindByIdAsync(id.ToString()) is not { } organizer) return NotFound();
        (Email, Link) = (organizer.Email, site.Absolute(await links.MakeAsync(LinkPurpose.NewPassword, organizer.Email, organizer.Role, Aborted)));
        await audit.AddAsync("reset the password of", organizer.Email!);
        await OnGetAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostRoleAsync(Guid id, OrganizerRole role)
    {
        if (await users.FindByIdAsync(id.ToString()) is not { } organizer) return NotFound();
        if (organizer.Role == role) return RedirectToPage();
        if (await accounts.IsLastOwnerAsync(organizer, Aborted)) return await RefuseAsync("The last owner stays owner: make somebody else one first.");
        organizer.Role = role;
        await users.UpdateAsync(organizer);
        await accounts.EndAllAsync(organizer, organizer.Id == SignIns.OrganizerOf(User) ? SignIns.IdOf(User) : null, Aborted);
        await audit.AddAsync("changed the role of", organizer.Email!, role.ToString());
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id)
    {
        if (await users.FindByIdAsync(id.ToString()) is not { } organizer) return NotFound();
        if (await accounts.IsLastOwnerAsync(organizer, Aborted)) return await RefuseAsync("The last owner can't be removed: make somebody else one first.");
        await accounts.EndAllAsync(organizer, null, Aborted);
        await users.DeleteAsync(organizer);
        await audit.AddAsync("removed an organizer", organizer.Email!);
        return RedirectToPage();
    }

    private async Task<IActionResult> RefuseAsync(string trouble)
    {
        Trouble = trouble;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await OnGetAsync();
        return Page();
    }
}
