using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EMC2Workshop.Archive;

/// <summary>
/// The page that lists all pages of an archive, and with scripts finds words in them: plain scripts, since browsers
/// load no modules and ask for no data from disk.
/// </summary>
public static class ArchivedSearch
{
    public const string Page = "search.html";
    public const string Index = "search-index.js";
    public const string Script = "search.js";

    /// <summary>Of the site, which it lies on as a file like any other.</summary>
    public const string ScriptPath = "/archive.js";

    /// <summary>More of a page's text is not looked through.</summary>
    private const int LongestText = 20_000;

    /// <param name="pages">Each with its file.</param>
    public static byte[] WriteIndex(IEnumerable<(string File, ArchivedPage Page)> pages)
    {
        var entries = pages.Select(entry =>
            new[]
            {
                entry.Page.Title,
                entry.File,
                entry.Page.Text is { Length: > LongestText } text ? text[..LongestText] : entry.Page.Text,
            }
        );
        return Encoding.UTF8.GetBytes($"var archivePages = {JsonSerializer.Serialize(entries)};\n");
    }

    /// <summary>In the place of what a page says.</summary>
    public static void Fill(ArchivedPage page, IEnumerable<(string File, ArchivedPage Page)> pages)
    {
        var encoder = HtmlEncoder.Default;
        var list = string.Concat(
            pages.Select(entry =>
                $"<li><a href=\"{encoder.Encode(entry.File)}\">{encoder.Encode(entry.Page.Title)}</a></li>"
            )
        );
        page.Document.Title = "Search this archive";
        foreach (var current in page.Document.QuerySelectorAll("[aria-current]").ToList())
            current.RemoveAttribute("aria-current");
        page.Document.QuerySelector("main")!.InnerHtml = $"""
            <header class="head"><h1>Search this archive</h1></header>
            <p id="search" hidden>
                <label for="words">Words</label>
                <input id="words" type="search" autocomplete="off">
            </p>
            <p id="count" role="status"></p>
            <ul id="pages">{list}</ul>
            """;
        page.Append($"<script src=\"{Index}\"></script><script src=\"{Script}\"></script>");
    }
}
