using System.Net;
using EMC2Workshop.Hosting;

namespace EMC2Workshop.Tests.Hosting;

public sealed class CanonicalAddressesTests(HostedSite site) : IClassFixture<HostedSite>
{
    [Theory]
    [InlineData("/NeurIPS-19/Agenda", "/neurips-19/agenda")]
    [InlineData("/neurips-19/", "/neurips-19")]
    [InlineData("/neurips-19/agenda///", "/neurips-19/agenda")]
    [InlineData("/neurips-19//talks/X", "/neurips-19/talks/x")]
    [InlineData("/Neurips-19/?Day=Friday&q=%20%C3%89", "/neurips-19?Day=Friday&q=%20%C3%89")]
    [InlineData("/A%20b/%C3%89", "/a%20b/%C3%A9")]
    [InlineData("//", "/")]
    public async Task Another_spelling_leads_to_the_one_address(string address, string canonical)
    {
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
        {
            using var answer = await site.SendAsync(method, $"http://localhost{address}");

            Assert.Equal(HttpStatusCode.PermanentRedirect, answer.StatusCode);
            Assert.Equal(canonical, answer.Headers.GetValues("Location").Single());
        }
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("///evil.example/X")]
    [InlineData("/\\Evil.example/")]
    [InlineData("//\\Evil.example/")]
    [InlineData("/%5CEvil.example/")]
    [InlineData("/%2F/evil.example/")]
    [InlineData("/%09//evil.example/")]
    [InlineData("/%0D%0ALocation:%20https://evil.example/")]
    [InlineData("/https://evil.example/")]
    [InlineData("/X?//evil.example")]
    public async Task No_spelling_leads_to_another_host(string address)
    {
        using var answer = await site.GetAsync($"http://localhost{address}");

        var location = answer.Headers.GetValues("Location").Single();
        Assert.Matches(@"^/([^/\\\s]|$)", location);
        Assert.Equal("localhost", new Uri(new Uri("http://localhost/"), location).Host);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/site.css")]
    [InlineData("/health/live")]
    [InlineData("/Health/Live/")]
    public async Task The_canonical_address_and_what_is_no_page_stay_as_they_are(string address)
    {
        using var answer = await site.GetAsync(address);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task What_is_sent_is_not_sent_elsewhere()
    {
        using var answer = await site.SendAsync(HttpMethod.Post, "/No/Such/Page/");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("//\\//")]
    [InlineData("/İSTANBUL/ǅ/")]
    [InlineData("/%FF/%2f/")]
    public void The_canonical_address_of_a_canonical_address_is_itself(string path)
    {
        var canonical = CanonicalAddresses.Canonical(path);

        Assert.Equal(canonical, CanonicalAddresses.Canonical(canonical));
    }
}
