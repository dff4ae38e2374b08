using EMC2Workshop.Workshop;

namespace EMC2Workshop.Content.Fields;

public sealed class MaterialFields
{
    [Needed]
    public MaterialKind? Kind { get; set; }

    [Needed, Line]
    public string? Title { get; set; }

    [Needed, WebAddress]
    public string? Url { get; set; }

    public Material ToMaterial() => new(Kind!.Value, Title!, Url!);
}
