namespace EMC2Workshop.Accounts;

/// <summary>Of a page or a handler among those of accounts that needs no recent password or passkey.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AllowWithoutConfirmationAttribute : Attribute;
