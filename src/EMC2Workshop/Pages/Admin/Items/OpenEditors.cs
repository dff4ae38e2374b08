using System.Collections.Concurrent;
using EMC2Workshop.Publishing.Drafts;

namespace EMC2Workshop.Pages.Admin.Items;

/// <summary>Who has the form of an item open: known for as long as the form itself says so.</summary>
public sealed class OpenEditors(TimeProvider clock)
{
    /// <summary>Forms say so every fifteen seconds while they are seen.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    private readonly ConcurrentDictionary<(Guid Item, string Name), DateTimeOffset> seen = new();

    /// <summary>Who else has it open, or has saved a draft since.</summary>
    /// <param name="state">Of the item that the form of this organizer began from.</param>
    public string Tell(EditableItem? item, string? state, string name)
    {
        if (item is null)
            return "";
        var others = See(item.Id, name);
        var here =
            others.Count == 0
                ? ""
                : $"{Display.List(others)} {(others.Count == 1 ? "has" : "have")} this open too.";
        var newer =
            item.Draft is { } draft && draft.By != name && item.State != state
                ? $" {draft.By} has saved a newer draft. Reload this page to see it."
                : "";
        return (here + newer).Trim();
    }

    /// <returns>Everybody else who has it open.</returns>
    public IReadOnlyList<string> See(Guid item, string name)
    {
        var now = clock.GetUtcNow();
        seen[(item, name)] = now;
        foreach (var (key, at) in seen)
            if (now - at > Patience)
                seen.TryRemove(KeyValuePair.Create(key, at));
        return
        [
            .. seen.Keys.Where(key => key.Item == item && key.Name != name).Select(key => key.Name).Order(),
        ];
    }
}
