using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace EMC2Workshop.Tests.Content;

/// <summary>What a browser's parser makes of HTML, and whether all of it is what Markdown makes.</summary>
static class Inert
{
    static readonly string[] Elements =
    [
        .. "p h2 h3 h4 h5 h6 ul ol li blockquote pre hr table thead tbody tr th td".Split(' '),
        .. "a em strong code br img sup div".Split(' '),
        .. "math mrow mi mn mo mtext mspace mfrac msub msup msubsup munder mover munderover".Split(' '),
    ];

    static readonly string[] Attributes =
    [
        .. "href src alt title id start class role tabindex aria-label dir".Split(' '),
        .. "alttext display form mathvariant stretchy accent movablelimits lspace rspace width".Split(' '),
    ];

    static readonly string[] Addresses = ["href", "src"];

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
            Assert.Contains(element.LocalName, Elements);
            foreach (var attribute in element.Attributes)
                Check(element, attribute);
        }
    }

    static void Check(IElement element, IAttr attribute)
    {
        Assert.Contains(attribute.Name, Attributes);
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
