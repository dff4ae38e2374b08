namespace EMC2Workshop.Options;

/// <summary>How many open pages may listen for changes.</summary>
public sealed class LiveOptions : ISettingsSection
{
    public static string Section => "Live";

    public int Pages { get; set; } = 5000;

    public int PagesOfAnAddress { get; set; } = 500;

    public IEnumerable<string> FindFaults()
    {
        if (Pages < 1)
            yield return SettingError.WrongNumber("Live:Pages", Pages, "write 1 or more, such as 5000");
        if (PagesOfAnAddress >= 1)
            yield break;
        const string Right = "write 1 or more, such as 500";
        yield return SettingError.WrongNumber("Live:PagesOfAnAddress", PagesOfAnAddress, Right);
    }
}
