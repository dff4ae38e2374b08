using EMC2Workshop.Accounts;
using EMC2Workshop.Accounts.Mail;
using EMC2Workshop.Options;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Admin.Account;

/// <summary>Who may edit; for owners.</summary>
public sealed class PeopleModel(
    UserManager<Organizer> users,
    OrganizerService organizers,
    InviteService links,
    SmtpSender post,
    AuditLog audit,
    SiteAddress site,
    TimeProvider clock
) : AdminPageModel
{
    private const string LastOwner = "There must be at least one owner. Make someone else an owner first.";

    public IReadOnlyList<Organizer> Organizers { get; private set; } = [];

    /// <summary>To be copied and sent, where the site did not mail it; told only now.</summary>
    public string? Link { get; private set; }

    public bool WasMailed { get; private set; }

    public bool Mails => post.IsOpen;

    public string? Trouble { get; private set; }

    /// <summary>Whose account is asked about before it is removed.</summary>
    public Organizer? Asked { get; private set; }

    /// <summary>An owner is about to become an editor, who sees nothing of this page.</summary>
    public Guid? AskedToLeave { get; private set; }

    /// <summary>Whose account was removed just now.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Removed { get; set; }

    /// <summary>As typed; comes back after it was asked who this is.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Email { get; set; }

    [BindProperty(SupportsGet = true)]
    public OrganizerRole Role { get; set; }

    /// <summary>The invitation's form is as it was sent.</summary>
    public bool IsAsTyped => Trouble is not null || WasConfirmed;

    public bool IsConfirmed => SessionStore.IsConfirmed(User, clock.GetUtcNow());

    [BindProperty(SupportsGet = true, Name = ConfirmModel.WasConfirmed)]
    public bool WasConfirmed { get; set; }

    /// <summary>By which somebody could come in.</summary>
    public IReadOnlyList<OneTimeLink> OpenLinks { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Organizers = await users
            .Users.AsNoTracking()
            .OrderBy(organizer => organizer.Email)
            .ToListAsync(Aborted);
        OpenLinks = await links.ListAsync(Aborted);
    }

    public string MakerOf(OneTimeLink link) =>
        Organizers.FirstOrDefault(organizer => organizer.Id == link.MadeById)?.Email
        ?? (
            link.Purpose == LinkPurpose.Invitation
                ? "the command line"
                : "the “Forgot password” page or the command line"
        );

    public async Task<IActionResult> OnPostInviteAsync()
    {
        var email = Email?.Trim();
        if (!EmailAddress.IsValid(email))
            return await RefuseAsync("Enter an email address, such as ada@example.org.");
        if (!ModelState.IsValid || !Enum.IsDefined(Role))
            return await RefuseAsync("Choose a role: Owner or Editor.");
        if (await users.FindByEmailAsync(email!) is not null)
            return await RefuseAsync($"{email} is already an organizer.");
        Email = email;
        await SendAsync(LinkPurpose.Invitation, email!, Role);
        await audit.AddAsync("invited", email!, Told(Role.ToString()));
        await OnGetAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid id)
    {
        if (await links.RevokeAsync(id, Aborted) is not { } link)
            return await RefuseAsync("That link no longer works. It was used, has expired or was revoked.");
        await audit.AddAsync(
            link.Purpose == LinkPurpose.Invitation
                ? "revoked the invitation of"
                : "revoked the reset link of",
            link.Email!
        );
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostResetAsync(Guid id)
    {
        if (await users.FindByIdAsync(id.ToString()) is not { } organizer)
            return NotFound();
        Email = organizer.Email;
        await SendAsync(LinkPurpose.NewPassword, organizer.Email!, organizer.Role);
        await audit.AddAsync("reset the password of", organizer.Email!, Told(null));
        await OnGetAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostRoleAsync(Guid id, OrganizerRole role, bool really)
    {
        if (await users.FindByIdAsync(id.ToString()) is not { } organizer)
            return NotFound();
        if (!ModelState.IsValid || !Enum.IsDefined(role))
            return await RefuseAsync("Choose a role: Owner or Editor.");
        var isOwn = organizer.Id == SessionStore.OrganizerId(User);
        if (isOwn && !really && role == OrganizerRole.Editor)
        {
            audit.KeepQuiet();
            AskedToLeave = id;
            await OnGetAsync();
            return Page();
        }
        var here = isOwn ? SessionStore.SessionId(User) : null;
        return await organizers.ChangeRoleAsync(id, role, here, Aborted)
            ? RedirectToPage()
            : await RefuseAsync(LastOwner);
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, bool really)
    {
        if (await users.FindByIdAsync(id.ToString()) is not { } organizer)
            return NotFound();
        if (!really)
        {
            audit.KeepQuiet();
            Asked = organizer;
            await OnGetAsync();
            return Page();
        }
        return await organizers.RemoveAsync(id, evenLastOwner: false, Aborted)
            ? RedirectToPage(new { Removed = organizer.Email })
            : await RefuseAsync(LastOwner);
    }

    /// <summary>By mail where it can be, else to be copied from the page.</summary>
    private async Task SendAsync(LinkPurpose purpose, string email, OrganizerRole role)
    {
        var (link, path) = await links.CreateAsync(
            purpose,
            email,
            role,
            SessionStore.OrganizerId(User),
            Aborted
        );
        var address = site.Absolute(path);
        WasMailed = Mails && await post.SendAsync(EmailMessage.With(link, address), Aborted);
        Link = WasMailed ? null : address;
    }

    private string? Told(string? detail) =>
        string.Join(
            ", ",
            new[]
            {
                detail,
                WasMailed ? "mailed"
                : Mails ? "the email could not be sent"
                : null,
            }.OfType<string>()
        )
            is { Length: > 0 } told
            ? told
            : null;

    private async Task<IActionResult> RefuseAsync(string trouble)
    {
        Trouble = trouble;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await OnGetAsync();
        return Page();
    }
}
