using System.Net;
using EMC2Workshop.Linting.Links;
using Microsoft.Extensions.Time.Testing;

namespace EMC2Workshop.Tests.Linting;

public sealed class GuardedConnectionsTests
{
    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.9.9.9")]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("198.18.0.1")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::127.0.0.1")]
    [InlineData("fe80::1")]
    [InlineData("fe80::1%1")]
    [InlineData("fec0::1")]
    [InlineData("fc00::1")]
    [InlineData("fd12:3456::1")]
    [InlineData("ff02::1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2001:db8::1")]
    public void An_address_that_is_not_public_is_none(string address) =>
        Assert.False(PublicNetworks.Contains(IPAddress.Parse(address)));

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("172.32.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("2606:4700::6810:84e5")]
    [InlineData("::ffff:8.8.8.8")]
    public void A_public_one_is(string address) =>
        Assert.True(PublicNetworks.Contains(IPAddress.Parse(address)));

    [Theory]
    [InlineData("http://127.0.0.1:{0}/")]
    [InlineData("http://localhost:{0}/")]
    [InlineData("http://0x7f.1:{0}/")]
    [InlineData("http://2130706433:{0}/")]
    [InlineData("http://017700000001:{0}/")]
    [InlineData("http://[::1]:{0}/")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/")]
    [InlineData("http://0:{0}/")]
    public async Task No_way_to_write_it_leads_to_this_machine(string link)
    {
        await using var server = new LocalServer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        using var pages = new LinkProbe(new PublicNetworkHandler(), new FakeTimeProvider());
        var trouble = await pages.FindTroubleAsync(string.Format(null, link, server.Port), Aborted);

        Assert.Equal("leads to an address that is not public", trouble);
        Assert.Equal(0, server.Calls);
    }

    [Fact]
    public async Task A_name_that_means_this_machine_or_means_it_also_is_refused()
    {
        await using var server = new LocalServer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        foreach (
            var answer in new IPAddress[][]
            {
                [IPAddress.Loopback],
                [IPAddress.Parse("8.8.8.8"), IPAddress.Loopback],
                [IPAddress.IPv6Loopback],
                [],
            }
        )
        {
            using var pages = new LinkProbe(
                new PublicNetworkHandler { Resolve = (_, _) => Task.FromResult(answer) },
                new FakeTimeProvider()
            );
            Assert.Equal(
                "leads to an address that is not public",
                await pages.FindTroubleAsync($"http://localtest.example:{server.Port}/", Aborted)
            );
        }
        Assert.Equal(0, server.Calls);
    }

    [Fact]
    public async Task A_name_is_asked_for_once_for_each_connection_and_that_answer_is_the_one_connected_to()
    {
        await using var server = new LocalServer(
            "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
        );
        var asked = 0;
        // The first answer may be connected to; the next would be the machine next door.
        var guard = new PublicNetworkHandler
        {
            Resolve = (_, _) =>
                Task.FromResult(new[] { asked++ == 0 ? IPAddress.Loopback : IPAddress.Parse("192.168.0.1") }),
            IsAllowed = address => address.Equals(IPAddress.Loopback),
        };
        using var pages = new LinkProbe(guard, new FakeTimeProvider());

        Assert.Null(await pages.FindTroubleAsync($"http://changing.example:{server.Port}/", Aborted));
        Assert.Equal(1, asked);
        Assert.Equal(
            "leads to an address that is not public",
            await pages.FindTroubleAsync($"http://changing.example:{server.Port}/", Aborted)
        );
        Assert.Equal(1, server.Calls);
    }

    [Theory]
    [InlineData("http://127.0.0.2:{0}/")]
    [InlineData("http://[::1]:{0}/")]
    [InlineData("http://inside.example:{0}/")]
    public async Task A_redirect_leads_no_further_than_a_link(string target)
    {
        await using var inside = new LocalServer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        await using var server = new LocalServer(
            $"HTTP/1.1 302 Found\r\nLocation: {string.Format(null, target, inside.Port)}\r\nContent-Length: 0\r\n\r\n"
        );
        using var pages = new LinkProbe(Allowing("outside.example"), new FakeTimeProvider());

        Assert.Equal(
            "leads to an address that is not public",
            await pages.FindTroubleAsync($"http://outside.example:{server.Port}/", Aborted)
        );
        Assert.Equal((1, 0), (server.Calls, inside.Calls));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", null)]
    [InlineData("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n", null)]
    [InlineData("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", "answers 404")]
    [InlineData("HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n", "answers 410")]
    [InlineData("HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n", "answers 500")]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n", "redirects in a loop")]
    [InlineData(
        "HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n",
        "can’t be reached"
    )]
    [InlineData("no HTTP at all\r\n\r\n", "can’t be reached")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 9000000000\r\n\r\n", null)] // whose body nobody waits for
    public async Task What_another_site_answers_is_told_in_words(string answer, string? trouble)
    {
        await using var server = new LocalServer(answer);
        using var pages = new LinkProbe(Allowing("outside.example"), new FakeTimeProvider());

        Assert.Equal(
            trouble,
            await pages.FindTroubleAsync($"http://outside.example:{server.Port}/", Aborted)
        );
        Assert.DoesNotContain("Cookie", server.Asked, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task No_head_of_an_answer_is_read_without_end()
    {
        await using var server = new LocalServer(
            "HTTP/1.1 200 OK\r\nX: " + new string('a', 1024 * 1024) + "\r\n\r\n"
        );
        using var pages = new LinkProbe(Allowing("outside.example"), new FakeTimeProvider());

        Assert.Equal(
            "can’t be reached",
            await pages.FindTroubleAsync($"http://outside.example:{server.Port}/", Aborted)
        );
    }

    [Fact]
    public async Task A_site_that_does_not_answer_is_waited_for_five_seconds()
    {
        await using var server = new LocalServer(null);
        var clock = new FakeTimeProvider();
        using var pages = new LinkProbe(Allowing("outside.example"), clock);
        var asked = pages.FindTroubleAsync($"http://outside.example:{server.Port}/", Aborted);
        await server.Called.WaitAsync(Aborted);
        clock.Advance(LinkProbe.Patience);

        Assert.Equal("doesn’t answer within 5 seconds", await asked);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://example.org/")]
    [InlineData("https://user:secret@example.org/")]
    [InlineData("not an address")]
    public async Task Nothing_but_web_addresses_is_tried(string link)
    {
        using var pages = new LinkProbe(
            new PublicNetworkHandler { Resolve = (_, _) => throw new InvalidOperationException() },
            new FakeTimeProvider()
        );

        Assert.Equal("isn’t a web address", await pages.FindTroubleAsync(link, Aborted));
    }

    /// <summary>One name means this machine, and only that name may.</summary>
    internal static PublicNetworkHandler Allowing(string name)
    {
        var isAllowed = false;
        return new PublicNetworkHandler
        {
            Resolve = (host, _) =>
                Task.FromResult(
                    new[] { (isAllowed = host == name) ? IPAddress.Loopback : IPAddress.Parse("127.0.0.3") }
                ),
            IsAllowed = address => isAllowed && address.Equals(IPAddress.Loopback),
        };
    }
}
