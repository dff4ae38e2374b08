using System.Text;
using AngleSharp.Html.Dom;
using EMC2Workshop.Accounts;

namespace EMC2Workshop.Tests.Admin;

/// <summary>
/// What no browser of an organizer sends, sent by an owner to everything of the organizers' area by the site's own
/// list.
/// </summary>
public sealed class OddRequests : IAsyncLifetime
{
    public const string UrlEncoded = "application/x-www-form-urlencoded";
    public const string Multipart = "multipart/form-data; boundary=line";

    /// <summary>Of the forms there are, in any of which they may be looked for.</summary>
    private static readonly string[] Names =
    [
        "act",
        "state",
        "now",
        "number",
        "session",
        "Session",
        "Start",
        "End",
        "SwapWith",
        "RestFollows",
        "Reason",
        "reason",
        "revision",
        "room",
        "seen",
        "Seen",
        "really",
        "mine",
        "theirs",
        "original",
        "path",
        "published",
        "email",
        "role",
        "passkey",
        "credential",
        "name",
        "code",
        "browser",
        "link",
        "current",
        "password",
        "body",
        "title",
        "speakers[0].person",
        "session",
        "move",
        "more",
        "keep",
        "publish-at",
        "item-slug",
        "item-state",
        "item-before",
        "item-base",
        "zip",
        "id",
        "choice-0",
        "file",
    ];

    private readonly WorkshopSite site = new();
    private Desk owner = null!;

    /// <summary>By the names in addresses.</summary>
    public Dictionary<string, string> Values { get; } =
        new()
        {
            ["kind"] = "talk",
            ["token"] = "nothing",
            ["edition"] = "neurips-19",
        };

    /// <summary>Without which no form is read.</summary>
    public string Token { get; private set; } = "";

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        owner = await Desk.OpenAsync(site, OrganizerRole.Owner);
        var id = (await Items.FindAsync(site, "neurips-19/talks/edward-delp"))!.Id;
        Values["id"] = id.ToString();
        await owner.PostAsync($"/admin/items/{id}", new() { ["title"] = "A draft", ["act"] = "save" });
        Token = (await owner.ReadAsync("/admin"))
            .QuerySelectorAll("input[name=__RequestVerificationToken]")
            .OfType<IHtmlInputElement>()
            .First()
            .Value;
    }

    public ValueTask DisposeAsync()
    {
        owner.Dispose();
        return site.DisposeAsync();
    }

    public Task<IReadOnlyList<Handler>> HandlersAsync() => Handler.AllAsync(site);

    public string Address(Handler handler) => handler.Address(Values);

    public string Form(string value = "x") =>
        string.Concat(Names.Select(name => $"{name}={value}&"))
        + "__RequestVerificationToken="
        + Uri.EscapeDataString(Token);

    public string Files(params string[] names) =>
        Part("__RequestVerificationToken", Token)
        + string.Concat(
            names.Select(name =>
                $"--line\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"x\"\r\n\r\nx\r\n"
            )
        );

    public static string Part(string name, string value, string headers = "") =>
        $"--line\r\nContent-Disposition: form-data; name=\"{name}\"\r\n{headers}\r\n{value}\r\n";

    public static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    public async Task<HttpResponseMessage> SendAsync(
        string method,
        string address,
        byte[]? body,
        string? type,
        bool withToken = false
    )
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (withToken)
            request.Headers.Add("RequestVerificationToken", Token);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            if (type is not null)
                Assert.True(request.Content.Headers.TryAddWithoutValidation("Content-Type", type));
        }
        return await owner.Client.SendAsync(request, Aborted);
    }
}
