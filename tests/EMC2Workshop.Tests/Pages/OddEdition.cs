namespace EMC2Workshop.Tests.Pages;

/// <summary>The files of a workshop with one edition, odd-30, that is filled as a test needs it.</summary>
public sealed class OddEdition
{
    private readonly Dictionary<string, string> files = [];
    private int count;

    /// <param name="edition">Further fields of the edition.</param>
    public OddEdition(string edition = "start: 2030-05-02", string status = "published", string series = "")
    {
        Add("site", $"name: Workshop\nacronym: EMC2\n{series}".TrimEnd());
        Add("odd-30/edition", $"ordinal: 12\n{edition}\nzone: Europe/Berlin\ncity: Berlin\nstatus: {status}");
        Add("people/ada-lovelace", "name: Ada Lovelace");
    }

    public OddEdition Add(string path, string fields, string body = "")
    {
        count++;
        var text = body.Length > 0 ? $"\n{body}\n" : "";
        files[path + ".md"] = $"---\nid: 00000000-0000-4000-8000-{count:x12}\n{fields}\n---\n{text}";
        return this;
    }

    /// <param name="times">Such as "2030-05-02 09:00 2030-05-02 10:00"; empty while they are not known.</param>
    public OddEdition Session(string slug, string times = "", string more = "")
    {
        var when = times.Length > 0 ? $"start: {times[..16]}\nend: {times[17..]}\n" : "";
        return Add($"odd-30/sessions/{slug}", $"title: {slug}\nkind: panel\n{when}{more}".TrimEnd());
    }

    public SmallSite Open() => new(files);
}
