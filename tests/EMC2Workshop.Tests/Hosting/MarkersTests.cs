using EMC2Workshop.Caching;
using EMC2Workshop.Tests.Admin;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Hosting;

/// <summary>
/// Signs by which the site finds places in its own answers are text like any other where somebody wrote them.
/// </summary>
public sealed class MarkersTests : IDisposable
{
    private const string Title = $"A {EnergyLabel.Place} B";

    private readonly SmallSite site = new(SmallWorkshop.Files);

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task The_label_s_mark_in_a_title_or_a_text_is_that_text_everywhere()
    {
        using var desk = await Desk.OpenAsync(site);
        foreach (
            var path in new[] { "we-20/talks/engines", "we-20/sessions/keynote", "we-20/papers/numbers" }
        )
        {
            var values = new Dictionary<string, string> { ["title"] = Title, ["act"] = "publish-anyway" };
            if (!path.Contains("sessions", StringComparison.Ordinal))
                values["body"] =
                    $"Before {EnergyLabel.Place} `{EnergyLabel.Place}`\n\n{EnergyLabel.Place}\n\n    "
                    + $"{EnergyLabel.Place}\n";
            using var answer = await desk.PostAsync(await Items.EditorAsync(site, path), values);
            Assert.EndsWith(
                "said=published",
                answer.Headers.Location?.OriginalString,
                StringComparison.Ordinal
            );
        }
        using var visitor = site.Visitor();
        var (wrong, told) = (new List<string>(), 0);
        foreach (var address in Addresses())
        {
            using var answer = await visitor.GetAsync(address, TestContext.Current.CancellationToken);
            if (!answer.IsSuccessStatusCode)
                continue;
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            var labels = text.Split("<p class=\"energy\">").Length - 1;
            if (answer.Content.Headers.ContentType?.MediaType != "text/html")
            {
                if (labels > 0)
                    wrong.Add($"{address} has a label");
                if (text.Contains("energy-label--", StringComparison.Ordinal))
                    told++;
                continue;
            }
            var page = WorkshopSite.Parse(text);
            if (labels > 1 || (labels == 1 && page.QuerySelector("footer.bottom > p.energy") is null))
                wrong.Add($"{address} has {labels} labels, or one in another place");
            if (
                page.QuerySelector("h1")?.TextContent.Contains("energy-label", StringComparison.Ordinal)
                == true
            )
            {
                Assert.Contains(Title, page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
                told++;
            }
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.InRange(told, 8, 100);
    }

    private IEnumerable<string> Addresses() =>
        site
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PublicPageAttribute>() is not null)
            .Select(endpoint =>
                "/"
                + endpoint
                    .RoutePattern.RawText!.Trim('/')
                    .Replace("{edition}", "we-20", StringComparison.Ordinal)
                    .Replace("{talk}", "engines", StringComparison.Ordinal)
                    .Replace("{paper}", "numbers", StringComparison.Ordinal)
                    .Replace("{session}", "keynote", StringComparison.Ordinal)
                    .Replace("{person}", "ada-lovelace", StringComparison.Ordinal)
            )
            .Append("/search?q=energy-label")
            .Distinct();
}
