using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NJsonSchema;

namespace EMC2Workshop.Tests.Feeds;

public sealed class ApiTests(WorkshopSite site) : IClassFixture<WorkshopSite>
{
    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_that_the_description_names_answers_any_site_as_described()
    {
        using var visitor = site.Visitor();
        using var description = JsonDocument.Parse(
            await visitor.GetStringAsync("/api/v1/openapi.json", Aborted)
        );
        foreach (var path in description.RootElement.GetProperty("paths").EnumerateObject())
        {
            var address = path.Name.Replace("{edition}", "neurips-19", StringComparison.Ordinal);
            using var answer = await AskFromElsewhereAsync(visitor, address);
            Assert.Equal(
                (HttpStatusCode.OK, "application/json", "*"),
                (
                    answer.StatusCode,
                    answer.Content.Headers.ContentType?.MediaType,
                    answer.Headers.GetValues("Access-Control-Allow-Origin").Single()
                )
            );
            var schema = await SchemaAsync(description, path.Name, "200", "application/json");
            Assert.Equal([], schema.Validate(await answer.Content.ReadAsStringAsync(Aborted)));
            using var again = new HttpRequestMessage(HttpMethod.Get, address)
            {
                Headers = { IfNoneMatch = { answer.Headers.ETag! } },
            };
            Assert.Equal(HttpStatusCode.NotModified, (await visitor.SendAsync(again, Aborted)).StatusCode);
        }
    }

    [Fact]
    public async Task Every_field_of_every_answer_is_described_and_every_described_field_is_there()
    {
        using var visitor = site.Visitor();
        using var description = JsonDocument.Parse(
            await visitor.GetStringAsync("/api/v1/openapi.json", Aborted)
        );
        foreach (var path in description.RootElement.GetProperty("paths").EnumerateObject())
        {
            using var answer = JsonDocument.Parse(
                await visitor.GetStringAsync(
                    path.Name.Replace("{edition}", "neurips-19", StringComparison.Ordinal),
                    Aborted
                )
            );
            AssertSameFields(
                path.Name,
                description.RootElement.GetProperty("components").GetProperty("schemas"),
                ShapeOf(description, path.Name, "200", "application/json"),
                answer.RootElement
            );
        }
    }

    [Theory]
    [InlineData("SessionState", "Planned", "Delayed", "Moved", "Cancelled")]
    [InlineData("EditionStatus", "Published", "Listed", "Dropped")]
    [InlineData("DeadlineSubject", "Papers", "Challenge")]
    public async Task Where_there_is_a_choice_of_values_they_are_named(string shape, params string[] values)
    {
        using var description = JsonDocument.Parse(
            await site.Visitor().GetStringAsync("/api/v1/openapi.json", Aborted)
        );

        var named = description
            .RootElement.GetProperty("components")
            .GetProperty("schemas")
            .GetProperty(shape)
            .GetProperty("enum")
            .EnumerateArray()
            .Select(value => value.GetString());
        Assert.Superset(new HashSet<string?>(values), new HashSet<string?>(named));
    }

    [Fact]
    public async Task A_wrong_answer_would_be_found()
    {
        using var visitor = site.Visitor();
        using var description = JsonDocument.Parse(
            await visitor.GetStringAsync("/api/v1/openapi.json", Aborted)
        );
        var schema = await SchemaAsync(description, "/api/v1/editions", "200", "application/json");

        Assert.NotEmpty(schema.Validate("""[{ "id": 19 }]"""));
    }

    [Fact]
    public async Task Every_path_is_in_the_description()
    {
        using var visitor = site.Visitor();
        var description = await visitor.GetStringAsync("/api/v1/openapi.json", Aborted);
        var paths = site
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => endpoint.RoutePattern.RawText!)
            .Where(path =>
                path.StartsWith("/api/", StringComparison.Ordinal)
                && !path.EndsWith("openapi.json", StringComparison.Ordinal)
                && !path.Contains("**", StringComparison.Ordinal)
            )
            .ToList();

        Assert.Equal(7, paths.Count);
        Assert.All(paths, path => Assert.Contains($"\"{path}\":", description, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/api/v1/editions/nowhere/talks", "/api/v1/editions")]
    [InlineData("/api/v1/editions/%3Cscript%3E", "/api/v1/editions")]
    [InlineData("/api/v1/editions/neurips-19/secrets", "/api/v1/openapi.json")]
    [InlineData("/api/v1", "/api/v1/openapi.json")]
    public async Task What_is_not_there_is_a_problem_with_a_way_out(string address, string way)
    {
        using var visitor = site.Visitor();
        using var answer = await AskFromElsewhereAsync(visitor, address);
        using var description = JsonDocument.Parse(
            await visitor.GetStringAsync("/api/v1/openapi.json", Aborted)
        );
        var schema = await SchemaAsync(
            description,
            "/api/v1/editions/{edition}",
            "404",
            "application/problem+json"
        );

        Assert.Equal(
            (HttpStatusCode.NotFound, "application/problem+json", "*"),
            (
                answer.StatusCode,
                answer.Content.Headers.ContentType?.MediaType,
                answer.Headers.GetValues("Access-Control-Allow-Origin").Single()
            )
        );
        var text = await answer.Content.ReadAsStringAsync(Aborted);
        Assert.Contains(way, text, StringComparison.Ordinal);
        Assert.Equal([], schema.Validate(text));
    }

    [Fact]
    public async Task A_script_of_another_site_may_ask_whether_anything_has_changed()
    {
        using var visitor = site.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Options, "/api/v1/editions")
        {
            Headers =
            {
                { "Origin", "https://example.org" },
                { "Access-Control-Request-Method", "GET" },
                { "Access-Control-Request-Headers", "if-none-match" },
            },
        };
        using var answer = await visitor.SendAsync(request, Aborted);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(
            ("*", "If-None-Match"),
            (
                answer.Headers.GetValues("Access-Control-Allow-Origin").Single(),
                answer.Headers.GetValues("Access-Control-Allow-Headers").Single()
            )
        );
        Assert.DoesNotContain(
            "POST",
            string.Join(',', answer.Headers.GetValues("Access-Control-Allow-Methods")),
            StringComparison.Ordinal
        );
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [Fact]
    public async Task Nobody_can_write_to_it()
    {
        using var visitor = site.Visitor();
        foreach (var method in new[] { HttpMethod.Post, HttpMethod.Put, HttpMethod.Patch, HttpMethod.Delete })
        {
            using var request = new HttpRequestMessage(method, "/api/v1/editions/neurips-19");
            Assert.Equal(
                HttpStatusCode.MethodNotAllowed,
                (await visitor.SendAsync(request, Aborted)).StatusCode
            );
        }
    }

    /// <summary>As a script of another site does.</summary>
    private static Task<HttpResponseMessage> AskFromElsewhereAsync(HttpClient visitor, string address) =>
        visitor.SendAsync(
            new HttpRequestMessage(HttpMethod.Get, address)
            {
                Headers = { { "Origin", "https://example.org" } },
            },
            Aborted
        );

    private static JsonElement ShapeOf(
        JsonDocument description,
        string path,
        string status,
        string mediaType
    ) =>
        description
            .RootElement.GetProperty("paths")
            .GetProperty(path)
            .GetProperty("get")
            .GetProperty("responses")
            .GetProperty(status)
            .GetProperty("content")
            .GetProperty(mediaType)
            .GetProperty("schema");

    /// <summary>As a schema of its own, with the shapes that it refers to.</summary>
    private static Task<JsonSchema> SchemaAsync(
        JsonDocument description,
        string path,
        string status,
        string mediaType
    ) =>
        JsonSchema.FromJsonAsync(
            $$"""
            {
              "allOf": [{{ShapeOf(description, path, status, mediaType).GetRawText()}}],
              "definitions": {{Schemas(description)}}
            }
            """.Replace("#/components/schemas/", "#/definitions/", StringComparison.Ordinal),
            Aborted
        );

    private static void AssertSameFields(
        string place,
        JsonElement shapes,
        JsonElement shape,
        JsonElement value
    )
    {
        if (shape.TryGetProperty("$ref", out var reference))
            shape = shapes.GetProperty(reference.GetString()!.Split('/')[^1]);
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
                AssertSameFields(place + "[]", shapes, shape.GetProperty("items"), item);
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            var described = shape.GetProperty("properties");
            Assert.Equal(
                (place, string.Join(' ', described.EnumerateObject().Select(field => field.Name))),
                (place, string.Join(' ', value.EnumerateObject().Select(field => field.Name)))
            );
            foreach (var field in value.EnumerateObject())
                AssertSameFields(
                    $"{place}.{field.Name}",
                    shapes,
                    described.GetProperty(field.Name),
                    field.Value
                );
        }
    }

    private static string Schemas(JsonDocument description) =>
        description.RootElement.GetProperty("components").GetProperty("schemas").GetRawText();
}
