using System.Text.Json;

namespace EMC2Workshop.Tests.Feeds;

/// <summary>What the site tells programs, as they read it.</summary>
public static class FeedReading
{
    public static async Task<string> TextAsync(this WorkshopSite site, string address)
    {
        using var visitor = site.Visitor();
        return await visitor.GetStringAsync(address, TestContext.Current.CancellationToken);
    }

    public static async Task<JsonElement> JsonAsync(this WorkshopSite site, string address) =>
        Root(await site.TextAsync(address));

    /// <summary>The JSON-LD of a page.</summary>
    public static async Task<JsonElement> AboutAsync(this WorkshopSite site, string address) =>
        Root(
            (await site.ReadAsync(address)).QuerySelector("script[type='application/ld+json']")!.TextContent
        );

    private static JsonElement Root(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
