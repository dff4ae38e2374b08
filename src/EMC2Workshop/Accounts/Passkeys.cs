using System.Buffers.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;

namespace EMC2Workshop.Accounts;

/// <summary>What a browser says of a passkey: anybody can send anything in its stead, and then it is none.</summary>
public sealed class Passkeys(SignInManager<Organizer> signIn)
{
    /// <summary>As forms name one.</summary>
    public static string IdFor(UserPasskeyInfo passkey) => Base64Url.EncodeToString(passkey.CredentialId);

    /// <summary>What a browser needs to ask for a passkey of this site, whosesoever it is.</summary>
    public Task<string> AskAsync() => signIn.MakePasskeyRequestOptionsAsync(null);

    public Task<string> OfferAsync(Organizer organizer) =>
        signIn.MakePasskeyCreationOptionsAsync(
            new PasskeyUserEntity
            {
                Id = organizer.Id.ToString(),
                Name = organizer.Email!,
                DisplayName = organizer.Email!,
            }
        );

    /// <returns>Whose it is; null where it proves nothing.</returns>
    public async Task<(Organizer Organizer, UserPasskeyInfo Passkey)?> ProveAsync(string? credential)
    {
        try
        {
            return await signIn.PerformPasskeyAssertionAsync(credential!) is { Succeeded: true } proof
                ? (proof.User, proof.Passkey)
                : null;
        }
        catch (Exception exception) when (IsNonsense(exception))
        {
            return null;
        }
    }

    /// <returns>Null where it is none.</returns>
    public async Task<UserPasskeyInfo?> TakeAsync(string? credential)
    {
        try
        {
            return await signIn.PerformPasskeyAttestationAsync(credential!) is { Succeeded: true } taken
                ? taken.Passkey
                : null;
        }
        catch (Exception exception) when (IsNonsense(exception))
        {
            return null;
        }
    }

    private static bool IsNonsense(Exception exception) =>
        exception
            is ArgumentException
                or InvalidOperationException
                or JsonException
                or FormatException
                or PasskeyException;
}
