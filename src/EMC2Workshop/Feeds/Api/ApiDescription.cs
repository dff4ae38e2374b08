using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using EMC2Workshop.Options;

namespace EMC2Workshop.Feeds.Api;

/// <summary>
/// What the API has, for programs (OpenAPI 3.1). The shapes of the answers are made of the types that they are written
/// from.
/// </summary>
internal static class ApiDescription
{
    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    /// <summary>What answers are put together from, each described once.</summary>
    private static readonly Type[] Shapes =
    [
        typeof(ApiEdition),
        typeof(ApiSession),
        typeof(ApiTalk),
        typeof(ApiPaper),
        typeof(ApiPerson),
        typeof(ApiDeadline),
        typeof(ProgramChange),
        typeof(ApiProblem),
    ];

    private static readonly JsonSchemaExporterOptions Shape = new()
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = (context, schema) =>
        {
            if (!context.Path.IsEmpty && Shapes.Contains(context.TypeInfo.Type))
                return new JsonObject { ["$ref"] = "#/components/schemas/" + NameOf(context.TypeInfo.Type) };
            // Every field is always there, be it null.
            if (schema is JsonObject shape && shape["properties"] is JsonObject fields)
                shape["required"] = new JsonArray([.. fields.Select(field => JsonValue.Create(field.Key))]);
            return schema;
        },
    };

    public static object Create(SiteAddress site)
    {
        var paths = new Node
        {
            [ApiEndpoints.Root + "/editions"] = Reading(
                "All editions, latest first",
                typeof(List<ApiEdition>),
                ofEdition: false
            ),
        };
        foreach (var part in ApiEndpoints.Parts)
            paths[$"{ApiEndpoints.Root}/editions/{{edition}}{part.Path}"] = Reading(
                part.Says,
                part.Answer,
                ofEdition: true
            );
        return new Node
        {
            ["openapi"] = "3.1.0",
            ["info"] = new Node
            {
                ["title"] = "EMC2 workshop",
                ["version"] = "1",
                ["description"] =
                    "Read only. Every answer has an ETag; a request with If-None-Match is answered 304 "
                    + "while nothing has changed.",
            },
            ["servers"] = new[] { new Node { ["url"] = site.Absolute("") } },
            ["paths"] = paths,
            ["components"] = new Node { ["schemas"] = Shapes.ToDictionary(NameOf, SchemaOf) },
        };
    }

    private static Node Reading(string says, Type answer, bool ofEdition) =>
        new()
        {
            ["get"] = new Node
            {
                ["summary"] = says,
                ["parameters"] = ofEdition
                    ? new[]
                    {
                        new Node
                        {
                            ["name"] = "edition",
                            ["in"] = "path",
                            ["required"] = true,
                            ["schema"] = new Node { ["type"] = "string" },
                            ["example"] = "neurips-19",
                        },
                    }
                    : null,
                ["responses"] = new Node
                {
                    ["200"] = Answered(says, "application/json", answer),
                    ["304"] = new Node { ["description"] = "It has not changed since If-None-Match" },
                    ["404"] = ofEdition
                        ? Answered("There is no such edition", "application/problem+json", typeof(ApiProblem))
                        : null,
                },
            },
        };

    private static Node Answered(string says, string mediaType, Type shape) =>
        new()
        {
            ["description"] = says,
            ["content"] = new Node
            {
                [mediaType] = new Node
                {
                    ["schema"] = Shapes.Contains(shape)
                        ? new Node { ["$ref"] = "#/components/schemas/" + NameOf(shape) }
                        : SchemaOf(shape),
                },
            },
        };

    private static string NameOf(Type shape) => shape.Name.Replace("Api", "", StringComparison.Ordinal);

    private static JsonNode SchemaOf(Type shape) => Written.GetJsonSchemaAsNode(shape, Shape);
}
