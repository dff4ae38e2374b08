using System.Text.Json;

namespace EMC2Workshop.Submissions.Formats;

/// <summary>JSON of OpenReview or HotCRP: a list, an object around it, or one paper alone.</summary>
internal static class JsonReader
{
    private const int DeepestNesting = 64;

    /// <exception cref="SubmissionFileException">It is neither.</exception>
    public static SubmissionList Read(string text, SubmissionProblems problems)
    {
        try
        {
            using var document = JsonDocument.Parse(
                text,
                new JsonDocumentOptions { MaxDepth = DeepestNesting, AllowTrailingCommas = true }
            );
            var items = ItemsIn(document.RootElement);
            if (items.Exists(item => item.TryGetProperty("content", out _)))
                return new OpenReviewReader(problems).Read(items);
            if (items.Exists(item => item.TryGetProperty("pid", out _)))
                return new HotCrpReader(problems).Read(items);
        }
        catch (JsonException exception)
        {
            throw new SubmissionFileException(
                $"This is no complete JSON: something is wrong in line {exception.LineNumber + 1}."
            );
        }
        // Which is what reading half a surrogate pair gives.
        catch (InvalidOperationException)
        {
            throw new SubmissionFileException(
                "A text in this JSON ends within a letter, such as \\ud83d alone. Export the file again."
            );
        }
        throw new SubmissionFileException("This is JSON, but neither OpenReview’s nor HotCRP’s.");
    }

    private static List<JsonElement> ItemsIn(JsonElement root)
    {
        if (root.ValueKind is JsonValueKind.Object && root.TryGetProperty("notes", out var notes))
            root = notes;
        return root.ValueKind switch
        {
            JsonValueKind.Array =>
            [
                .. root.EnumerateArray().Where(item => item.ValueKind is JsonValueKind.Object),
            ],
            JsonValueKind.Object => [root],
            _ => [],
        };
    }

    /// <summary>A text or a number; empty for all else.</summary>
    public static string Text(this JsonElement item, string key) =>
        item.ValueKind is JsonValueKind.Object && item.TryGetProperty(key, out var value)
            ? value.AsText()
            : "";

    public static string AsText(this JsonElement value) =>
        value.ValueKind is JsonValueKind.String ? value.GetString()!
        : value.ValueKind is JsonValueKind.Number ? value.GetRawText()
        : "";

    public static IEnumerable<JsonElement> List(this JsonElement item, string key) =>
        item.ValueKind is JsonValueKind.Object
        && item.TryGetProperty(key, out var value)
        && value.ValueKind is JsonValueKind.Array
            ? value.EnumerateArray()
            : [];
}
