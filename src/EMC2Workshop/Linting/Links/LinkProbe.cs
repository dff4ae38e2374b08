using System.Net;

namespace EMC2Workshop.Linting.Links;

/// <summary>
/// Asks other sites whether what a link leads to is there. Reads the head of the answer and none of its body.
/// </summary>
public sealed class LinkProbe(PublicNetworkHandler guard, TimeProvider clock) : IDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly HttpClient client = new(guard.CreateHandler())
    {
        Timeout = Timeout.InfiniteTimeSpan, // told below, by the site's clock
        DefaultRequestHeaders =
        {
            { "User-Agent", "EMC2Workshop (looks whether a link works)" },
            { "Accept", "*/*" },
        },
    };

    /// <returns>Why the link is dead, after "which"; null where it is not, or where the site won't say to a
    /// program.</returns>
    public async Task<string?> FindTroubleAsync(string address, CancellationToken cancellationToken)
    {
        if (
            !Uri.TryCreate(address, UriKind.Absolute, out var uri)
            || uri.Scheme is not ("http" or "https")
            || uri.UserInfo.Length > 0
        )
            return "isn’t a web address";
        using var late = new CancellationTokenSource(Patience, clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, uri);
            using var answer = await client.SendAsync(
                request,
                HttpCompletionOption.ResponseHeadersRead,
                ending.Token
            );
            return answer.StatusCode
                    is HttpStatusCode.NotFound
                        or HttpStatusCode.Gone
                        or >= HttpStatusCode.InternalServerError
                    ? $"answers {(int)answer.StatusCode}"
                // Those within one scheme are followed, up to a limit; one out of https is not.
                : (int)answer.StatusCode is >= 300 and < 400 && !LeavesHttps(answer) ? "redirects in a loop"
                : null;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // What others answer can fail in any way, and none of them stops the rest.
            return late.IsCancellationRequested ? $"doesn’t answer within {Patience.TotalSeconds} seconds"
                : Refused(exception) is { } refused ? refused.Message
                : exception is HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError }
                    ? "domain not found"
                : exception
                    is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError }
                    ? "has an invalid certificate"
                : "can’t be reached";
        }
    }

    public void Dispose() => client.Dispose();

    private static bool LeavesHttps(HttpResponseMessage answer) =>
        answer.RequestMessage?.RequestUri?.Scheme == Uri.UriSchemeHttps
        && answer.Headers.Location is { IsAbsoluteUri: true } next
        && next.Scheme == Uri.UriSchemeHttp;

    private static Exception? Refused(Exception? exception) =>
        exception is null or RefusedAddressException ? exception : Refused(exception.InnerException);
}
