using Microsoft.AspNetCore.Identity;

namespace EMC2Workshop.Pages.Admin.Account;

/// <param name="Kept">Ids of those that were chosen to stay.</param>
public sealed record PasskeyChoice(IReadOnlyList<UserPasskeyInfo> Passkeys, IReadOnlyList<string> Kept);
