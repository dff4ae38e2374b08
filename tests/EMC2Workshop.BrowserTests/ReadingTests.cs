using Microsoft.Playwright;

namespace EMC2Workshop.BrowserTests;

public sealed class ReadingTests(Chromium chromium)
{
    public static bool HasBrowser => Chromium.IsHere;

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task An_attendee_opens_the_agenda_on_a_phone_and_reads_a_keynote()
    {
        await using var phone = await chromium.Browser.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = 360, Height = 740 },
                HasTouch = true,
                IsMobile = true,
            }
        );
        var page = await phone.NewPageAsync();
        await page.GotoAsync(chromium.Address);
        await page.GetByRole(AriaRole.Button, new() { Name = "Menu" }).TapAsync();
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Main" })
            .GetByRole(AriaRole.Link, new() { Name = "Agenda" })
            .TapAsync();
        await page.GetByRole(
                AriaRole.Link,
                new() { Name = "Efficient Computing for AI and Robotics", Exact = true }
            )
            .TapAsync();

        await Assertions
            .Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 }))
            .ToHaveTextAsync("Efficient Computing for AI and Robotics");
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Vivienne Sze, MIT");
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Room West 306");
        await Assertions
            .Expect(page.GetByRole(AriaRole.Main))
            .ToContainTextAsync("Computing near the sensor is preferred over the cloud");
    }

    [Theory(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    [InlineData(360)]
    [InlineData(768)]
    public async Task An_author_reads_the_targets_of_the_challenge_in_whole_words(int width)
    {
        await using var reader = await Reader.OpenAsync(chromium.Browser, width);
        await reader.Page.GotoAsync(chromium.Address + "/neurips-19/challenge");

        Assert.Empty(
            await reader.Page.EvaluateAsync<string[]>(
                """
                () => [...document.querySelectorAll('.scroll :is(th, td)')].flatMap(cell => {
                    const text = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT).nextNode()
                    return [...text.data.matchAll(/[^\s-]+/g)].filter(word => {
                        const range = document.createRange()
                        range.setStart(text, word.index)
                        range.setEnd(text, word.index + word[0].length)
                        return range.getClientRects().length > 1
                    }).map(word => word[0])
                })
                """
            )
        );
        Assert.Equal(width, await reader.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }
}
