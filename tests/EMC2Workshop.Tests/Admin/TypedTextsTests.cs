using System.Net;
using System.Text;
using System.Text.Json;
using EMC2Workshop.Content;
using EMC2Workshop.Content.Formulas;
using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Data;
using EMC2Workshop.Publishing.Export;
using EMC2Workshop.Tests.Content;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Admin;

/// <summary>Any text that the form takes comes back from page, API, feeds and export as it was typed.</summary>
public sealed class TypedTextsTests : IDisposable
{
    private const string Talk = "neurips-19/talks/vivienne-sze";

    private static readonly int Rounds = LongTests.Rounds(20, 200);
    private static readonly string[] Hard =
    [
        "Energy: less \"is\" <b>more</b> & 'more'",
        "- a leading hyphen",
        "1. a number",
        "# heading or not",
        "C:\\new\\table; a, b\\n",
        "李雷的报告 — 東京, 모델",
        "تعلم الآلة: مرحبا",
        "e\u0301 a\u0308 and naïve",
        "A price: $5 and $10, 100 % of #1",
        "Costs in US$: less than you think",
        "{{x}} ${y} `code` *stars* _lines_ [a](b)",
        "&amp; &lt;x&gt; &#65;",
        "|pipe| ~tilde~ ^caret^",
        "no",
        "2019-12-13",
        "\\(",
        "“curly” „tief“ «guillemets» …",
        "Emoji 😀 👩‍🔬 𝒜",
        string.Concat(Enumerable.Repeat("Überlänge ", 30)).Trim(),
    ];

    private readonly WorkshopSite site = new();

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task Any_text_that_the_form_takes_comes_back_as_it_was_typed()
    {
        using var desk = await Desk.OpenAsync(site);
        var editor = await Items.EditorAsync(site, Talk);
        var person = await Items.EditorAsync(site, "people/vivienne-sze");
        var others = AnyText.OneLine.Sample(Rounds, 50).Select(text => text.Trim());
        var taken = 0;
        // Formulas are told in other letters where there is no page; they have tests of their own.
        var texts = Hard.Concat(others).Where(text => FormulaText.ToPlainText(text) == text).Take(Rounds);
        foreach (var text in texts)
        {
            using var named = await desk.PostAsync(
                person,
                new() { ["name"] = text, ["act"] = "publish-anyway" }
            );
            using var saved = await desk.PostAsync(
                editor,
                new()
                {
                    ["title"] = text,
                    ["body"] = text,
                    ["act"] = "publish-anyway",
                }
            );
            // What it doesn't take, it says, and keeps nothing of.
            var refusal = text.Contains('\0')
                ? HttpStatusCode.BadRequest
                : HttpStatusCode.UnprocessableEntity;
            Assert.Contains(saved.StatusCode, new[] { HttpStatusCode.Redirect, refusal });
            if (saved.StatusCode != HttpStatusCode.Redirect || text.Length == 0)
                continue;
            taken++;
            await CheckAsync(text, named.StatusCode == HttpStatusCode.Redirect);
        }
        Assert.InRange(taken, Rounds / 2, Rounds);
    }

    /// <summary>Signs that nobody sees are taken out at the form's door.</summary>
    private async Task CheckAsync(string typed, bool isNamed)
    {
        var text = VisibleText.InLines(typed).Trim();
        var page = await site.ReadAsync("/" + Talk);
        Assert.Equal(text, page.QuerySelector("h1")!.TextContent);
        Assert.StartsWith(text + " · ", page.QuerySelector("title")!.TextContent, StringComparison.Ordinal);
        if (isNamed)
            Assert.Equal(text, page.QuerySelector(".head .by a")!.TextContent);

        using var visitor = site.Visitor();
        using var sessions = JsonDocument.Parse(
            await visitor.GetStringAsync("/api/v1/editions/neurips-19/sessions", Aborted)
        );
        var talk = sessions
            .RootElement.EnumerateArray()
            .SelectMany(session => session.GetProperty("talks").EnumerateArray())
            .Single(one =>
                one.GetProperty("url").GetString()!.EndsWith("/" + Talk, StringComparison.Ordinal)
            );
        Assert.Equal(text, talk.GetProperty("title").GetString());

        using var schedule = JsonDocument.Parse(
            await visitor.GetStringAsync("/neurips-19/schedule.json", Aborted)
        );
        Assert.Contains(text, Strings(schedule.RootElement, "title"));
        if (isNamed)
            Assert.Contains(text, Strings(schedule.RootElement, "public_name"));

        Assert.Contains(
            text,
            Unescape(await visitor.GetByteArrayAsync($"/{Talk}.ics", Aborted)),
            StringComparison.Ordinal
        );
        var body = VisibleText.InParagraphs(typed).Trim();
        Assert.Equal(body, talk.GetProperty("abstract").GetString()!.Trim());
        Assert.Contains(body, Strings(schedule.RootElement, "abstract").Select(one => one.Trim()));
        await CheckExportAsync(text, body, isNamed);
    }

    private async Task CheckExportAsync(string text, string body, bool isNamed)
    {
        using var folder = new TemporaryFolder();
        using (var scope = site.Services.CreateScope())
            await new ContentExporter(
                scope.ServiceProvider.GetRequiredService<WorkshopDbContext>()
            ).ExportAsync(folder.Path, _ => { }, Aborted);
        var exported = Read(folder.Path, Talk);
        Assert.Equal(text, exported["title"]);
        Assert.Equal(body, exported["body"].Trim());
        if (isNamed)
            Assert.Equal(text, Read(folder.Path, "people/vivienne-sze")["name"]);
    }

    private static Dictionary<string, string> Read(string folder, string path)
    {
        var kind = ItemPath.Parse(path + ".md", out _)!.Kind;
        var form = FormReader.Read(
            kind,
            File.ReadAllText(Path.Combine(folder, path + ".md")),
            (_, wrong) => Assert.Fail(wrong)
        )!;
        return form.Values.ToDictionary(value => value.Key, value => value.Value);
    }

    /// <summary>All of a calendar's text: unfolded by bytes, as RFC 5545 says (3.1), then unescaped (3.3.11).</summary>
    private static string Unescape(byte[] calendar)
    {
        var bytes = new List<byte>();
        for (var at = 0; at < calendar.Length; at++)
        {
            if (calendar.AsSpan(at) is [(byte)'\r', (byte)'\n', (byte)' ', ..])
                at += 2;
            else
                bytes.Add(calendar[at]);
        }
        var folded = Encoding.UTF8.GetString([.. bytes]);
        var text = new StringBuilder();
        for (var at = 0; at < folded.Length; at++)
            text.Append(
                folded[at] != '\\' ? folded[at]
                : folded[++at] is 'n' or 'N' ? '\n'
                : folded[at]
            );
        return text.ToString();
    }

    private static IEnumerable<string> Strings(JsonElement element, string name) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => element
                .EnumerateObject()
                .SelectMany(one =>
                    one.Name == name && one.Value.ValueKind == JsonValueKind.String
                        ? [one.Value.GetString()!]
                        : Strings(one.Value, name)
                ),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(one => Strings(one, name)),
            _ => [],
        };
}
