using EMC2Workshop.Caching;
using Microsoft.Extensions.Primitives;

namespace EMC2Workshop.Tests.Hosting;

public sealed class EncodingsTests
{
    [Theory]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("gzip,br", "br")]
    [InlineData("GZIP", "gzip")]
    [InlineData("br;q=0", "identity")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("br;q=0, *", "gzip")]
    [InlineData("br;q=0.2, gzip;q=0.8", "gzip")]
    [InlineData("br;q=0.5, gzip;q=0.5", "br")]
    [InlineData("*", "br")]
    [InlineData("*;q=0", "identity")]
    [InlineData("gzip;q=0.5, *;q=0.1", "gzip")]
    [InlineData("gzip;q=0.5, *", "br")]
    [InlineData("identity", "identity")]
    [InlineData("identity, gzip;q=0.5", "identity")]
    [InlineData("identity;q=0, gzip;q=0.001", "gzip")]
    [InlineData("identity;q=0, *;q=0", "identity")]
    [InlineData("deflate, zstd", "identity")]
    [InlineData("", "identity")]
    [InlineData(" , ;;q=, \u00ff", "identity")]
    [InlineData("br;q=2", "identity")]
    public void Accept_encoding_comes_down_to_one_of_three(string header, string encoding) =>
        Assert.Equal(encoding, AcceptEncoding.Choose(header));

    [Fact]
    public void No_header_means_identity() =>
        Assert.Equal("identity", AcceptEncoding.Choose(StringValues.Empty));

    [Fact]
    public void Several_headers_are_read_as_one() =>
        Assert.Equal("gzip", AcceptEncoding.Choose(new StringValues(["gzip", "br;q=0.5"])));
}
