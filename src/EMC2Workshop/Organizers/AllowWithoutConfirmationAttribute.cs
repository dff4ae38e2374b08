namespace EMC2Workshop.Organizers;

/// <summary>Of a page or a handler among those of accounts that needs no recent password or passkey.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AllowWithoutConfirmationAttribute : Attribute;
