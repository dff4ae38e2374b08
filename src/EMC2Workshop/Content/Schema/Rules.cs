using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using EMC2Workshop.Model;

namespace EMC2Workshop.Content.Schema;

/// <summary>The text below the front matter; the large box of a form.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class BodyAttribute : Attribute;

/// <summary>Slugs of items of this kind, by the name of their folder.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ReferencesAttribute(string folder) : Attribute
{
    public string Folder => folder;
}

/// <summary>One line of text without characters that nobody can see or that turn the direction of writing.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed partial class SingleLineAttribute : ValidationAttribute
{
    public int Max { get; init; } = 300;

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        value switch
        {
            null => ValidationResult.Success,
            string text => Check(text, validationContext.MemberName!),
            IEnumerable<string> texts => texts
                .Select((text, index) => Check(text, $"{validationContext.MemberName}[{index}]"))
                .FirstOrDefault(result => result is not null),
            _ => throw new InvalidOperationException("Only texts are lines."),
        };

    private ValidationResult? Check(string text, string place) =>
        text.Length > Max ? Wrong($"is {text.Length} characters long; {Max} is the limit", place)
        : string.IsNullOrWhiteSpace(text) ? Wrong("is empty; leave it out instead", place)
        : Hidden().Match(text) is { Success: true } hidden
            ? Wrong($"holds the invisible character U+{(int)hidden.Value[0]:X4}; take it out", place)
        : null;

    private static ValidationResult Wrong(string message, string place) => new(message, [place]);

    // Controls, zero-width signs, marks and overrides of direction (Unicode TR 36), line and paragraph separators, and
    // what is no character at all.
    [GeneratedRegex(
        @"[\p{Cc}\u00AD\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFC\uFFFE\uFFFF]"
    )]
    private static partial Regex Hidden();
}

/// <summary>An absolute address of the web.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed partial class WebAddressAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) =>
        value is null
        || (
            value is string text
            && text.Length <= 2000
            && Plain().IsMatch(text)
            && Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && uri.UserInfo.Length == 0
            && uri.Host.Length > 0
        );

    public override string FormatErrorMessage(string name) =>
        "is not a web address; it must begin with https:// or http:// and hold no spaces or user names";

    /// <summary>"example.org/about" as browsers open it; what has a scheme, or no dot, stays.</summary>
    public static string Complete(string typed) => Bare().IsMatch(typed) ? "https://" + typed : typed;

    [GeneratedRegex(@"^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}(:[0-9]+)?([/?#]\S*)?\z")]
    private static partial Regex Bare();

    [GeneratedRegex(@"^https?://[^\s\\<>""^`{|}\p{Cc}\p{Cf}]+\z")]
    private static partial Regex Plain();
}

/// <summary>An address on this site, from its first slash on; browsers read a second one as another host.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed partial class SitePathAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) =>
        value is null || (value is string text && Plain().IsMatch(text));

    public override string FormatErrorMessage(string name) =>
        "is not an address on this site; it must begin with one slash, such as /neurips-19/agenda, and hold no spaces";

    [GeneratedRegex(@"^/(?!/)[A-Za-z0-9._~%!$&'()*+,;=:@/?#-]*\z")]
    private static partial Regex Plain();
}

/// <summary>An email address for readers.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ContactAddressAttribute()
    : RegularExpressionAttribute(@"[^@\s<>""]+@[^@\s<>""]+\.[^@\s<>"".]+")
{
    public override string FormatErrorMessage(string name) =>
        "is not an email address, such as chairs@example.org";
}

[AttributeUsage(AttributeTargets.Property)]
public sealed class OrcidAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) =>
        value is null || (value is string text && Identifiers.IsOrcid(text));

    public override string FormatErrorMessage(string name) =>
        "is not an ORCID, such as 0000-0002-1825-0097; look whether a digit is wrong";
}

/// <summary>From 0 to 100, to the last digit; <see cref="RangeAttribute"/> would look at whole numbers only.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PercentageAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) => value is null or (decimal and >= 0 and <= 100);

    public override string FormatErrorMessage(string name) => "must be a percentage from 0 to 100";
}

[AttributeUsage(AttributeTargets.Property)]
public sealed class TimeZoneAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) =>
        value is null || (value is string id && VenueTimeZones.Find(id) is not null);

    public override string FormatErrorMessage(string name) =>
        "is not a time zone; write one such as America/Vancouver, UTC or AoE";
}

/// <summary>Must be given. Says so in the words of the file.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RequiredFieldAttribute : RequiredAttribute
{
    public const string Missing = "is missing";

    public override bool IsValid(object? value) =>
        value is System.Collections.ICollection list ? list.Count > 0 : base.IsValid(value);

    public override string FormatErrorMessage(string name) => Missing;
}
