namespace EMC2Workshop.Caching;

/// <summary>
/// Marks an endpoint that anyone may read and nobody sends anything to: it answers GET and HEAD, at one address. What
/// it says depends on its path, the content and the time alone, never on the reader or a header, so that it can be
/// kept.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class PublicPageAttribute : Attribute, IHttpMethodMetadata
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>It depends on the query too, so it is not kept.</summary>
    public bool ReadsQuery { get; init; }

    /// <summary>Without a query it is kept all the same: readers ask for it so, and such addresses are few.</summary>
    public bool IsKeptWithoutQuery { get; init; }

    /// <summary>Other sites may show it in a frame: nothing on it can be misled into doing anything.</summary>
    public bool MayBeFramed { get; init; }

    /// <summary>A page that may be <see cref="ViewOptions"/> for in another zone or as of another moment.</summary>
    public bool TellsTime { get; init; } = true;

    /// <summary>What it says is true for a minute.</summary>
    public bool CountsMinutes { get; init; }

    IReadOnlyList<string> IHttpMethodMetadata.HttpMethods => Reading;

    bool IHttpMethodMetadata.AcceptCorsPreflight { get; set; }
}
