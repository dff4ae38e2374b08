using System.Net;
using EMC2Workshop.Tests.Admin;

namespace EMC2Workshop.Tests.Pages;

/// <summary>The site with addresses of one before it, one of which can never work, and a desk to add others.</summary>
public sealed class AliasedSite : WorkshopSite, IAsyncLifetime
{
    private string editor = "";

    public Desk Desk { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Desk = await Desk.OpenAsync(this);
        editor = await Items.EditorAsync(this, "site");
        using var answer = await SaveAsync(
            ("/2019/Program.html", "/neurips-19/agenda"),
            ("/index.php?page=2", "/neurips-19/papers#posters"),
            ("/index.php", "/"),
            ("/neurips-19/speakers", "/editions")
        );
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    public async Task<HttpResponseMessage> SaveAsync(params (string From, string To)[] aliases)
    {
        var values = new Dictionary<string, string> { ["act"] = "publish" };
        foreach (var (index, (from, to)) in aliases.Index())
            (values[$"aliases[{index}].from"], values[$"aliases[{index}].to"]) = (from, to);
        return await Desk.PostAsync(editor, values);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Desk.Dispose();
        base.Dispose(disposing);
    }
}
