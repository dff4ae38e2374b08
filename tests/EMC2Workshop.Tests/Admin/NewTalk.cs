using EMC2Workshop.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Admin;

/// <summary>The form of a talk by Grace Hopper, whom the site does not know, and Vivienne Sze, whom it does.</summary>
public static class NewTalk
{
    public const string Address = "/admin/new/talk?edition=neurips-19";

    public static Dictionary<string, string> Form(
        string slug,
        string title,
        params (string Name, string Value)[] more
    )
    {
        var form = new Dictionary<string, string>
        {
            ["item-slug"] = slug,
            ["title"] = title,
            ["speakers[0].person"] = "Grace Hopper",
            ["speakers[1].person"] = "Vivienne Sze",
        };
        foreach (var (name, value) in more)
            form[name] = value;
        return form;
    }

    /// <summary>Slugs of all who are called so.</summary>
    public static async Task<List<string>> PeopleAsync(this WorkshopSite site, string name)
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<WorkshopDbContext>()
            .People.Where(person => person.Name == name)
            .Select(person => person.Slug)
            .ToListAsync(TestContext.Current.CancellationToken);
    }
}
