using System.Net;
using System.Text.Json;

namespace EMC2Workshop.Tests.Admin;

/// <summary>A refusal says what it is about, to people and to the script that saves drafts.</summary>
public sealed class RefusedFormsTests(WorkshopSite site) : IClassFixture<WorkshopSite>
{
    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_script_is_told_that_nobody_is_signed_in_and_a_person_is_led_to_the_sign_in()
    {
        using var stranger = new Desk(site);
        var autosave = await Items.EditorAsync(site, "neurips-19/talks/edward-delp") + "?handler=Autosave";

        using var script = await SendAsync(stranger, autosave, new FormUrlEncodedContent([]), "fetch");
        using var person = await SendAsync(stranger, autosave, new FormUrlEncodedContent([]));

        Assert.Equal(HttpStatusCode.Unauthorized, script.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, person.StatusCode);
        Assert.StartsWith(
            "/admin/sign-in?",
            person.Headers.Location!.OriginalString,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_script_of_a_page_that_expired_is_told_so_and_not_that_nobody_is_signed_in()
    {
        using var desk = await Desk.OpenAsync(site);
        var autosave = await Items.EditorAsync(site, "neurips-19/talks/edward-delp") + "?handler=Autosave";

        using var answer = await SendAsync(desk, autosave, new FormUrlEncodedContent([]), "fetch");
        using var told = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Aborted));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.StartsWith(
            "This page expired",
            told.RootElement.GetProperty("message").GetString(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("/admin/trash")]
    [InlineData("/admin/media")]
    [InlineData("/admin/account?handler=SignOut")]
    public async Task A_form_that_expired_is_told_so(string page)
    {
        using var desk = await Desk.OpenAsync(site);
        using var answer = await SendAsync(desk, page, new FormUrlEncodedContent([]));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.StartsWith(
            "This page expired",
            await answer.Content.ReadAsStringAsync(Aborted),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_form_that_is_none_is_told_to_be_damaged()
    {
        using var desk = await Desk.OpenAsync(site);
        using var answer = await SendAsync(
            desk,
            await Items.EditorAsync(site, "neurips-19/talks/edward-delp"),
            new ByteArrayContent([])
        );

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(
            "The form arrived damaged, so nothing was saved. Go back: what you typed is still there. Try again.",
            await answer.Content.ReadAsStringAsync(Aborted)
        );
    }

    private static async Task<HttpResponseMessage> SendAsync(
        Desk desk,
        string address,
        HttpContent content,
        string? by = null
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        if (by is not null)
            request.Headers.Add("X-Requested-With", by);
        return await desk.Client.SendAsync(request, Aborted);
    }
}
