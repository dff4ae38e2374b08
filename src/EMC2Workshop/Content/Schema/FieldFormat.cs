using System.Globalization;
using System.Text.Json;

namespace EMC2Workshop.Content.Schema;

/// <summary>Values as files and forms spell them.</summary>
public static class FieldFormat
{
    public const string DateFormat = "yyyy-MM-dd";
    public const string DateTimeFormat = "yyyy-MM-dd HH:mm";

    /// <summary>Null, and what would be right, where the text is no such value.</summary>
    public static object? Parse(string text, Type type, out string right)
    {
        right = "";
        if (type == typeof(string))
            return text;
        if (
            type == typeof(int)
            && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        )
            return number;
        if (
            type == typeof(long)
            && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var big)
        )
            return big;
        if (
            type == typeof(decimal)
            && decimal.TryParse(
                text,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var exact
            )
        )
            return exact;
        if (type == typeof(bool) && text is "true" or "false")
            return text == "true";
        if (type == typeof(Guid) && Guid.TryParseExact(text, "D", out var id) && id != Guid.Empty)
            return id;
        if (
            type == typeof(DateOnly)
            && DateOnly.TryParseExact(
                text,
                DateFormat,
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var date
            )
            && IsOurs(date.Year)
        )
            return date;
        if (
            type == typeof(DateTime)
            && DateTime.TryParseExact(
                text,
                DateTimeFormat,
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var moment
            )
            && IsOurs(moment.Year)
        )
            return moment;
        if (type.IsEnum && Array.Find(Enum.GetNames(type), name => Keyword(name) == text) is { } word)
            return Enum.Parse(type, word);
        right = RightFor(type);
        return null;
    }

    public static string Format(object value) =>
        value switch
        {
            string text => text,
            bool claim => claim ? "true" : "false",
            DateOnly date => date.ToString(DateFormat, CultureInfo.InvariantCulture),
            DateTime moment => moment.ToString(DateTimeFormat, CultureInfo.InvariantCulture),
            Enum word => Keyword(word.ToString()),
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            _ => throw new ArgumentException($"No text for a {value.GetType().Name}.", nameof(value)),
        };

    /// <summary>
    /// A body without the blank lines around it; an indent of its first line is Markdown's and stays.
    /// </summary>
    public static string TrimBody(string text)
    {
        var trimmed = text.TrimEnd();
        var indent = trimmed[..^trimmed.TrimStart().Length];
        return trimmed[(indent.LastIndexOf('\n') + 1)..];
    }

    /// <summary>InvitedTalk is "invited-talk".</summary>
    public static string Keyword(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name);

    /// <summary>No slip of the pen, and no date whose day before or after is none.</summary>
    private static bool IsOurs(int year) => year is >= 1900 and < 2200;

    private static string RightFor(Type type) =>
        type.IsEnum ? $"one of {string.Join(", ", Enum.GetNames(type).Select(Keyword))}"
        : type == typeof(DateOnly) ? "a real date such as 2019-12-13"
        : type == typeof(DateTime) ? "a real date and time such as 2019-12-13 08:45"
        : type == typeof(Guid) ? $"a permanent id such as {Guid.NewGuid()} (fresh, ready to use)"
        : type == typeof(bool) ? "true or false"
        : type == typeof(decimal) ? "a number such as 70 or 0.5"
        : "a whole number";
}
