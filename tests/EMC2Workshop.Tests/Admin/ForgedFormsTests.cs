using System.Net;

namespace EMC2Workshop.Tests.Admin;

/// <summary>Every form of the organizers' area is sent from that area by whom it was given to; a new one too.</summary>
public sealed class ForgedFormsTests : IDisposable
{
    private readonly HandlerSite site = new();

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task Nothing_is_sent_without_a_token_or_with_anothers_or_from_another_site()
    {
        using var owner = await site.ReadyAsync();
        using var editor = await Desk.OpenAsync(site);
        var (mine, theirs) = (
            await HandlerSite.TokenAsync(owner, "/admin"),
            await HandlerSite.TokenAsync(editor, "/admin")
        );
        var wrong = new List<string>();
        foreach (var handler in (await Handler.AllAsync(site)).Where(handler => handler.IsPost))
        {
            foreach (var token in new[] { null, theirs })
            {
                using var answer = await owner.Client.PostAsync(
                    site.AddressOf(handler),
                    HandlerSite.Form(token),
                    Aborted
                );
                var why = await answer.Content.ReadAsStringAsync(Aborted);
                if (
                    answer.StatusCode != HttpStatusCode.BadRequest
                    || !why.Contains("expired", StringComparison.Ordinal)
                )
                    wrong.Add(
                        $"{handler} with {(token is null ? "no" : "another's")} token: {answer.StatusCode}"
                    );
            }
            using var foreign = new HttpRequestMessage(HttpMethod.Post, site.AddressOf(handler))
            {
                Content = HandlerSite.Form(mine),
                Headers = { { "Sec-Fetch-Site", "cross-site" } },
            };
            using var refused = await owner.Client.SendAsync(foreign, Aborted);
            var told = await refused.Content.ReadAsStringAsync(Aborted);
            if (
                refused.StatusCode != HttpStatusCode.BadRequest
                || !told.StartsWith("This was sent from another site", StringComparison.Ordinal)
            )
                wrong.Add($"{handler} from another site: {refused.StatusCode}");
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }
}
