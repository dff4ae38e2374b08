using System.Globalization;

namespace EMC2Workshop.Tests.Pages;

/// <summary>What the home offers first follows from the dates.</summary>
public sealed class PhaseTests
{
    [Theory]
    [InlineData("2029-12-01T00:00", "Call for papers", "Agenda")]
    [InlineData("2030-02-01T00:00", "Register", "Agenda", "Speakers", "Call for papers")]
    [InlineData("2030-05-02T00:00", "Happening now", "Agenda", "Speakers", "Papers")]
    [InlineData("2030-05-02T09:59", "Happening now", "Agenda", "Speakers", "Papers")]
    [InlineData("2030-05-02T10:00", "Papers", "Agenda", "Speakers")]
    [InlineData("2030-05-03T00:00", "Papers", "Agenda", "Speakers")]
    public async Task The_home_leads_to_what_its_visitors_come_for(string at, params string[] ways)
    {
        await using var site = new OddEdition(
            "start: 2030-05-02\nregistration_url: https://example.org/register"
        )
            .Session("a", "2030-05-02 09:00 2030-05-02 10:00")
            .Add("odd-30/talks/t", "title: T\nsession: a\nspeakers:\n  - person: ada-lovelace")
            .Add("odd-30/papers/p", "title: P\nauthors:\n  - person: ada-lovelace")
            .Add("odd-30/call-for-papers", "title: Call", "Send papers.")
            .Add("odd-30/deadlines/papers", "name: Papers\ndue: 2030-01-15 23:59\nzone: AoE\nabout: papers")
            .Open();
        site.Clock.AdjustTime(DateTimeOffset.Parse(at + "+02:00", CultureInfo.InvariantCulture));

        Assert.Equal(
            ways,
            (await site.ReadAsync("/odd-30")).QuerySelectorAll(".way").Select(WorkshopSite.TextOf)
        );
    }
}
