using System.Collections.Concurrent;

namespace EMC2Workshop.Pages.Admin.Items;

/// <summary>Who has the form of an item open: known for as long as the form says so by itself, and forgotten then.</summary>
public sealed class OpenEditors(TimeProvider clock)
{
    /// <summary>Forms say so every fifteen seconds while they are seen.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    private readonly ConcurrentDictionary<(Guid Item, string Name), DateTimeOffset> seen = new();

    /// <returns>Everybody else who has it open.</returns>
    public IReadOnlyList<string> See(Guid item, string name)
    {
        var now = clock.GetUtcNow();
        seen[(item, name)] = now;
        foreach (var (key, at) in seen)
            if (now - at > Patience)
                seen.TryRemove(KeyValuePair.Create(key, at));
        return [.. seen.Keys.Where(key => key.Item == item && key.Name != name).Select(key => key.Name).Order()];
    }
}
