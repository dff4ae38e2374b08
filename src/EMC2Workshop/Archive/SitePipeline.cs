using System.Net;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace EMC2Workshop.Archive;

/// <summary>The site as a reader finds it who is nobody in particular, asked without a network.</summary>
public sealed class SitePipeline(IHttpContextFactory contexts, IServiceScopeFactory scopes)
{
    private RequestDelegate? handler;

    /// <summary>Everything behind this answers as it does to readers.</summary>
    public RequestDelegate Capture(RequestDelegate rest) => handler = rest;

    /// <param name="origin">What the site takes for its own address, where none is set.</param>
    public Task<SiteAnswer> GetAsync(string path, Uri origin, CancellationToken cancellationToken)
    {
        // Whoever asks may be answering a request, of which this one is to know nothing.
        using (ExecutionContext.SuppressFlow())
            return Task.Run(() => AskAsync(path, origin, cancellationToken), cancellationToken);
    }

    private async Task<SiteAnswer> AskAsync(string path, Uri origin, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await using var scope = scopes.CreateAsyncScope();
        var context = contexts.Create(FeaturesFor(path, origin, body));
        try
        {
            context.RequestServices = scope.ServiceProvider;
            context.RequestAborted = cancellationToken;
            await (handler ?? throw new InvalidOperationException("The site has no pipeline yet."))(context);
            await context.Response.CompleteAsync();
            return new SiteAnswer(
                (HttpStatusCode)context.Response.StatusCode,
                context.Response.ContentType ?? "",
                context.Response.Headers.Location.ToString(),
                body.ToArray()
            );
        }
        finally
        {
            contexts.Dispose(context);
        }
    }

    private static FeatureCollection FeaturesFor(string path, Uri origin, Stream body)
    {
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(
            new HttpRequestFeature
            {
                Protocol = HttpProtocol.Http11,
                Method = HttpMethods.Get,
                Scheme = origin.Scheme,
                Path = path,
                RawTarget = path,
                Headers = new HeaderDictionary { [HeaderNames.Host] = origin.Authority },
            }
        );
        features.Set<IHttpResponseFeature>(new HttpResponseFeature());
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));
        features.Set(new ArchiveRequestFeature());
        return features;
    }
}

/// <param name="Location">Where it leads instead; empty where it leads nowhere.</param>
public sealed record SiteAnswer(HttpStatusCode Status, string ContentType, string Location, byte[] Body)
{
    public bool IsPage =>
        Status == HttpStatusCode.OK && ContentType.StartsWith("text/html", StringComparison.Ordinal);
}

/// <summary>A feature of a request that no reader has sent.</summary>
public sealed class ArchiveRequestFeature;
