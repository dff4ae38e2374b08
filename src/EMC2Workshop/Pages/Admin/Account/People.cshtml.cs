using EMC2Workshop.Hosting;
using EMC2Workshop.Organizers;
using EMC2Workshop.Organizers.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Admin.Account;

/// <summary>Who may edit; for owners.</summary>
public sealed class PeopleModel(UserManager<Organizer> users, OneTimeLinks links, Post post, Accounts accounts, AuditLog audit, SiteAddress site) : PageModel
{
    public IReadOnlyList<Organizer> Organizers { get; private set; } = [];

    /// <summary>To be copied and sent, where the site did not mail it; told only now.</summary>
    public string? Link { get; private set; }

    public bool WasMailed { get; private set; }

    public bool Mails => post.IsOpen;

    public string? Trouble { get; private set; }

    public string? Email { get; private set; }

    private CancellationToken Aborted => HttpContext.RequestAborted;

    public async Task OnGetAsync() => Organizers = await users.Users.AsNoTracking().OrderBy(organizer => organizer.Email).ToListAsync(Aborted);

    public async Task<IActionResult> OnPostInviteAsync(string? email, OrganizerRole role)
    {
        Email = email?.Trim();
        if (!Mailbox.IsAddress(Email)) return await RefuseAsync("That is no e-mail address, such as ada@example.org.");
        if (await users.FindByEmailAsync(Email!) is not null) return await RefuseAsync($"{Email} is an organizer already.");
        if (!Enum.IsDefined(role)) return BadRequest();
        await SendAsync(LinkPurpose.Invitation, Email!, role);
        await audit.AddAsync("invited", Email!, Told(role.ToString()));
        await OnGetAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostResetAsync(Guid id)
    {
        if (await users.FindByIdAsync(id.ToString()) is not { } organizer) return NotFound();
        Email = organizer.Email;
        await SendAsync(LinkPurpose.NewPassword, organizer.Email!, organizer.Role);
        await audit.AddAsync("reset the password of", organizer.Email!, Told(null));
        await OnGetAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostRoleAsync(Guid id, OrganizerRole role)
    {
        if (await users.FindByIdAsync(id.ToString()) is not { } organizer) return NotFound();
        if (!Enum.IsDefined(role)) return BadRequest();
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

    /// <summary>By mail where it can be, else to be copied from the page.</summary>
    private async Task SendAsync(LinkPurpose purpose, string email, OrganizerRole role)
    {
        var (link, path) = await links.MakeAsync(purpose, email, role, Aborted);
        var address = site.Absolute(path);
        WasMailed = Mails && await post.SendAsync(Letter.With(link, address), Aborted);
        Link = WasMailed ? null : address;
    }

    private string? Told(string? detail) => string.Join(", ", new[] { detail, WasMailed ? "mailed" : Mails ? "the mail could not be sent" : null }.OfType<string>()) is { Length: > 0 } told ? told : null;

    private async Task<IActionResult> RefuseAsync(string trouble)
    {
        Trouble = trouble;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await OnGetAsync();
        return Page();
    }
}
