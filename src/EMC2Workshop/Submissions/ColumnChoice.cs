namespace EMC2Workshop.Submissions;

/// <summary>Which column is which, as somebody says who looked.</summary>
/// <param name="Fields">By the place of the column, from 1.</param>
/// <param name="HasHeadings">The first row names the columns, and is no paper.</param>
public sealed record ColumnChoice(IReadOnlyDictionary<int, SubmissionField> Fields, bool HasHeadings);
