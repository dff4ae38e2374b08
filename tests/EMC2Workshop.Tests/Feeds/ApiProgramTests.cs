using System.Text.Json;

namespace EMC2Workshop.Tests.Feeds;

/// <summary>The API has what the pages have.</summary>
public sealed class ApiProgramTests(WorkshopSite site) : IClassFixture<WorkshopSite>
{
    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sessions_are_those_of_the_agenda()
    {
        var sessions = await ReadAsync("sessions");

        Assert.Equal(15, sessions.Count);
        Assert.Equal("2019-12-13T08:00:00-08:00", sessions[0].GetProperty("start").GetString());
    }

    [Fact]
    public async Task Papers_and_talks_name_their_session_and_deadlines_what_they_were_before()
    {
        var sessions = await ReadAsync("sessions");
        var talks = (await ReadAsync("talks")).ToDictionary(talk => talk.GetProperty("id").GetGuid());
        var papers = (await ReadAsync("papers")).ToDictionary(paper => paper.GetProperty("id").GetGuid());
        foreach (var session in sessions)
        {
            var id = session.GetProperty("id").GetGuid();
            foreach (var talk in session.GetProperty("talks").EnumerateArray())
            {
                var alone = talks[talk.GetProperty("id").GetGuid()];
                Assert.Equal((id, id), (SessionOf(talk), SessionOf(alone)));
            }
            foreach (var paper in session.GetProperty("papers").EnumerateArray())
            {
                var alone = papers[paper.GetProperty("id").GetGuid()];
                Assert.Equal(alone.GetRawText(), paper.GetRawText());
                Assert.Contains(id, SessionsOf(alone));
            }
        }
        Assert.Contains(sessions, session => session.GetProperty("note").GetString() == "With coffee.");
        Assert.Equal(
            "Hugging Face",
            Assert
                .Single(
                    papers.Values,
                    paper =>
                        paper
                            .GetProperty("url")
                            .GetString()!
                            .EndsWith("/distilbert", StringComparison.Ordinal)
                )
                .GetProperty("affiliations")[0]
                .GetString()
        );
        Assert.Equal(
            "2019-09-16T23:59:00-07:00",
            (await ReadAsync("deadlines"))[0].GetProperty("extensions")[0].GetProperty("from").GetString()
        );

        static Guid SessionOf(JsonElement talk) => talk.GetProperty("sessionId").GetGuid();

        static IEnumerable<Guid> SessionsOf(JsonElement paper) =>
            paper.GetProperty("sessionIds").EnumerateArray().Select(one => one.GetGuid());
    }

    private async Task<List<JsonElement>> ReadAsync(string list)
    {
        using var visitor = site.Visitor();
        using var answer = JsonDocument.Parse(
            await visitor.GetStringAsync($"/api/v1/editions/neurips-19/{list}", Aborted)
        );
        return [.. answer.RootElement.Clone().EnumerateArray()];
    }
}
