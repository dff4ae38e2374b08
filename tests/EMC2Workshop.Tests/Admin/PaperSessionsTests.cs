namespace EMC2Workshop.Tests.Admin;

/// <summary>A paper is put into a session in the session's form; its own form says where it is.</summary>
public sealed class PaperSessionsTests : SmallDesk
{
    [Fact]
    public async Task The_form_of_a_paper_leads_to_its_session()
    {
        var page = await Desk.ReadAsync($"/admin/items/{SmallWorkshop.Paper}");

        Assert.Equal(
            "10:00 Posters",
            WorkshopSite.TextOf(page.QuerySelector($".onward a[href='/admin/items/{SmallWorkshop.Posters}']"))
        );
    }

    [Fact]
    public async Task The_form_of_a_paper_without_a_session_leads_to_the_sessions()
    {
        await Store.EditAsync(
            "we-20/papers/letters.md",
            $"---\nid: {Guid.NewGuid()}\ntitle: On letters\nauthors:\n  - person: alan-turing\n---\n"
        );
        var page = await Desk.ReadAsync(await Items.EditorAsync(Site, "we-20/papers/letters"));

        Assert.NotNull(page.QuerySelector(".onward p a[href='/admin/list?kind=session&edition=we-20']"));
    }
}
