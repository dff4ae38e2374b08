using System.Net;
using AngleSharp.Html.Dom;

namespace EMC2Workshop.Tests.Admin;

/// <summary>The form that moves a deadline to a later date, where something in it is wrong.</summary>
public sealed class DeadlineExtensionTests : IDisposable
{
    private const string Deadline = "neurips-19/deadlines/paper-submission";
    private readonly WorkshopSite site = new();

    public void Dispose() => site.Dispose();

    [Theory]
    [InlineData("extend-due", "20 December", "Enter a date, such as 2019-12-13.")]
    [InlineData("extend-due", "2018-12-20", "Enter a date after the one above.")]
    [InlineData("extend-time", "25:00", "Enter a time, such as 23:59.")]
    public async Task A_mistyped_extension_comes_back_as_it_was_typed_and_moves_nothing(
        string wrong,
        string value,
        string told
    )
    {
        var typed = new Dictionary<string, string>
        {
            ["extend-due"] = "2019-12-20",
            ["extend-time"] = "20:00",
            ["extend-reason"] = "Many asked",
            [wrong] = value,
        };
        using var desk = await Desk.OpenAsync(site);
        var editor = await Items.EditorAsync(site, Deadline);
        var (before, text) = (await desk.ReadAsync(editor), (await Items.FindAsync(site, Deadline))!.Text);
        using var answer = await desk.PostAsync(
            editor,
            new(typed) { ["name"] = "Papers", ["act"] = "publish" }
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.PageAsync();
        Assert.Equal(told, WorkshopSite.TextOf(page.GetElementById($"{wrong}-fault")));
        Assert.Equal(typed, typed.ToDictionary(field => field.Key, field => Value(page, field.Key)));
        Assert.Equal(
            ("Papers", Value(before, "due"), ""),
            (Value(page, "name"), Value(page, "due"), Value(page, "extended[1].from"))
        );
        Assert.Equal(text, (await Items.FindAsync(site, Deadline))!.Text);

        using var mended = await desk.SendAsync(
            page,
            editor,
            new()
            {
                ["extend-due"] = "2019-12-20",
                ["extend-time"] = "20:00",
                ["act"] = "publish",
            }
        );
        Assert.Equal(HttpStatusCode.Redirect, mended.StatusCode);
        Assert.Contains("due: 2019-12-20 20:00\n", (await Items.FindAsync(site, Deadline))!.Text);
    }

    [Fact]
    public async Task An_extension_stays_as_it_was_typed_where_something_else_is_wrong_and_is_made_once()
    {
        using var desk = await Desk.OpenAsync(site);
        var editor = await Items.EditorAsync(site, Deadline);
        using var answer = await desk.PostAsync(
            editor,
            new()
            {
                ["extend-due"] = "2019-12-20",
                ["name"] = "",
                ["act"] = "publish",
            }
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.PageAsync();
        Assert.Equal("2019-12-20", Value(page, "extend-due"));

        using var mended = await desk.SendAsync(
            page,
            editor,
            new() { ["name"] = "Papers", ["act"] = "publish" }
        );
        Assert.Equal(HttpStatusCode.Redirect, mended.StatusCode);
        var text = (await Items.FindAsync(site, Deadline))!.Text;
        Assert.Contains("due: 2019-12-20 23:59\n", text, StringComparison.Ordinal);
        Assert.Single(text.Split('\n'), line => line == "  - from: 2019-09-20 23:59");
    }

    private static string Value(IHtmlDocument page, string name) =>
        page.QuerySelector($"[name='{name}']") is IHtmlInputElement input ? input.Value : "";
}
