namespace EMC2Workshop.Pages.Admin;

/// <summary>Why times change, as readers will see it, in a form.</summary>
/// <param name="IsRequired">Near the edition, and after it.</param>
public sealed record ChangeReason(string? Typed, string? Fault, bool IsRequired)
{
    /// <summary>Before the edition: earlier, few have planned their day by the program.</summary>
    public const int DaysOfNeed = 30;

    public const string Missing = "Enter a reason. It’s shown on the public Changes page.";
}
