using System.Globalization;

namespace EMC2Workshop.Feeds.Citations;

/// <summary>
/// What Google Scholar and Zotero read from a page. An author's institution comes after the author; what is not known
/// is left out.
/// </summary>
public static class HighwireTags
{
    public static IEnumerable<CitationTag> For(Reference reference)
    {
        yield return new("citation_title", reference.PlainTitle);
        foreach (var (name, affiliation) in reference.Authors)
        {
            yield return new("citation_author", name.Inverted);
            if (affiliation is not null)
                yield return new("citation_author_institution", affiliation);
        }
        yield return new(
            "citation_publication_date",
            reference.Date.ToString(
                reference.IsDayKnown ? "yyyy/MM/dd" : "yyyy",
                CultureInfo.InvariantCulture
            )
        );
        yield return new("citation_conference_title", reference.Event);
        yield return new("citation_language", reference.Language);
        yield return new("citation_abstract_html_url", reference.Url);
        if (reference.Doi is { } doi)
            yield return new("citation_doi", doi);
        if (reference.Arxiv is { } arxiv)
            yield return new("citation_arxiv_id", arxiv);
        if (reference.Pages is [var first, ..])
            yield return new("citation_firstpage", first);
        if (reference.Pages is [_, var last])
            yield return new("citation_lastpage", last);
        if (reference.Pdf is { } pdf)
            yield return new("citation_pdf_url", pdf);
    }
}
