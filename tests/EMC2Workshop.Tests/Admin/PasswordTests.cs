using System.Net;
using EMC2Workshop.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Admin;

public sealed class PasswordTests : IDisposable
{
    private const string Ada = "ada@example.org";

    /// <summary>All long enough.</summary>
    private static readonly string[] Guessable =
    [
        "123456789012",
        "qwertyuiopas",
        "googlechrome",
        "password2026",
        "aaaaaaaaaaaaaaaa",
        "ada@example.org1",
        "passwordpassword",
        "Password123456",
        "1qaz2wsx3edc",
        "qwertyuiop123",
        "zxcvbnm123456",
        "iloveyou2024!",
        "letmeinletmein",
        "administrator1",
        "welcome12345678",
        "abcdefghijkl",
        "abcabcabcabc",
        "111111222222",
        "31415926535897",
        "monkeydragon1",
        "trustno1trustno1",
        "P@ssw0rd1234",
        "Pa$$word2026!",
        "sunshine123456",
        "football12345",
        "superman1234567",
        "emc2emc2emc2",
        "neurips2019neurips",
        "emc2workshop2026",
        "workshop2026!",
        "organizer2026",
        "ada.example.2026",
        "january2026january",
        "12/13/201912/13/2019",
        "michaeljordan23",
        "starwars1977!",
        "chocolate12345",
        "qazwsxedcrfv",
        "asdfghjkl;'12",
        "0987654321098",
        "mississippi12",
        "charliecharlie",
        "!@#$%^&*()_+",
        "princess123456",
        "ab1ab1ab1ab1ab1ab1",
        "19191919191919191919",
        "20190101201901012019",
        "p4$$w0rdp4$$w0rdp4$$w0rd",
    ];

    private static readonly string[] Good =
    [
        "four plain words here",
        "another four plain words",
        "correct horse battery staple",
        "purple lamp eats thursday",
        "velvet otter sings bridges",
        "Xk9#mQ2$vL7p",
        "tr7-Qz0mbe-81hd",
        "gravel mosaic teapot lantern",
        "my cat hates wet mondays",
        "seventeen slow yellow trains",
        "q8Zr4WnP2sLk",
        "brittle-cactus-orbit-92",
        "niemand kennt diesen satz",
        "under the bridge at noon we sang",
        "7Jw!e0pXc5Ru",
        "mango quilt harbor pencil",
        "the lamp ate my homework twice",
        "kJ83-hd9s-QpL2",
        "rusty anvil paints softly",
        "Sechs große Dackel jodeln",
        "zebra umbrella kitchen volcano",
    ];

    private readonly WorkshopSite site = new();

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task What_others_would_guess_is_refused_and_what_they_would_not_is_taken()
    {
        await using var scope = site.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Organizer>>();

        Assert.Equal([], await ThoseTakenAsync(users, Guessable));
        Assert.Equal(Good, await ThoseTakenAsync(users, Good));
    }

    [Fact]
    public async Task Why_is_said_beside_the_field_where_one_joins_and_where_one_changes_it()
    {
        using var ada = new Desk(site);
        using var eve = await Desk.OpenAsync(site, email: "eve@example.net");
        var joining = await site.MakeLinkAsync(LinkPurpose.Invitation, Ada);
        var reasons = new Dictionary<string, string>
        {
            ["short"] = "Use at least 12 characters.",
            ["googlechrome"] =
                "Too easy to guess. Avoid common passwords, words and names, also with digits or signs added.",
            ["emc2workshop2026"] = "Too easy to guess. Avoid names and words linked to you or this site.",
            ["aaaaaaaaaaaaaaaa"] = "Too easy to guess. Avoid dates, sequences and repetitions.",
            ["!@#$%^&*()_+"] = "Too easy to guess. Avoid rows and patterns of the keyboard.",
            [""] = "Use at least 12 characters.",
        };
        foreach (var (password, reason) in reasons)
        {
            var typed = new Dictionary<string, string> { ["password"] = password };
            using var joined = await ada.PostAsync(joining, typed);
            using var changed = await eve.PostAsync("/admin/account", typed, "Password");
            foreach (var answer in new[] { joined, changed })
            {
                var page = await answer.PageAsync();
                Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
                Assert.Equal(
                    $"{reason} Three or four random words work well.",
                    WorkshopSite.TextOf(page.GetElementById("password-fault"))
                );
                Assert.Contains(
                    "password-fault",
                    page.GetElementById("password")!.GetAttribute("aria-describedby"),
                    StringComparison.Ordinal
                );
                Assert.Contains(
                    "At least 12 characters, better 15 or more.",
                    WorkshopSite.TextOf(page.GetElementById("password-hint")),
                    StringComparison.Ordinal
                );
            }
        }
    }

    [Fact]
    public async Task A_long_one_is_taken_up_to_the_limit_and_signs_in_by_all_of_it()
    {
        var longest = string.Concat(Enumerable.Repeat("brittle cactus orbit 92 ", 6))[..128];
        var link = await site.MakeLinkAsync(LinkPurpose.Invitation, Ada);
        using var ada = new Desk(site);
        using var refused = await ada.PostAsync(link, new() { ["password"] = longest + "x" });
        Assert.Contains(
            "Use at most 128 characters.",
            await refused.Content.ReadAsStringAsync(Aborted),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "/admin",
            (await ada.PostAsync(link, new() { ["password"] = longest })).Headers.Location?.OriginalString
        );

        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await ada.SignInAsync(Ada, longest[..127])).StatusCode
        );
        Assert.Equal(HttpStatusCode.Redirect, (await ada.SignInAsync(Ada, longest)).StatusCode);
    }

    private static async Task<List<string>> ThoseTakenAsync(UserManager<Organizer> users, string[] passwords)
    {
        var taken = new List<string>();
        foreach (var password in passwords)
        {
            var isTaken = true;
            foreach (var rule in users.PasswordValidators)
                isTaken &= (
                    await rule.ValidateAsync(users, new Organizer { Email = Ada }, password)
                ).Succeeded;
            if (isTaken)
                taken.Add(password);
        }
        return taken;
    }
}
