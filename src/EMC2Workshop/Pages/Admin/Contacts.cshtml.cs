using EMC2Workshop.Accounts;
using EMC2Workshop.Data;
using EMC2Workshop.Hosting;
using EMC2Workshop.Model;
using EMC2Workshop.Options;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace EMC2Workshop.Pages.Admin;

/// <summary>Email addresses of an edition's authors, which organizers asked to keep.</summary>
public sealed class ContactsModel(
    WorkshopDbContext db,
    ContactList contacts,
    AuditLog audit,
    IOptions<OrganizersOptions> options
) : AdminPageModel
{
    public Edition Edition { get; private set; } = null!;

    public IReadOnlyList<AuthorContact> Contacts { get; private set; } = [];

    /// <summary>Each once.</summary>
    public IReadOnlyList<string> Addresses =>
        [.. Contacts.Select(contact => contact.Email).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>When they are deleted.</summary>
    public DateTimeOffset End => ContactExpiry.DueFor(Edition, options.Value);

    public string? Said { get; private set; }

    public async Task<IActionResult> OnGetAsync(string edition, string? said)
    {
        Said = said;
        return await FindAsync(edition) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostDeleteAsync(string edition, Guid contact)
    {
        if (!await FindAsync(edition))
            return NotFound();
        return await DeleteAsync(contacts.InEdition(Edition.Id).Where(one => one.Id == contact));
    }

    public async Task<IActionResult> OnPostDeleteAllAsync(string edition, bool really)
    {
        if (!await FindAsync(edition))
            return NotFound();
        return really
            ? await DeleteAsync(contacts.InEdition(Edition.Id))
            : Page(StatusCodes.Status422UnprocessableEntity);
    }

    private async Task<IActionResult> DeleteAsync(IQueryable<AuthorContact> found)
    {
        var count = await contacts.DeleteAsync(found, Aborted);
        await audit.AddAsync("deleted authors' addresses", Edition.Slug, $"{count} addresses");
        return Redirect($"/admin/contacts/{Edition.Slug}?said=deleted");
    }

    private async Task<bool> FindAsync(string edition)
    {
        if (await db.FindEditionAsync(edition, Aborted) is not { } found)
            return false;
        Edition = found;
        Contacts = await contacts.FindAsync(found.Id, Aborted);
        return true;
    }
}
