using AngleSharp.Dom;

namespace EMC2Workshop.Content.Markdown;

internal static class ScrollBox
{
    /// <summary>What is wide in it scrolls by itself, by touch and by keyboard, so that the page need not.</summary>
    public static IElement Create(IElement body, string label)
    {
        var box = body.Owner!.CreateElement("div");
        box.ClassName = "scroll";
        box.SetAttribute("role", "region");
        box.SetAttribute("tabindex", "0");
        box.SetAttribute("aria-label", label);
        return box;
    }
}
