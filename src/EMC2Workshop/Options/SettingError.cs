using System.Globalization;

namespace EMC2Workshop.Options;

/// <summary>The line that tells a wrong setting: its name, its value, and what would be right.</summary>
public static class SettingError
{
    private const int LongestValue = 200;

    public static string Wrong(string setting, string? value, string wrong, string right) =>
        $"{setting}: \"{Shown(value)}\" {wrong}; {right}";

    public static string WrongNumber(string setting, int value, string right) =>
        Wrong(setting, value.ToString(CultureInfo.InvariantCulture), "is out of range", right);

    public static string Missing(string setting, string why, string right) =>
        $"{setting} is missing: {why}; {right}";

    /// <summary>On one line, whatever it holds.</summary>
    private static string Shown(string? value)
    {
        var line = string.Concat((value ?? "").Select(letter => char.IsControl(letter) ? ' ' : letter));
        return line.Length <= LongestValue ? line : line[..LongestValue] + "…";
    }
}
