using System.Net;

namespace EMC2Workshop.Benchmarks.Running;

/// <param name="Bytes">As sent, still compressed.</param>
/// <param name="Headers">All that were sent.</param>
sealed record Answer(
    HttpStatusCode Status,
    string Encoding,
    string EntityTag,
    byte[] Bytes,
    IReadOnlyDictionary<string, string> Headers
)
{
    public static async Task<Answer> ReadAsync(HttpResponseMessage response) =>
        new(
            response.StatusCode,
            string.Join(", ", response.Content.Headers.ContentEncoding),
            response.Headers.ETag?.Tag ?? "",
            await response.Content.ReadAsByteArrayAsync(),
            response
                .Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
                .ToDictionary(header => header.Key, header => header.Value.ToString())
        );
}
