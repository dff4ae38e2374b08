using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace EMC2Workshop.Tests.Content;

/// <summary>What a browser's parser makes of HTML, and whether anything in it can act.</summary>
static class Inert
{
    static readonly string[] Active =
    [
        "script",
        "iframe",
        "object",
        "embed",
        "form",
        "input",
        "button",
        "base",
        "meta",
        "style",
        "link",
        "svg",
        "math",
        "template",
    ];

    static readonly string[] Addresses =
    [
        "href",
        "src",
        "srcset",
        "action",
        "formaction",
        "data",
        "poster",
        "background",
        "xlink:href",
        "ping",
    ];

    static readonly string[] Schemes = ["http", "https", "mailto"];

    static readonly Url Page = new("https://site.example/neurips-19/agenda");

    public static IElement Body(string html, bool scripting = true) =>
        new HtmlParser(new HtmlParserOptions { IsScripting = scripting })
            .ParseDocument("<!doctype html><body>" + html)
            .Body!;

    public static void Check(string html)
    {
        foreach (var scripting in new[] { true, false })
        foreach (var element in Body(html, scripting).QuerySelectorAll("*"))
        {
            Assert.DoesNotContain(element.LocalName, Active);
            foreach (var attribute in element.Attributes)
                Check(element, attribute);
        }
    }

    static void Check(IElement element, IAttr attribute)
    {
        Assert.False(attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase), attribute.Name);
        Assert.NotEqual("style", attribute.Name);
        if (attribute.Name == "id")
            Assert.StartsWith("s-", attribute.Value, StringComparison.Ordinal);
        if (!Addresses.Contains(attribute.Name))
            return;

        Assert.DoesNotContain('\\', attribute.Value);
        Assert.False(attribute.Value.TrimStart().StartsWith("//", StringComparison.Ordinal), attribute.Value);
        var address = new Url(Page, attribute.Value);
        Assert.Contains(address.Scheme, Schemes);
        if (element.LocalName == "img")
            Assert.Equal(Page.Origin, address.Origin);
    }
}
