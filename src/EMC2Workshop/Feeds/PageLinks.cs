using Microsoft.Extensions.Primitives;

namespace EMC2Workshop.Feeds;

/// <summary>Says in headers (RFC 8288) what a page's head says too: for programs that ask for heads alone.</summary>
public static class PageLinks
{
    /// <param name="canonical">The page's whole address.</param>
    public static void WriteTo(HttpResponse response, string canonical, IEnumerable<FeedLink> feeds) =>
        response.Headers.Link = new StringValues([
            $"<{canonical}>; rel=\"canonical\"",
            .. feeds.Select(feed => $"<{feed.Address}>; rel=\"alternate\"; type=\"{feed.Type}\""),
        ]);
}
