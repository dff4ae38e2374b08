using Microsoft.AspNetCore.Identity;

namespace EMC2Workshop.Accounts;

internal static class IdentityResults
{
    public static void ThrowIfFailed(this IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException(
                string.Join("; ", result.Errors.Select(error => error.Description))
            );
    }
}
