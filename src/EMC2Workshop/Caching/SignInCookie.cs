namespace EMC2Workshop.Caching;

/// <summary>
/// The cookie of a signed-in organizer. A request that carries it is never answered from the page cache.
/// </summary>
public static class SignInCookie
{
    public const string Name = "__Host-organizer";
}
