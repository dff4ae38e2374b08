using Microsoft.AspNetCore.Identity;

namespace EMC2Workshop.Organizers;

/// <summary>Long, and nothing that others would guess first (NIST SP 800-63B, 5.1.1.2): no rules of composition.</summary>
public sealed class PasswordRules : IPasswordValidator<Organizer>
{
    public const int Shortest = 12;
    public const int Longest = 128;

    private static readonly string[] Guessed =
    [
        "password", "passwort", "qwerty", "qwertz", "azerty", "letmein", "iloveyou", "welcome", "monkey", "dragon", "football", "baseball", "sunshine", "princess",
        "superman", "batman", "trustno1", "changeme", "secret", "administrator", "admin", "master", "shadow", "michael", "jordan", "abc123", "starwars", "whatever",
        "workshop", "neurips", "machinelearning", "deeplearning", "emc2", "organizer",
    ];

    public Task<IdentityResult> ValidateAsync(UserManager<Organizer> manager, Organizer user, string? password) =>
        Task.FromResult(WrongOf(user, password ?? "") is { } wrong ? IdentityResult.Failed(new IdentityError { Code = "Password", Description = wrong }) : IdentityResult.Success);

    private static string? WrongOf(Organizer user, string password)
    {
        if (password.Length < Shortest) return $"is too short: {Shortest} characters are needed; three or four words make a good one";
        if (password.Length > Longest) return $"is too long: {Longest} characters are the limit";
        if (password.Distinct().Count() < 5) return "is one of the first that others would try; use more different characters";
        var left = password.ToLowerInvariant();
        foreach (var guess in Guessed.Concat((user.Email ?? "").ToLowerInvariant().Split('@', '.')).Append((user.Email ?? "").ToLowerInvariant()).Where(guess => guess.Length > 3).OrderByDescending(guess => guess.Length))
            left = left.Replace(guess, "", StringComparison.Ordinal);
        // What is left of a guess with a year or some digits behind it.
        return left.Count(character => !char.IsDigit(character)) < 4 && left.Length < 8 ? "is one of the first that others would try; use words that belong to nobody and nothing here" : null;
    }
}
