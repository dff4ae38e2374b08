using EMC2Workshop.Content.FrontMatter;

namespace EMC2Workshop.Content.Schema;

/// <summary>What a field is called in a form.</summary>
public static class FieldLabel
{
    /// <summary>"host_short" is "Host short".</summary>
    public static string For(string key) =>
        key switch
        {
            "url" => "Web address",
            "host_url" => "Web address of the host",
            "map_url" => "Web address of a map",
            "registration_url" => "Where to register (web address)",
            "conduct_url" => "Code of conduct (web address)",
            "join_url" => "Where to join online (web address)",
            "contact" => "Email for questions",
            "when" => "When, while the day is not known",
            "submit_url" => "Where to submit (web address)",
            "data_url" => "Where the data is (web address)",
            "doi" => "DOI",
            "arxiv" => "arXiv id",
            "portrait_alt" => "What the portrait shows",
            "portrait_decorative" => "The portrait needs no words",
            "logo_alt" => "What the logo says or shows",
            "logo_decorative" => "The logo needs no words",
            ItemFormValues.Body => "Text",
            _ => char.ToUpperInvariant(key[0]) + key[1..].Replace('_', ' '),
        };
}
