using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using EMC2Workshop.Publishing.Drafts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Admin.Items;

/// <summary>Makes one person of two pages.</summary>
public sealed class MergeModel(
    EditorContext services,
    WorkshopDbContext db,
    DraftSets sets,
    FaultSentences sentences
) : AdminPageModel
{
    /// <summary>What is told of it begins with the same word.</summary>
    private const string Portrait = "portrait";

    private static readonly string[] OfTheName = ["id", "name", "family", "suffix", "also_known_as"];

    public Person Person { get; private set; } = null!;

    public IReadOnlyList<Person> Others { get; private set; } = [];

    /// <summary>Of the text that the organizer saw.</summary>
    public string Hash { get; private set; } = "";

    public string? Into { get; private set; }

    public IReadOnlyList<string> Troubles { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id) => await FindAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, string now, string? into)
    {
        if (!await FindAsync(id))
            return NotFound();
        (Hash, Into) = (now, into?.Trim());
        var named = Others.Where(other => other.Slug == Into || other.Name == Into).ToList();
        // Of two by one name, nobody knows which.
        if ((named.Find(other => other.Slug == Into) ?? (named.Count == 1 ? named[0] : null)) is not { } kept)
            return Refuse("Choose a person from the list.");
        var outcome = await services.Publisher.PublishAsync(
            await ChangesAsync(kept, now),
            services.Now(
                User,
                $"{Person.Name} and {kept.Name} are one person",
                "merged",
                $"people/{kept.Slug}"
            ),
            Aborted
        );
        return outcome switch
        {
            Published => Redirect($"/admin/items/{kept.Id}?said=merged-people&merged={id}"),
            Invalid faulty => Refuse(await sentences.TellAsync(faulty.Faults, Aborted)),
            _ => Refuse("Someone just changed one of these people. Check both, then try again."),
        };
    }

    /// <summary>Both people are there again, and whatever named either names it again.</summary>
    /// <param name="gone">Who was merged into this one.</param>
    public async Task<IActionResult> OnPostUndoAsync(Guid id, Guid gone)
    {
        var last = await db
            .Revisions.AsNoTracking()
            .Where(revision => revision.ItemId == gone && revision.Text == null)
            .Where(revision =>
                db.Revisions.Any(kept =>
                    kept.ItemId == id && kept.At == revision.At && kept.By == revision.By
                )
            )
            .OrderByDescending(revision => revision.Number)
            .FirstOrDefaultAsync(Aborted);
        if (last is null || !await FindAsync(id))
            return NotFound();
        var edit = services.Now(User, $"Undone: {last.Reason}", "undid a merge", $"people/{Person.Slug}");
        return await sets.RevertAsync(last, edit, Aborted) switch
        {
            Published => Redirect($"/admin/items/{gone}?said=unmerged"),
            Invalid faulty => Refuse(await sentences.TellAsync(faulty.Faults, Aborted)),
            _ => Refuse(
                "Not undone: some of what named these people was changed since. Restore the other person from the "
                    + "trash, and name them where they belong."
            ),
        };
    }

    private async Task<List<ItemChange>> ChangesAsync(Person kept, string now)
    {
        var items = await db
            .ContentItems.AsNoTracking()
            .Where(item => item.Id == Person.Id || item.Id == kept.Id)
            .ToDictionaryAsync(item => item.Id, Aborted);
        var completed = ItemChange.FromFields(
            PersonFields.ContentKind,
            items[kept.Id],
            form => Complete(form, kept)
        );
        var removed = new ItemChange(Person.Id, $"people/{Person.Slug}", null, now) { MergedInto = kept.Id };
        return completed.Text == items[kept.Id].Text && completed.Fault is null
            ? [removed]
            : [removed, completed];

        void Complete(ItemFormValues form, Person own)
        {
            var gone = ItemFormValues.From(PersonFields.ContentKind, items[Person.Id].Text);
            var names = new[] { Person.Name }.Concat(Person.AlsoKnownAs).Where(name => name != own.Name);
            form.Set("also_known_as", string.Join('\n', own.AlsoKnownAs.Concat(names).Distinct()));
            var hasPortrait = form[Portrait].Length > 0;
            foreach (var (key, value) in gone?.Values ?? new Dictionary<string, string>())
                if (form[key].Length == 0 && !OfTheName.Contains(key))
                    if (!hasPortrait || !key.StartsWith(Portrait, StringComparison.Ordinal))
                        form.Set(key, value);
        }
    }

    private PageResult Refuse(params string[] troubles)
    {
        Troubles = troubles;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<bool> FindAsync(Guid id)
    {
        var people = await db.People.AsNoTracking().OrderBy(person => person.Name).ToListAsync(Aborted);
        if (people.Find(person => person.Id == id) is not { } found)
            return false;
        Person = found;
        Others = [.. people.Where(person => person.Id != id)];
        Hash = await db
            .ContentItems.Where(item => item.Id == id)
            .Select(item => item.Hash)
            .SingleAsync(Aborted);
        return true;
    }
}
