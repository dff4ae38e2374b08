using System.Net;
using AngleSharp.Html.Dom;
using EMC2Workshop.Tests.Admin;

namespace EMC2Workshop.Tests.Submissions;

/// <summary>A small site whose organizer takes papers from files.</summary>
public abstract class PapersDesk : SmallDesk
{
    protected const string Address = "/admin/papers/we-20";
    protected const string Tiny = "/we-20/papers/tiny-kernels-for-slow-clocks";
    protected const string Sheep = "we-20/papers/on-counting-sheep";

    protected static readonly Dictionary<string, string> Posters = new()
    {
        ["decision:accept as poster"] = "Poster",
    };

    /// <summary>The preview, and its address.</summary>
    protected async Task<(IHtmlDocument Page, string Address)> UploadAsync(byte[] file, string text = "")
    {
        using var answer = await Desk.UploadAsync(
            Address,
            "file",
            file,
            "abc.zip",
            new() { ["text"] = text }
        );
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var address = $"{answer.Headers.Location}";
        return (await Desk.ReadAsync(address), address);
    }

    protected async Task DraftAsync(byte[] file, Dictionary<string, string> answers)
    {
        var (page, address) = await UploadAsync(file);
        using var saved = await Desk.SendAsync(page, address, answers, "Draft");
        Assert.Equal(
            (HttpStatusCode.Redirect, $"{Address}?said=drafted"),
            (saved.StatusCode, $"{saved.Headers.Location}")
        );
    }

    protected async Task SendAsync(string handler)
    {
        using var answer = await Desk.PostAsync(Address, [], handler);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    protected async Task<HttpStatusCode> StatusAsync(string address)
    {
        using var anonymous = new Desk(Site);
        using var answer = await anonymous.Client.GetAsync(address, Aborted);
        return answer.StatusCode;
    }

    protected async Task<int> DraftsAsync() => (await RowsAsync("SELECT ItemId FROM Drafts")).Count;

    protected static string Chosen(IHtmlDocument page, string name) =>
        page.QuerySelectorAll("select")
            .OfType<IHtmlSelectElement>()
            .Single(select => select.Name == name)
            .Value
        ?? "";
}
