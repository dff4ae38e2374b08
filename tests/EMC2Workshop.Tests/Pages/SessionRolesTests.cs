using System.Text.Json;

namespace EMC2Workshop.Tests.Pages;

/// <summary>Who moderates, chairs, speaks or sits on a panel is told apart wherever a session is told.</summary>
public sealed class SessionRolesTests(SessionRolesTests.Panels site) : IClassFixture<SessionRolesTests.Panels>
{
    private const string Panel = "00000000-0000-4000-8000-0000000000aa";

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/we-20/sessions/panel")]
    [InlineData("/we-20/agenda")]
    public async Task Pages_say_who_moderates_and_who_is_asked(string address)
    {
        var lines = (await site.ReadAsync(address))
            .QuerySelectorAll("main .who")
            .Select(WorkshopSite.TextOf)
            .ToList();

        Assert.Contains("Moderator: Grace Hopper, Yale", lines);
        Assert.Contains("Panelists: Jean Bartik; Alan Turing", lines);
    }

    [Fact]
    public async Task A_persons_page_names_the_role()
    {
        var roles = (await site.ReadAsync("/people/grace-hopper")).QuerySelector(".ledger .meta")!;

        Assert.StartsWith("Moderator, ", WorkshopSite.TextOf(roles), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calendars_schedules_the_api_and_structured_data_name_them()
    {
        using var visitor = site.Visitor();
        var calendar = (await visitor.GetStringAsync("/we-20/sessions/panel.ics", Aborted)).Replace(
            "\r\n ",
            "",
            StringComparison.Ordinal
        );
        Assert.Contains(
            "DESCRIPTION:Moderator: Grace Hopper\\nPanelists: Jean Bartik\\, Alan Turing",
            calendar,
            StringComparison.Ordinal
        );

        var schedule = await visitor.GetStringAsync("/we-20/schedule.xml", Aborted);
        Assert.Contains(">Grace Hopper</person>", schedule, StringComparison.Ordinal);

        using var api = JsonDocument.Parse(
            await visitor.GetStringAsync("/api/v1/editions/we-20/sessions", Aborted)
        );
        var panel = api
            .RootElement.EnumerateArray()
            .Single(session => session.GetProperty("id").GetString() == Panel);
        Assert.Equal(
            ["Moderator Grace Hopper", "Panelist Jean Bartik", "Panelist Alan Turing"],
            panel
                .GetProperty("people")
                .EnumerateArray()
                .Select(person => $"{person.GetProperty("role")} {person.GetProperty("name")}")
        );

        var page = await site.ReadAsync("/we-20/sessions/panel");
        using var data = JsonDocument.Parse(
            page.QuerySelector("script[type='application/ld+json']")!.TextContent
        );
        Assert.Equal(
            "Grace Hopper",
            data.RootElement.GetProperty("contributor")[0].GetProperty("name").GetString()
        );
        Assert.Equal(
            "Jean Bartik",
            data.RootElement.GetProperty("performer")[0].GetProperty("name").GetString()
        );
    }

    public sealed class Panels()
        : SmallSite(
            new Dictionary<string, string>(SmallWorkshop.Files)
            {
                ["people/grace-hopper.md"] = SmallWorkshop.Person(
                    "00000000-0000-4000-8000-0000000000ab",
                    "Grace Hopper"
                ),
                ["people/jean-bartik.md"] = SmallWorkshop.Person(
                    "00000000-0000-4000-8000-0000000000ac",
                    "Jean Bartik"
                ),
                ["we-20/sessions/panel.md"] = $"""
                ---
                id: {Panel}
                title: Panel
                kind: panel
                start: 2020-03-02 14:00
                end: 2020-03-02 15:00
                moderators:
                  - person: grace-hopper
                    affiliation: Yale
                panelists:
                  - person: jean-bartik
                  - person: alan-turing
                ---

                """,
            }
        );
}
