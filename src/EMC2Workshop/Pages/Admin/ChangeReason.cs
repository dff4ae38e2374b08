namespace EMC2Workshop.Pages.Admin;

/// <summary>Why times change, as readers will see it, in a form.</summary>
public sealed record ChangeReason(string? Typed, string? Fault)
{
    public const string Missing = "Enter a reason. It’s shown on the public Changes page.";
}
