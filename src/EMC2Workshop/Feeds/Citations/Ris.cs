using System.Globalization;
using System.Text;

namespace EMC2Workshop.Feeds.Citations;

/// <summary>
/// The tags of Research Information Systems; lines end in CR LF, a record in ER. A paper is CONF, which bibutils and
/// Zotero know; BT is the book of both, T2 the conference of Zotero's.
/// </summary>
public static class Ris
{
    public static string Format(Reference reference)
    {
        var text = new StringBuilder();
        Add("TY", reference.IsPaper ? "CONF" : "SLIDE");
        foreach (var (name, affiliation) in reference.Authors)
        {
            Add("AU", name.Inverted);
            Add("AD", affiliation);
        }
        Add("TI", reference.PlainTitle);
        Add("T2", reference.Event);
        Add("BT", reference.IsPaper ? reference.Book : null);
        Add("M3", reference.Genre);
        Add("PY", reference.Date.Year.ToString(CultureInfo.InvariantCulture));
        if (reference.IsDayKnown)
            Add("DA", reference.Date.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture));
        Add("CY", reference.City);
        if (reference.Pages is [var first, ..])
            Add("SP", first);
        if (reference.Pages is [_, var last])
            Add("EP", last);
        Add("DO", reference.Doi);
        Add("AB", reference.Abstract);
        if (reference.Arxiv is { } arxiv)
        {
            Add("DB", "arXiv"); // as Zotero reads it
            Add("AN", arxiv);
            Add("N1", $"arXiv:{arxiv}"); // as bibutils do
        }
        Add("N1", reference.Notice);
        Add("LA", reference.Language);
        Add("L1", reference.Pdf);
        Add("UR", reference.Url);
        return text.Append("ER  - \r\n").ToString();

        void Add(string tag, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"{tag}  - {string.Concat(value.ReplaceLineEndings(" ").Where(sign => !char.IsControl(sign)))}\r\n"
                );
        }
    }
}
