using System.Globalization;

namespace EMC2Workshop.Feeds.Citations;

/// <summary>
/// What Google Scholar and Zotero read from a page. An author's institution comes after the author; what is not known
/// is left out.
/// </summary>
public static class HighwireTags
{
    public static IEnumerable<(string Name, string Content)> For(Reference reference)
    {
        yield return ("citation_title", reference.Title);
        foreach (var (name, affiliation) in reference.Authors)
        {
            yield return ("citation_author", name.Inverted);
            if (affiliation is not null)
                yield return ("citation_author_institution", affiliation);
        }
        yield return ("citation_publication_date", reference.Date.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture));
        yield return ("citation_conference_title", reference.Event);
        yield return ("citation_language", reference.Language);
        yield return ("citation_abstract_html_url", reference.Url);
        if (reference.Doi is { } doi)
            yield return ("citation_doi", doi);
        if (reference.Arxiv is { } arxiv)
            yield return ("citation_arxiv_id", arxiv);
        if (reference.Pages is [var first, ..])
            yield return ("citation_firstpage", first);
        if (reference.Pages is [_, var last])
            yield return ("citation_lastpage", last);
        if (reference.Pdf is { } pdf)
            yield return ("citation_pdf_url", pdf);
    }
}
