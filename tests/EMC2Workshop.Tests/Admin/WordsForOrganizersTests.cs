using EMC2Workshop.Tests.Pages;

namespace EMC2Workshop.Tests.Admin;

/// <summary>Organizers are spoken to as visitors are: one term a concept, in US English.</summary>
public sealed class WordsForOrganizersTests : IDisposable
{
    private readonly HandlerSite site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task No_page_of_the_organizers_says_a_word_that_was_given_up()
    {
        using var owner = await site.ReadyAsync();
        var pages = (await Handler.AllAsync(site))
            .Where(handler => handler is { IsPost: false, Name: null } && handler.Pattern.StartsWith("admin"))
            .Select(site.AddressOf)
            .Concat(["/admin/new/person", "/admin/new/session?edition=neurips-19", "/admin/list?q=zzzz"]);
        foreach (var address in pages)
        {
            using var answer = await owner.Client.GetAsync(address, TestContext.Current.CancellationToken);
            if (answer.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            var page = await answer.PageAsync();
            foreach (var content in page.QuerySelectorAll("script, style, textarea, option, pre, .text"))
                content.Remove();
            Assert.Equal((address, ""), (address, WordsTests.GivenUp().Match(page.Body!.TextContent).Value));
        }
    }
}
