using System.Net;
using System.Text.Json;

namespace EMC2Workshop.Tests.Feeds;

public sealed class ApiTests(WorkshopSite site) : IClassFixture<WorkshopSite>
{
    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_that_the_description_names_answers_any_site()
    {
        using var visitor = site.Visitor();
        using var description = JsonDocument.Parse(await visitor.GetStringAsync("/api/v1/openapi.json", Aborted));
        foreach (var path in description.RootElement.GetProperty("paths").EnumerateObject().Select(path => path.Name))
        {
            using var answer = await visitor.GetAsync(path.Replace("{edition}", "neurips-19", StringComparison.Ordinal), Aborted);
            Assert.Equal((HttpStatusCode.OK, "application/json", "*"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, answer.Headers.GetValues("Access-Control-Allow-Origin").Single()));
            using var again = new HttpRequestMessage(HttpMethod.Get, path.Replace("{edition}", "neurips-19", StringComparison.Ordinal)) { Headers = { IfNoneMatch = { answer.Headers.ETag! } } };
            Assert.Equal(HttpStatusCode.NotModified, (await visitor.SendAsync(again, Aborted)).StatusCode);
        }
    }

    [Fact]
    public async Task Sessions_are_those_of_the_agenda()
    {
        using var visitor = site.Visitor();
        using var sessions = JsonDocument.Parse(await visitor.GetStringAsync("/api/v1/editions/neurips-19/sessions", Aborted));

        Assert.Equal(15, sessions.RootElement.GetArrayLength());
        Assert.Equal("2019-12-13T08:00:00-08:00", sessions.RootElement[0].GetProperty("start").GetString());
    }

    [Fact]
    public async Task An_edition_that_is_not_there_is_a_problem_with_a_way_out()
    {
        using var visitor = site.Visitor();
        using var answer = await visitor.GetAsync("/api/v1/editions/nowhere/talks", Aborted);

        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains("/api/v1/editions", await answer.Content.ReadAsStringAsync(Aborted), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/neurips-19/papers/q8bert.ris", "TI  - Q8BERT: Quantized 8Bit BERT\r\n")]
    [InlineData("/neurips-19/papers/q8bert.bib", "@inproceedings{")]
    [InlineData("/neurips-19/talks/vivienne-sze.ris", "AU  - Sze, Vivienne\r\n")]
    [InlineData("/neurips-19/papers/q8bert.csl.json", "\"type\":\"paper-conference\"")]
    public async Task References_are_in_the_words_of_their_programs(string address, string has)
    {
        using var visitor = site.Visitor();
        Assert.Contains(has, await visitor.GetStringAsync(address, Aborted), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_references_of_an_edition_have_keys_of_their_own()
    {
        using var visitor = site.Visitor();
        var keys = System.Text.RegularExpressions.Regex.Matches(await visitor.GetStringAsync("/neurips-19/citations.bib", Aborted), @"^@\w+\{([^,]+),", System.Text.RegularExpressions.RegexOptions.Multiline).Select(match => match.Groups[1].Value).ToList();

        Assert.Equal((36, 36), (keys.Count, keys.Distinct().Count()));
    }
}
