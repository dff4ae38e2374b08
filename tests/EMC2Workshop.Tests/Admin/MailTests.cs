using System.Net;
using System.Text.RegularExpressions;
using EMC2Workshop.Accounts;
using EMC2Workshop.Accounts.Mail;
using EMC2Workshop.Options;

namespace EMC2Workshop.Tests.Admin;

public sealed class MailTests
{
    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_invitation_is_mailed_with_a_link_of_the_sites_own_address()
    {
        await using var sink = new MailSink();
        using var site = SiteWith(sink);
        using var owner = await Desk.OpenAsync(site, OrganizerRole.Owner);
        using var answer = await owner.PostAsync(
            "/admin/people",
            new() { ["email"] = "grace@example.org", ["role"] = "Editor" },
            "Invite"
        );
        var page = WorkshopSite.Parse(await answer.Content.ReadAsStringAsync(Aborted));
        var letter = await sink.NextAsync();

        Assert.Contains(
            "Link sent to grace@example.org",
            WorkshopSite.TextOf(page.QuerySelector("[role=status]")),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("/admin/join/", page.Body!.InnerHtml, StringComparison.Ordinal);
        Assert.Contains("RCPT TO:<grace@example.org>", letter, StringComparison.Ordinal);
        using var grace = new Desk(site);
        using var joined = await grace.PostAsync(LinkIn(letter), new() { ["password"] = Desk.Password });
        Assert.Equal("/admin", joined.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_mail_that_is_refused_is_told_and_the_link_shown()
    {
        await using var sink = new MailSink { Refuses = true };
        using var site = SiteWith(sink);
        using var owner = await Desk.OpenAsync(site, OrganizerRole.Owner);
        using var answer = await owner.PostAsync("/admin/people", [], "Reset");
        var page = WorkshopSite.Parse(await answer.Content.ReadAsStringAsync(Aborted));

        Assert.Contains(
            "We couldn’t email owner@example.org",
            WorkshopSite.TextOf(page.QuerySelector("[role=alert]")),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "https://workshop.example/admin/join/",
            WorkshopSite.TextOf(page.QuerySelector("code.link")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_mail_server_that_says_nothing_keeps_nobody_waiting()
    {
        await using var sink = new MailSink { IsSilent = true };
        using var site = SiteWith(sink);
        using var owner = await Desk.OpenAsync(site, OrganizerRole.Owner);
        var asked = owner.PostAsync(
            "/admin/people",
            new() { ["email"] = "grace@example.org", ["role"] = "Editor" },
            "Invite"
        );
        await sink.Called.WaitAsync(Aborted);
        site.Clock.Advance(SmtpSender.Patience);
        using var answer = await asked;

        Assert.Contains(
            "https://workshop.example/admin/join/",
            await answer.Content.ReadAsStringAsync(Aborted),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_is_not_one_plain_address_gets_into_no_letter()
    {
        await using var sink = new MailSink();
        using var site = SiteWith(sink);
        using var owner = await Desk.OpenAsync(site, OrganizerRole.Owner);
        var addresses = new[]
        {
            "grace@example.org\r\nBcc: eve@example.org",
            "grace@example.org\nSubject: x",
            "Grace <grace@example.org>",
            "grace@example.org, eve@example.org",
            "grace@example.org;eve@example.org",
            "\"a\\r\\nb\"@example.org",
            "grace@@example.org",
            "@example.org",
            "grace",
            "",
        };
        foreach (var email in addresses)
        {
            using var refused = await owner.PostAsync(
                "/admin/people",
                new() { ["email"] = email, ["role"] = "Editor" },
                "Invite"
            );
            Assert.Equal((email, HttpStatusCode.UnprocessableEntity), (email, refused.StatusCode));
        }
        await owner.PostAsync(
            "/admin/people",
            new() { ["email"] = "grace@example.org", ["role"] = "Editor" },
            "Invite"
        );
        var first = await sink.NextAsync();

        Assert.Contains("RCPT TO:<grace@example.org>", first, StringComparison.Ordinal);
        Assert.DoesNotContain("eve@", first, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_forgot_the_password_gets_a_link_and_strangers_the_same_answer()
    {
        await using var sink = new MailSink();
        using var site = SiteWith(sink);
        await Desk.AddAsync(site, "ada@example.org", OrganizerRole.Editor);
        using var desk = new Desk(site);
        using var unknown = await desk.PostAsync("/admin/forgot", new() { ["email"] = "eve@example.org" });
        using var known = await desk.PostAsync("/admin/forgot", new() { ["email"] = "ada@example.org" });

        // The first letter is for the second who asked: the first got none.
        var letter = await sink.NextAsync();
        Assert.Contains("RCPT TO:<ada@example.org>", letter, StringComparison.Ordinal);
        Assert.Equal(
            (HttpStatusCode.OK, await PlainAsync(known)),
            (unknown.StatusCode, await PlainAsync(unknown))
        );
        using var chosen = await desk.PostAsync(
            LinkIn(letter),
            new() { ["password"] = "another four plain words" }
        );
        Assert.Equal("/admin", chosen.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_stranger_who_keeps_asking_fills_no_mailbox_and_voids_no_link()
    {
        await using var sink = new MailSink();
        using var site = SiteWith(sink);
        await Desk.AddAsync(site, "ada@example.org", OrganizerRole.Editor);
        await Desk.AddAsync(site, "alan@example.org", OrganizerRole.Editor);
        using var desk = new Desk(site);
        foreach (
            var email in new[] { "ada@example.org", "ada@example.org", "ada@example.org", "alan@example.org" }
        )
            await desk.PostAsync("/admin/forgot", new() { ["email"] = email });
        var first = await sink.NextAsync();

        Assert.Contains("<alan@example.org>", await sink.NextAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await desk.Client.GetAsync(LinkIn(first), Aborted)).StatusCode);
        site.Clock.Advance(PasswordResetMailer.Between);
        await desk.PostAsync("/admin/forgot", new() { ["email"] = "ada@example.org" });
        Assert.Contains("<ada@example.org>", await sink.NextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reset_link_that_could_not_be_mailed_is_not_in_the_way_of_the_next()
    {
        await using var sink = new MailSink { Refuses = true };
        using var site = SiteWith(sink);
        await Desk.AddAsync(site, "ada@example.org", OrganizerRole.Editor);
        using var desk = new Desk(site);
        for (var asked = 1; asked <= 2; asked++)
        {
            await desk.PostAsync("/admin/forgot", new() { ["email"] = "ada@example.org" });
            await WaitFor.SoAsync(
                async () =>
                    Equals(
                        $"{asked}",
                        await site.AskAsync(
                            "SELECT count(*) || '' FROM Audit WHERE What = 'asked for a new password'"
                        )
                    ),
                "an entry of the log"
            );
        }

        Assert.Equal("0", await site.AskAsync("SELECT count(*) || '' FROM Links WHERE Email IS NOT NULL"));
    }

    [Fact]
    public async Task Without_mail_there_is_no_page_for_forgotten_passwords()
    {
        using var site = new WorkshopSite();
        using var desk = new Desk(site);

        Assert.Equal(
            HttpStatusCode.NotFound,
            (await desk.Client.GetAsync("/admin/forgot", Aborted)).StatusCode
        );
        Assert.DoesNotContain(
            "forgot",
            (await desk.ReadAsync("/admin/sign-in")).Body!.InnerHtml,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task No_header_says_where_a_link_leads()
    {
        using var site = new WorkshopSite();
        using var owner = await Desk.OpenAsync(site, OrganizerRole.Owner);
        var headers = new Dictionary<string, string>
        {
            ["X-Forwarded-Host"] = "evil.example",
            ["X-Forwarded-For"] = "127.0.0.1",
            ["Forwarded"] = "host=evil.example",
            ["X-Original-Host"] = "evil.example",
        };
        foreach (var (header, value) in headers)
        {
            owner.Client.DefaultRequestHeaders.Clear();
            owner.Client.DefaultRequestHeaders.Add(header, value);
            using var answer = await owner.PostAsync("/admin/people", [], "Reset");
            var link = WorkshopSite.TextOf((await answer.PageAsync()).QuerySelector("code.link"));
            Assert.StartsWith(
                $"{header}: https://localhost/admin/join/",
                $"{header}: {link}",
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task A_host_that_is_not_the_sites_is_refused()
    {
        await using var sink = new MailSink();
        using var site = SiteWith(sink);
        using var desk = new Desk(site);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/admin/forgot")
        {
            Headers = { Host = "evil.example" },
        };

        Assert.Equal(HttpStatusCode.BadRequest, (await desk.Client.SendAsync(request, Aborted)).StatusCode);
    }

    [Fact]
    public async Task Two_hosts_are_refused()
    {
        await using var site = new Hosting.ListeningSite();

        Assert.StartsWith(
            "HTTP/1.1 400",
            await site.SendAsync(
                "GET /admin/sign-in HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
            ),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("mail.example.org", 587, "StartTls")]
    [InlineData("mail.example.org", 25, "StartTls")]
    [InlineData("mail.example.org", 465, "SslOnConnect")]
    [InlineData("127.0.0.1", 25, "StartTlsWhenAvailable")]
    public void Letters_leave_this_machine_in_tls_alone(string host, int port, string security) =>
        Assert.Equal(
            security,
            SmtpSender.SecurityFor(new SmtpOptions { Host = host, Port = port }).ToString()
        );

    private static WorkshopSite SiteWith(MailSink sink)
    {
        var site = new WorkshopSite();
        foreach (var (name, value) in sink.Settings)
            site.Settings[name] = value;
        return site;
    }

    private static string LinkIn(string letter) =>
        new Uri(
            Regex
                .Match(
                    letter
                        .Replace("=\r\n", "", StringComparison.Ordinal)
                        .Replace("=\n", "", StringComparison.Ordinal),
                    @"https://workshop\.example/admin/join/[A-Za-z0-9_-]+"
                )
                .Value
        ).AbsolutePath;

    private static async Task<string> PlainAsync(HttpResponseMessage answer) =>
        WorkshopSite
            .TextOf(WorkshopSite.Parse(await answer.Content.ReadAsStringAsync(Aborted)).QuerySelector("main"))
            .Replace("eve@", "ada@", StringComparison.Ordinal);
}
