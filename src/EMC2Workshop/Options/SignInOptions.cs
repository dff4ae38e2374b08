namespace EMC2Workshop.Options;

public sealed class SignInOptions : ISettingsSection
{
    public static string Section => "Organizers";

    /// <summary>Attempts from one network address.</summary>
    public int SignInsPerMinute { get; set; } = 20;

    public IEnumerable<string> FindFaults()
    {
        if (SignInsPerMinute >= 1)
            yield break;
        const string Right = "write 1 or more, such as 20";
        yield return SettingError.WrongNumber("Organizers:SignInsPerMinute", SignInsPerMinute, Right);
    }
}
