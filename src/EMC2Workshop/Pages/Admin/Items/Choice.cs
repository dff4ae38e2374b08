namespace EMC2Workshop.Pages.Admin.Items;

/// <summary>An item that a field can name.</summary>
/// <param name="Label">By which an organizer picks it; no two of a list have the same.</param>
/// <param name="About">What tells it from others: an affiliation, an author.</param>
public sealed record Choice(string Slug, string Label, string? About)
{
    /// <summary>Namesakes are told apart by what is known of them, and if need be by their addresses.</summary>
    public static IReadOnlyList<Choice> WithDistinctLabels(IEnumerable<Choice> choices) =>
        [
            .. choices
                .GroupBy(choice => choice.Label)
                .SelectMany(same => same.Count() == 1 ? same : Distinct(same, choice => choice.About))
                .GroupBy(choice => choice.Label)
                .SelectMany(same => same.Count() == 1 ? same : Distinct(same, choice => choice.Slug)),
        ];

    private static IEnumerable<Choice> Distinct(IEnumerable<Choice> same, Func<Choice, string?> by) =>
        same.Select(choice => choice with { Label = $"{choice.Label} ({by(choice) ?? choice.Slug})" });
}
