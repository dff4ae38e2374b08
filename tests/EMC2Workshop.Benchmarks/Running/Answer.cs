using System.Net;

namespace EMC2Workshop.Benchmarks.Running;

/// <param name="Bytes">As sent, still compressed.</param>
sealed record Answer(HttpStatusCode Status, string Encoding, string EntityTag, byte[] Bytes)
{
    public static async Task<Answer> ReadAsync(HttpResponseMessage response) =>
        new(
            response.StatusCode,
            string.Join(", ", response.Content.Headers.ContentEncoding),
            response.Headers.ETag?.Tag ?? "",
            await response.Content.ReadAsByteArrayAsync()
        );
}
