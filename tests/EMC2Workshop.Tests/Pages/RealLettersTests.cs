using EMC2Workshop.Content;

namespace EMC2Workshop.Tests.Pages;

/// <summary>Names in many scripts are proposed an address, found, and sorted.</summary>
public sealed class RealLettersTests(RealLettersTests.Letters site) : IClassFixture<RealLettersTests.Letters>
{
    [Theory]
    [InlineData("José Núñez", "jose-nunez")]
    [InlineData("Łukasz Øster", "lukasz-oster")]
    [InlineData("Björn Größe", "bjorn-grosse")]
    [InlineData("Æsa Þórsdóttir", "aesa-thorsdottir")]
    [InlineData("Işıl Yıldız", "isil-yildiz")]
    [InlineData("Ольга Ильина", "olga-ilina")]
    [InlineData("Γιώργος Παπαδόπουλος", "giorgos-papadopoylos")]
    [InlineData("李雷", "lilei")]
    [InlineData("أحمد علي", "hmd-ly")]
    [InlineData("मोहन शर्मा", "mohn-srma")]
    [InlineData("김민준", "gimminjun")]
    [InlineData("Đặng Thị Ánh", "dang-thi-anh")]
    [InlineData("Ada O'Brien-King", "ada-o-brien-king")]
    public void An_address_is_proposed_in_ascii(string name, string slug) =>
        Assert.Equal(slug, ItemPath.ToSlug(name));

    [Theory]
    [InlineData("José Núñez", "/people/a")]
    [InlineData("jose nunez", "/people/a")]
    [InlineData("NÚÑEZ", "/people/a")]
    [InlineData("lukasz", "/people/b")]
    [InlineData("Łukasz oster", "/people/b")]
    [InlineData("bjorn grosse", "/people/c")]
    [InlineData("aesa thors", "/people/d")]
    [InlineData("isil", "/people/e")]
    [InlineData("Işıl", "/people/e")]
    [InlineData("ольга", "/people/f")]
    [InlineData("ilina", "/people/f")]
    [InlineData("Παπαδόπουλος", "/people/g")]
    [InlineData("giorgos", "/people/g")]
    [InlineData("李雷", "/people/h")]
    [InlineData("علي", "/people/i")]
    [InlineData("शर्मा", "/people/j")]
    [InlineData("김민준", "/people/k")]
    [InlineData("dang anh", "/people/l")]
    public async Task It_is_found_with_and_without_its_own_letters_and_shown_as_it_is_written(
        string query,
        string address
    )
    {
        var page = await site.ReadAsync("/search?q=" + Uri.EscapeDataString(query));

        Assert.Equal(
            [address],
            page.QuerySelectorAll(".results .title a").Select(link => link.GetAttribute("href"))
        );
    }

    [Fact]
    public async Task They_are_sorted_as_letters_of_the_same_name()
    {
        var page = await site.ReadAsync("/people");

        Assert.Equal(
            "# A G I L N O P S T Y".Split(' '),
            page.QuerySelectorAll(".letter h2").Select(letter => letter.TextContent.Trim())
        );
        Assert.Equal(
            ["Zoë Àbel", "Đặng Thị Ánh"],
            page.QuerySelector("[aria-labelledby=letter-A] ul")!.Children.Select(WorkshopSite.TextOf)
        );
    }

    private static string Person(int number, string name) =>
        $"---\nid: 00000000-0000-4000-8000-0000000001{number:00}\nname: {name}\n---\n";

    public sealed class Letters()
        : SmallSite(
            new Dictionary<string, string>(SmallWorkshop.Files)
            {
                ["people/a.md"] = Person(1, "José Núñez"),
                ["people/b.md"] = Person(2, "Łukasz Øster"),
                ["people/c.md"] = Person(3, "Björn Größe"),
                ["people/d.md"] = Person(4, "Æsa Þórsdóttir"),
                ["people/e.md"] = Person(5, "Işıl Yıldız"),
                ["people/f.md"] = Person(6, "Ольга Ильина"),
                ["people/g.md"] = Person(7, "Γιώργος Παπαδόπουλος"),
                ["people/h.md"] = Person(8, "李雷"),
                ["people/i.md"] = Person(9, "أحمد علي"),
                ["people/j.md"] = Person(10, "मोहन शर्मा"),
                ["people/k.md"] = Person(11, "김민준"),
                ["people/l.md"] = Person(12, "Đặng Thị Ánh"),
                ["people/n.md"] = Person(14, "ʹ ʺ"),
                ["people/m.md"] = Person(13, "Zoë Àbel"),
            }
        );
}
