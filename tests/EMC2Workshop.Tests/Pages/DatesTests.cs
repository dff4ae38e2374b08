using EMC2Workshop.Tests.Admin;

namespace EMC2Workshop.Tests.Pages;

/// <summary>Pages that say what is open, over, or on: each test has a site with a clock of its own.</summary>
public sealed class DatesTests : IDisposable
{
    private readonly WorkshopSite site = new();

    [Fact]
    public async Task The_call_says_what_is_next_and_the_next_request_after_the_deadline_says_otherwise()
    {
        site.Clock.AdjustTime(Pacific(2019, 9, 20, 23, 59));
        Assert.Equal(
            "1 min left: Paper submission Friday, September 20, 2019, 23:59 Los Angeles time (UTC−7) "
                + "Submit on EasyChair",
            await VerdictAsync()
        );

        site.Clock.AdjustTime(Pacific(2019, 9, 20, 23, 59).AddMinutes(1));
        Assert.Equal(
            "11 days until Acceptance notification Tuesday, October 1, 2019, 23:59 Los Angeles time (UTC−7) "
                + "Submission has closed.",
            await VerdictAsync()
        );

        site.Clock.AdjustTime(Pacific(2019, 10, 12, 0, 0));
        Assert.Equal("The call for papers has closed.", await VerdictAsync());
    }

    [Fact]
    public async Task A_deadline_that_was_extended_past_the_notification_is_what_is_open_and_its_organizers_hear_of_it()
    {
        const string Answer =
            "name: Acceptance notification\ndue: 2030-02-01 12:00\nzone: UTC\nabout: papers";
        const string Papers =
            "name: Papers\ndue: 2030-03-01 12:00\nzone: UTC\nabout: papers\nextended:\n  - from: 2030-01-15 12:00";
        await using var extended = new OddEdition()
            .Add("odd-30/call-for-papers", "title: Call\nsubmit_url: https://easychair.org/x", "Send papers.")
            .Add("odd-30/deadlines/papers", Papers)
            .Add("odd-30/deadlines/answer", Answer)
            .Add(
                "odd-30/deadlines/final",
                "name: Final versions\ndue: 2030-02-20 12:00\nzone: UTC\nabout: papers"
            )
            .Open();
        extended.Clock.AdjustTime(new DateTimeOffset(2030, 1, 20, 12, 0, 0, TimeSpan.Zero));

        var call = await extended.ReadAsync("/odd-30/call-for-papers");
        Assert.Equal(
            "40 days left: Papers Friday, March 1, 2030, 12:00 UTC Submit on EasyChair",
            string.Join(' ', call.QuerySelectorAll(".head > p").Select(WorkshopSite.TextOf))
        );
        Assert.Equal(
            ["in 12 days", "in 31 days", "Open, 40 days left"],
            call.QuerySelectorAll(".dates .state").Select(WorkshopSite.TextOf)
        );
        Assert.StartsWith(
            "Papers: Friday, March 1",
            WorkshopSite.TextOf((await extended.ReadAsync("/odd-30")).QuerySelector(".phase")),
            StringComparison.Ordinal
        );
        using var desk = await Desk.OpenAsync(extended);
        Assert.Equal(
            ["Papers After “Acceptance notification”"],
            (await desk.ReadAsync("/admin?edition=odd-30&issues=all"))
                .QuerySelectorAll(".findings li")
                .Select(WorkshopSite.TextOf)
        );
    }

    [Theory]
    [InlineData(
        "/?at=2019-09-01T10:00",
        "19 days left Saturday, September 21, 2019, 15:59 Tokyo time (UTC+9)"
    )]
    [InlineData(
        "/neurips-19/call-for-papers?at=2019-09-01T10:00",
        "(UTC−7) Saturday, September 21, 2019, 15:59 Tokyo time (UTC+9)"
    )]
    [InlineData(
        "/neurips-19/challenge?at=2019-11-12T10:00",
        "(UTC−8) Saturday, November 16, 2019, 16:59 Tokyo time (UTC+9)"
    )]
    public async Task The_next_deadline_is_told_in_the_readers_zone_too(string address, string told)
    {
        var page = await site.ReadAsync(address + "&tz=Asia/Tokyo");

        Assert.EndsWith(told, WorkshopSite.TextOf(page.QuerySelector(".phase")), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".phase .range.long > time[datetime]"));
    }

    [Fact]
    public async Task Extensions_show_the_date_before()
    {
        var page = await site.ReadAsync("/neurips-19/call-for-papers");

        Assert.Equal(
            ["Monday, September 16, 2019", "Monday, September 30, 2019"],
            page.QuerySelectorAll(".dates del").Select(WorkshopSite.TextOf)
        );
    }

    [Fact]
    public async Task Each_date_is_told_as_announced_in_the_readers_zone_and_as_open_with_the_time_that_is_left()
    {
        site.Clock.AdjustTime(Pacific(2019, 9, 18, 12, 0));
        var date = (await site.ReadAsync("/neurips-19/call-for-papers?tz=Asia/Tokyo")).QuerySelector(
            ".dates > li"
        )!;

        Assert.Equal(
            [
                "Paper submission",
                "Friday, September 20, 2019, 23:59 Los Angeles time (UTC−7)",
                "Saturday, September 21, 2019, 15:59 Tokyo time (UTC+9)",
                "Open, 2 days left",
                "Extended from Monday, September 16, 2019",
            ],
            date.Children.Select(WorkshopSite.TextOf)
        );
        site.Clock.AdjustTime(Pacific(2019, 9, 21, 0, 0));
        Assert.Equal(
            "Closed",
            WorkshopSite.TextOf(
                (await site.ReadAsync("/neurips-19/call-for-papers")).QuerySelector(".dates .state")
            )
        );
    }

    [Theory]
    [InlineData("/neurips-19", "Open, 50 days left", "in 61 days", "in 71 days", "in 99 days", "in 106 days")]
    [InlineData("/neurips-19/call-for-papers", "Open, 50 days left", "in 61 days", "in 71 days")]
    [InlineData("/neurips-19/challenge", "Open, 99 days left", "in 106 days")]
    public async Task Only_the_first_date_to_come_is_called_open_and_stands_out(
        string path,
        params string[] states
    )
    {
        var page = await site.ReadAsync(path + "?at=2019-08-01T10:00");

        Assert.Equal(states, page.QuerySelectorAll(".dates .state").Select(WorkshopSite.TextOf));
        Assert.Equal(
            states[0],
            WorkshopSite.TextOf(Assert.Single(page.QuerySelectorAll(".dates > .open .open")))
        );
    }

    [Fact]
    public async Task What_authors_wait_for_is_not_called_open_or_closed()
    {
        async Task<string> StateAsync() =>
            WorkshopSite.TextOf(
                (await site.ReadAsync("/neurips-19/call-for-papers")).QuerySelectorAll(".dates .state")[1]
            );

        site.Clock.AdjustTime(Pacific(2019, 9, 18, 12, 0));
        Assert.Equal("in 13 days", await StateAsync());
        site.Clock.AdjustTime(Pacific(2019, 10, 2, 0, 0));
        Assert.Equal("Past", await StateAsync());
    }

    [Theory]
    [InlineData("agenda", 12, 13, true)]
    [InlineData("agenda", 12, 14, false)]
    [InlineData("call-for-papers", 10, 11, true)]
    [InlineData("call-for-papers", 10, 12, false)]
    [InlineData("challenge", 11, 15, true)]
    [InlineData("challenge", 11, 16, false)]
    public async Task Times_are_told_in_the_readers_zone_unasked_until_the_last_has_passed(
        string page,
        int month,
        int day,
        bool isToCome
    )
    {
        site.Clock.AdjustTime(Pacific(2019, month, day, 12, 0));

        var scripts = (await site.ReadAsync($"/neurips-19/{page}"))
            .QuerySelectorAll("script")
            .Select(script => script.TextContent);

        Assert.Equal(
            isToCome,
            scripts.Any(script => script.Contains("showOwnTimes", StringComparison.Ordinal))
        );
        var asked = await site.ReadAsync($"/neurips-19/{page}?tz=Asia/Tokyo");
        Assert.NotEmpty(asked.QuerySelectorAll(".own"));
    }

    [Fact]
    public async Task No_date_anywhere_is_of_digits_alone()
    {
        foreach (
            var path in new[]
            {
                "/neurips-19",
                "/neurips-19/call-for-papers",
                "/neurips-19/challenge",
                "/neurips-19/agenda",
                "/neurips-19/now",
            }
        )
            Assert.DoesNotMatch(
                @"\b\d{1,2}[/.]\d{1,2}([/.]\d{2,4})?\b(?!\.\d)",
                WorkshopSite.TextOf(
                    (await site.ReadAsync(path + "?at=2019-09-01T10:00")).QuerySelector(
                        ".dates, .ledger, .lead"
                    )
                )
            );
    }

    [Fact]
    public async Task The_agenda_marks_what_is_on_by_the_clock_of_the_venue()
    {
        site.Clock.AdjustTime(new DateTimeOffset(2019, 12, 13, 17, 5, 0, TimeSpan.Zero));
        Assert.Equal("08:45 45 min", await OnNowAsync());

        site.Clock.AdjustTime(new DateTimeOffset(2019, 12, 13, 20, 45, 0, TimeSpan.Zero));
        Assert.Equal("12:30 1 h 30 min", await OnNowAsync());

        site.Clock.AdjustTime(new DateTimeOffset(2019, 12, 14, 3, 0, 0, TimeSpan.Zero));
        Assert.Equal("", await OnNowAsync());
    }

    public void Dispose() => site.Dispose();

    private static DateTimeOffset Pacific(int year, int month, int day, int hour, int minute) =>
        new(year, month, day, hour, minute, 0, TimeSpan.FromHours(-7));

    private async Task<string> VerdictAsync() =>
        string.Join(
            ' ',
            (await site.ReadAsync("/neurips-19/call-for-papers"))
                .QuerySelectorAll(".head > p")
                .Select(WorkshopSite.TextOf)
        );

    private async Task<string> OnNowAsync() =>
        WorkshopSite.TextOf((await site.ReadAsync("/neurips-19/agenda")).QuerySelector(".now .time"));
}
