using Microsoft.Playwright;

namespace EMC2Workshop.BrowserTests;

/// <summary>Whoever is quicker than the page, or drags something else than it thinks.</summary>
public sealed class QuickHandsTests(Chromium chromium) : TwoOrganizers(chromium)
{
    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task A_preview_that_comes_late_is_not_shown_in_place_of_a_newer_one()
    {
        await using var ada = await SignInAsync(Ada);
        var page = ada.Page;
        var late = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await page.RouteAsync(
            "**/admin/markdown",
            async route =>
            {
                if (route.Request.PostData!.Contains("First words", StringComparison.Ordinal))
                    await late.Task;
                await route.ContinueAsync();
            }
        );
        await page.GotoAsync(NewTalk);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        page.RequestFinished += (_, request) => End(request);
        page.RequestFailed += (_, request) => End(request);
        var asked = page.WaitForRequestAsync("**/admin/markdown");
        await page.FillAsync("#body", "First words.");
        await page.Clock.FastForwardAsync(5000);
        await asked;
        await page.FillAsync("#body", "Second thoughts.");
        await page.Clock.FastForwardAsync(5000);
        var preview = page.Locator("#preview");
        await Assertions.Expect(preview).ToHaveTextAsync("Second thoughts.");

        late.SetResult();
        await ended.Task;
        await page.EvaluateAsync("fetch('/healthz').then(answer => answer.text())");

        await Assertions.Expect(preview).ToHaveTextAsync("Second thoughts.");

        void End(IRequest request)
        {
            if (request.PostData?.Contains("First words", StringComparison.Ordinal) == true)
                ended.TrySetResult();
        }
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task Text_that_is_dragged_out_of_a_row_leaves_the_row_where_it_is()
    {
        await using var ada = await SignInAsync(Ada);
        var page = ada.Page;
        await page.GotoAsync(NewTalk);
        await page.FillAsync("[name='speakers[0].person']", "Song Han");
        await page.AddAsync("speaker");
        await page.FillAsync("[name='speakers[1].person']", "Yann LeCun");

        await DragAsync(page, "[name='speakers[0].affiliation']", "[name='speakers[1].affiliation']");
        await Assertions.Expect(page.Locator("[name='speakers[0].person']")).ToHaveValueAsync("Song Han");
        await DragAsync(page, "ol[data-list=speakers] > li:first-child", "[name='speakers[1].affiliation']");
        await Assertions.Expect(page.Locator("[name='speakers[0].person']")).ToHaveValueAsync("Yann LeCun");
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task Nothing_found_is_chosen_any_more_once_one_types_on()
    {
        await using var ada = await SignInAsync(Ada);
        var field = ada.Page.Locator("#find");
        await field.FillAsync("song");
        await Assertions.Expect(ada.Page.Locator("#found-0")).ToBeVisibleAsync();
        await ada.Page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(field).ToHaveAttributeAsync("aria-activedescendant", "found-0");
        await field.FillAsync("song han");
        await ada.Page.Clock.FastForwardAsync(1000);

        await Assertions.Expect(field).Not.ToHaveAttributeAsync("aria-activedescendant", "found-0");
        await field.FillAsync("song");
        await ada.Page.Keyboard.PressAsync("Escape");
        await ada.Page.Clock.FastForwardAsync(1000);
        await Assertions.Expect(ada.Page.Locator("#found")).ToBeHiddenAsync();
    }

    private static async Task DragAsync(IPage page, string from, string to) =>
        await page.EvaluateAsync(
            """
            ([from, to]) => {
              const event = type =>
                new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: new DataTransfer() });
              document.querySelector(from).dispatchEvent(event("dragstart"));
              document.querySelector(to).dispatchEvent(event("drop"));
              document.querySelector(from).dispatchEvent(event("dragend"));
            }
            """,
            new[] { from, to }
        );
}
