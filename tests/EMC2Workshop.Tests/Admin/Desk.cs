using System.Net;
using AngleSharp.Html.Dom;
using EMC2Workshop.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Admin;

/// <summary>A browser in which somebody may be signed in: keeps cookies, fills forms in as a person does.</summary>
public sealed class Desk(Func<CookieJar, HttpClient> connect) : IDisposable
{
    public const string Password = "four plain words here";

    private HttpClient? client;

    public Desk(WorkshopSite site)
        : this(cookies => site.CreateDefaultClient(new Uri("https://localhost"), cookies)) { }

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public HttpClient Client => client ??= connect(Cookies);

    public CookieJar Cookies { get; } = new();

    public static async Task<Desk> OpenAsync(
        WorkshopSite site,
        OrganizerRole role = OrganizerRole.Editor,
        string? email = null
    )
    {
        email ??= role == OrganizerRole.Owner ? "owner@example.org" : "editor@example.org";
        await AddAsync(site, email, role);
        var desk = new Desk(site);
        Assert.Equal(HttpStatusCode.Redirect, (await desk.SignInAsync(email, Password)).StatusCode);
        return desk;
    }

    public static async Task AddAsync(WorkshopSite site, string email, OrganizerRole role)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Organizer>>();
        if (await users.FindByEmailAsync(email) is not null)
            return;
        var organizer = new Organizer
        {
            Email = email,
            UserName = email,
            Role = role,
        };
        // Judging a password reads long lists; whether it is judged is another test's question.
        organizer.PasswordHash = users.PasswordHasher.HashPassword(organizer, Password);
        Assert.Equal([], (await users.CreateAsync(organizer)).Errors);
    }

    public Task<HttpResponseMessage> SignInAsync(string email, string password) =>
        PostAsync("/admin/sign-in", new() { ["Email"] = email, ["Password"] = password });

    public async Task<IHtmlDocument> ReadAsync(string address)
    {
        using var answer = await Client.GetAsync(address, Aborted);
        Assert.True(answer.IsSuccessStatusCode, $"{address} answered {(int)answer.StatusCode}");
        return WorkshopSite.Parse(await answer.Content.ReadAsStringAsync(Aborted));
    }

    /// <summary>
    /// Opens a page and sends its first form that can take these values, with everything else as it stands there.
    /// </summary>
    public async Task<HttpResponseMessage> PostAsync(
        string address,
        Dictionary<string, string> values,
        string? handler = null
    ) => await SendAsync(await ReadAsync(address), address, values, handler);

    /// <param name="page">As it was read, perhaps a while ago.</param>
    public async Task<HttpResponseMessage> SendAsync(
        IHtmlDocument page,
        string address,
        Dictionary<string, string> values,
        string? handler = null
    )
    {
        var form = page.QuerySelectorAll("main form[method=post]")
            .OfType<IHtmlFormElement>()
            .First(form =>
                handler is null
                    ? !(form.GetAttribute("action") ?? "").Contains("handler=", StringComparison.Ordinal)
                    : (form.GetAttribute("action") ?? "").EndsWith(
                        "handler=" + handler,
                        StringComparison.Ordinal
                    )
            );
        var fields = FillIn(form, values);
        var target = form.GetAttribute("action") is { Length: > 0 } action ? action : address;
        return await Client.PostAsync(target, new FormUrlEncodedContent(fields), Aborted);
    }

    /// <summary>Sends the form that a page is for, in the encoding that it asks for.</summary>
    /// <param name="handler">To which it goes, such as <c>?handler=Autosave</c>.</param>
    /// <param name="plain">As most forms are sent, whatever this one asks for.</param>
    public async Task<HttpResponseMessage> SubmitAsync(
        string address,
        string handler,
        Dictionary<string, string> values,
        bool plain = false
    )
    {
        var form = (await ReadAsync(address))
            .QuerySelectorAll("main form[method=post]")
            .OfType<IHtmlFormElement>()
            .First(form =>
                !(form.GetAttribute("action") ?? "").Contains("handler=", StringComparison.Ordinal)
            );
        var fields = FillIn(form, values);
        if (plain || form.GetAttribute("enctype") != "multipart/form-data")
            return await Client.PostAsync(address + handler, new FormUrlEncodedContent(fields), Aborted);
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            content.Add(new StringContent(value), name);
        return await Client.PostAsync(address + handler, content, Aborted);
    }

    /// <summary>Presses the first button that says this: its form is sent as it stands.</summary>
    public async Task<HttpResponseMessage> ClickAsync(IHtmlDocument page, string text)
    {
        var button = page.QuerySelectorAll("main form button")
            .OfType<IHtmlButtonElement>()
            .First(button => WorkshopSite.TextOf(button) == text);
        var fields = button
            .Form!.QuerySelectorAll("input")
            .OfType<IHtmlInputElement>()
            .Select(input => KeyValuePair.Create(input.Name!, input.Value));
        if (button.Name is { Length: > 0 } name)
            fields = fields.Append(new(name, button.Value));
        return await Client.PostAsync(
            button.Form.GetAttribute("action"),
            new FormUrlEncodedContent(fields),
            Aborted
        );
    }

    public void Dispose() => client?.Dispose();

    /// <summary>What a browser would send of it: everything as it stands there, but for what is typed.</summary>
    private static Dictionary<string, string> FillIn(IHtmlFormElement form, Dictionary<string, string> typed)
    {
        var fields = new Dictionary<string, string>();
        foreach (var field in form.QuerySelectorAll("[name]"))
        {
            if (
                field
                is IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false }
                    or IHtmlInputElement { Type: "file" }
                    or IHtmlButtonElement
            )
                continue;
            fields[field.GetAttribute("name")!] = field switch
            {
                IHtmlInputElement input => input.Value,
                IHtmlTextAreaElement text => text.Value,
                IHtmlSelectElement select => select.Value ?? "",
                _ => "",
            };
        }
        foreach (var (name, value) in typed)
            fields[name] = value;
        // As browsers send line breaks (HTML, 4.10.21.8).
        foreach (var name in fields.Keys)
            fields[name] = fields[name]
                .Replace("\r\n", "\n", StringComparison.Ordinal)
                .Replace('\r', '\n')
                .Replace("\n", "\r\n", StringComparison.Ordinal);
        return fields;
    }
}
