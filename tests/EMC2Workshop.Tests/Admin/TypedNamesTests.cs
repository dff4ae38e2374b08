namespace EMC2Workshop.Tests.Admin;

/// <summary>
/// People can be named by name: who is new is added with what names them, in one transaction, or not at all.
/// </summary>
public sealed class TypedNamesTests : IDisposable
{
    private const string Talk = "neurips-19/talks/edward-delp";
    private readonly WorkshopSite site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task A_new_name_that_comes_twice_is_one_person()
    {
        using var desk = await Desk.OpenAsync(site);
        await desk.PostAsync(
            NewTalk.Address,
            NewTalk.Form(
                "compilers",
                "On compilers",
                ("speakers[2].person", "grace HOPPER"),
                ("act", "publish")
            )
        );
        await desk.PostAsync(NewTalk.Address, NewTalk.Form("debugging", "On bugs", ("act", "publish")));

        Assert.Equal(["grace-hopper"], await site.PeopleAsync("Grace Hopper"));
        foreach (var talk in new[] { "compilers", "debugging" })
            Assert.NotNull(
                (await site.ReadAsync($"/neurips-19/talks/{talk}")).QuerySelector(
                    "main a[href='/people/grace-hopper']"
                )
            );
    }

    [Fact]
    public async Task A_name_whose_address_is_another_persons_gets_one_of_its_own()
    {
        using var desk = await Desk.OpenAsync(site);
        await desk.PostAsync(NewTalk.Address, NewTalk.Form("compilers", "On compilers", ("act", "publish")));
        await desk.PostAsync(
            await Items.EditorAsync(site, "people/grace-hopper"),
            new() { ["name"] = "Grace Brewster Hopper", ["act"] = "publish" }
        );
        await desk.PostAsync(NewTalk.Address, NewTalk.Form("debugging", "On bugs", ("act", "publish")));

        Assert.Equal(["grace-hopper-2"], await site.PeopleAsync("Grace Hopper"));
        Assert.Contains(
            "person: grace-hopper-2\n",
            (await Items.FindAsync(site, "neurips-19/talks/debugging"))!.Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Names_that_only_sound_alike_are_two_people()
    {
        var (one, other) = ("李磊", "李雷"); // both Li Lei
        using var desk = await Desk.OpenAsync(site);
        await desk.PostAsync(
            NewTalk.Address,
            NewTalk.Form("one", "One", ("speakers[0].person", one), ("act", "publish"))
        );
        await desk.PostAsync(
            NewTalk.Address,
            NewTalk.Form("other", "Other", ("speakers[0].person", other), ("act", "publish"))
        );

        Assert.Single(await site.PeopleAsync(one));
        Assert.Single(await site.PeopleAsync(other));
    }

    [Fact]
    public async Task A_name_that_is_typed_without_its_accents_is_the_known_person()
    {
        using var desk = await Desk.OpenAsync(site);
        await desk.PostAsync(
            NewTalk.Address,
            NewTalk.Form("one", "One", ("speakers[0].person", "Łukasz Núñez"), ("act", "publish"))
        );
        await desk.PostAsync(
            NewTalk.Address,
            NewTalk.Form("other", "Other", ("speakers[0].person", "lukasz Nunez"), ("act", "publish"))
        );

        Assert.Equal(["lukasz-nunez"], await site.PeopleAsync("Łukasz Núñez"));
        Assert.Contains(
            "person: lukasz-nunez\n",
            (await Items.FindAsync(site, "neurips-19/talks/other"))!.Text,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("李飞飞")]
    [InlineData("Ada Žižek")]
    public async Task A_name_of_any_script_can_be_new(string name)
    {
        using var desk = await Desk.OpenAsync(site);
        using var answer = await desk.PostAsync(
            NewTalk.Address,
            NewTalk.Form("compilers", "On compilers", ("speakers[0].person", name), ("act", "publish"))
        );

        Assert.EndsWith("said=published", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Single(await site.PeopleAsync(name));
    }

    [Fact]
    public async Task Who_was_misspelled_is_told_and_not_added()
    {
        using var desk = await Desk.OpenAsync(site);
        using var answer = await desk.PostAsync(
            NewTalk.Address,
            NewTalk.Form(
                "compilers",
                "On compilers",
                ("speakers[0].person", "vivienne-szee"),
                ("act", "publish")
            )
        );

        Assert.Contains(
            "vivienne-sze",
            WorkshopSite.TextOf((await answer.PageAsync()).GetElementById("speakers-0-person-fault")),
            StringComparison.Ordinal
        );
        Assert.Empty(await site.PeopleAsync("vivienne-szee"));
    }

    [Fact]
    public async Task Two_organizers_who_add_one_person_at_the_same_moment_add_one()
    {
        using var ada = await Desk.OpenAsync(site);
        using var alan = await Desk.OpenAsync(site, email: "alan@example.org");
        var (one, other) = (await ada.ReadAsync(NewTalk.Address), await alan.ReadAsync(NewTalk.Address));
        var answers = await Task.WhenAll(
            ada.SendAsync(
                one,
                NewTalk.Address,
                NewTalk.Form("compilers", "On compilers", ("act", "publish"))
            ),
            alan.SendAsync(other, NewTalk.Address, NewTalk.Form("debugging", "On bugs", ("act", "publish")))
        );

        Assert.All(
            answers,
            answer =>
                Assert.EndsWith(
                    "said=published",
                    answer.Headers.Location?.OriginalString,
                    StringComparison.Ordinal
                )
        );
        Assert.Equal(["grace-hopper"], await site.PeopleAsync("Grace Hopper"));
    }

    [Fact]
    public async Task A_known_person_can_be_named_by_name()
    {
        using var desk = await Desk.OpenAsync(site);
        await desk.PostAsync(
            await Items.EditorAsync(site, Talk),
            new() { ["speakers[0].person"] = "vivienne sze", ["act"] = "publish" }
        );

        Assert.Contains(
            "person: vivienne-sze\n",
            (await Items.FindAsync(site, Talk))!.Text,
            StringComparison.Ordinal
        );
    }
}
