namespace EMC2Workshop.Options;

public sealed class OrganizersOptions : ISettingsSection
{
    private const int MostMonths = 120;

    public static string Section => "Organizers";

    /// <summary>Attempts from one network address.</summary>
    public int SignInsPerMinute { get; set; } = 20;

    /// <summary>After the end of an edition, until the email addresses of its authors are deleted.</summary>
    public int ContactMonths { get; set; } = 12;

    public IEnumerable<string> FindFaults()
    {
        if (SignInsPerMinute < 1)
            yield return SettingError.WrongNumber(
                "Organizers:SignInsPerMinute",
                SignInsPerMinute,
                "write 1 or more, such as 20"
            );
        if (ContactMonths is < 1 or > MostMonths)
            yield return SettingError.WrongNumber(
                "Organizers:ContactMonths",
                ContactMonths,
                $"write 1 to {MostMonths}, such as 12"
            );
    }
}
