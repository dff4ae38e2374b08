namespace EMC2Workshop.Options;

public sealed class SiteOptions : ISettingsSection
{
    public static string Section => "Site";

    /// <summary>Such as <c>https://workshop.example.org</c>; null: as visitors ask for it.</summary>
    public string? Address { get; set; }

    /// <summary>The same without a slash at its end.</summary>
    public string? Origin => Address?.TrimEnd('/');

    public IEnumerable<string> FindFaults()
    {
        if (Address is null)
            yield break;
        var wrong =
            Address.Length == 0 ? "is empty"
            : !Uri.TryCreate(Address, UriKind.Absolute, out var address) ? "is not a web address"
            : address.Scheme is not ("http" or "https") ? "doesn't begin with https://"
            : address.UserInfo.Length > 0 ? "has a user name"
            : address.AbsolutePath != "/" ? "has a path"
            : Address.IndexOfAny(['?', '#']) >= 0 ? "has a query"
            : Address.Any(letter => char.IsWhiteSpace(letter) || letter == '\\') ? "is not a web address"
            : null;
        if (wrong is null)
            yield break;
        const string Right =
            "write scheme and host alone, such as https://workshop.example.org, or leave it out";
        yield return SettingError.Wrong("Site:Address", Address, wrong, Right);
    }
}
