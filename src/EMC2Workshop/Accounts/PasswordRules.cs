using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;

namespace EMC2Workshop.Accounts;

/// <summary>
/// Long, and nothing that others would guess first (NIST SP 800-63B, 5.1.1.2): no rules of composition. How soon it
/// would be guessed is judged by zxcvbn and its lists of passwords, words and names.
/// </summary>
public sealed partial class PasswordRules : IPasswordValidator<Organizer>
{
    public const int Shortest = 12;
    public const int Longest = 128;

    /// <summary>Of 4: more guesses than anybody has at the sign-in, and days of them with the store in hand.</summary>
    private const int LeastScore = 3;

    /// <summary>
    /// Judging takes more time than the text is longer; what is good so far is good with more behind it.
    /// </summary>
    private const int Judged = 64;

    private const string Advice = "Three or four random words work well.";

    /// <summary>What whoever guesses at this site would try.</summary>
    private static readonly string[] OfTheSite =
    [
        "emc2",
        "neurips",
        "workshop",
        "organizer",
        "organizers",
        "chair",
        "owner",
        "editor",
        "energy",
        "efficient",
        "machine",
        "learning",
        "cognitive",
        "computing",
    ];

    public static string Hint => $"At least {Shortest} characters, better 15 or more. {Advice}";

    public Task<IdentityResult> ValidateAsync(
        UserManager<Organizer> manager,
        Organizer user,
        string? password
    ) =>
        Task.FromResult(
            Check(password ?? "", user.Email ?? "") is { } wrong
                ? IdentityResult.Failed(new IdentityError { Code = "Password", Description = wrong })
                : IdentityResult.Success
        );

    private static string? Check(string password, string email)
    {
        if (password.Length < Shortest)
            return $"Use at least {Shortest} characters. {Advice}";
        if (password.Length > Longest)
            return $"Use at most {Longest} characters.";
        // Its lists take memory; passwords are chosen so seldom that they are read anew.
        var judge = new Zxcvbn.Zxcvbn();
        string[] linked =
        [
            .. OfTheSite,
            .. email.ToLowerInvariant().Split('@', '.', '-', '_', '+').Where(part => part.Length > 0),
        ];
        var text = password[..Math.Min(password.Length, Judged)];
        var result = judge.EvaluatePassword(text, linked);
        // Something short again and again is as good as once.
        if (
            Repeated().Replace(text, "$1") is var once
            && once.Length < text.Length
            && judge.EvaluatePassword(once, linked) is var less
            && less.Entropy < result.Entropy
        )
            result = less;
        return result.Score < LeastScore
            ? $"Too easy to guess. {WhatToAvoid(result, linked)} {Advice}"
            : null;
    }

    private static string WhatToAvoid(Zxcvbn.Result result, string[] linked)
    {
        var matches = result.MatchSequence.OrderByDescending(match => match.Token.Length).ToList();
        if (matches.Any(match => linked.Contains(match.Token.ToLowerInvariant())))
            return "Avoid names and words linked to you or this site.";
        return matches.FirstOrDefault()?.Pattern switch
        {
            "dictionary" => "Avoid common passwords, words and names, also with digits or signs added.",
            "spatial" => "Avoid rows and patterns of the keyboard.",
            _ => "Avoid dates, sequences and repetitions.",
        };
    }

    [GeneratedRegex(@"(.+?)\1+", RegexOptions.Singleline)]
    private static partial Regex Repeated();
}
