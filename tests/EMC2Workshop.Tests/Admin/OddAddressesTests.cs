namespace EMC2Workshop.Tests.Admin;

/// <summary>Addresses that no page of the site links to.</summary>
public sealed class OddAddressesTests(OddRequests requests) : IClassFixture<OddRequests>
{
    [Theory]
    [InlineData("/admin/items/not-an-id")]
    [InlineData("/admin/items/00000000-0000-0000-0000-000000000000")]
    [InlineData("/admin/new/nothing")]
    [InlineData("/admin/new/talk")]
    [InlineData("/admin/new/talk?edition=x&edition=y")]
    [InlineData("/admin/new/talk?edition=..%2F..%2Fetc")]
    [InlineData("/admin/new/talk?edition=no-such")]
    [InlineData("/admin/new/person?edition=neurips-19")]
    [InlineData("/admin/new/series")]
    [InlineData("/admin/list?page=99999999999999&kind=%00&edition=%ff")]
    [InlineData("/admin/list?page=-1&page=2&q=%25%5C_")]
    [InlineData("/admin/log?page=x&before=y")]
    [InlineData("/admin/media?from=-5")]
    [InlineData("/admin/media?from=99999999999")]
    [InlineData("/admin/day/no-such")]
    [InlineData("/admin/program/%01")]
    [InlineData("/admin/files?handler=Zip&changed=perhaps")]
    [InlineData("/admin/items/{id}/history?from=-1&to=99999999999")]
    [InlineData("/admin/items/{id}/history?from=x&to=1&to=2")]
    [InlineData("/admin/join/%01")]
    [InlineData("/preview/%01")]
    [InlineData("/preview/x")]
    [InlineData("/admin/list?q[=x&[=y&page[0=z")]
    [InlineData("/search?q[=x&[=y")]
    public async Task Odd_addresses_are_answered(string address)
    {
        foreach (var method in new[] { "GET", "HEAD", "POST" })
        {
            using var answer = await requests.SendAsync(
                method,
                address.Replace("{id}", requests.Values["id"], StringComparison.Ordinal),
                method == "POST" ? OddRequests.Bytes(requests.Form()) : null,
                OddRequests.UrlEncoded
            );

            Assert.True((int)answer.StatusCode < 500, $"{method} {address} answered {answer.StatusCode}");
        }
    }
}
