using System.Text.Json.Serialization;
using EMC2Workshop.Options;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace EMC2Workshop.Feeds.Api;

static class ApiSetup
{
    public static IServiceCollection AddApi(this IServiceCollection services) =>
        services
            .ConfigureHttpJsonOptions(json =>
                json.SerializerOptions.Converters.Add(new JsonStringEnumConverter())
            )
            .AddOpenApi(description =>
            {
                description.ShouldInclude = endpoint =>
                    endpoint.HttpMethod == HttpMethods.Get // the same is read by HEAD
                    && $"/{endpoint.RelativePath}".StartsWith(ApiEndpoints.Root, StringComparison.Ordinal);
                description.CreateSchemaReferenceId = shape =>
                    OpenApiOptions
                        .CreateDefaultSchemaReferenceId(shape)
                        ?.Replace("Api", "", StringComparison.Ordinal);
                description.AddDocumentTransformer(
                    (document, context, _) =>
                    {
                        document.Info = new OpenApiInfo
                        {
                            Title = "EMC2 workshop",
                            Version = "1",
                            Description =
                                "Read only. Every answer has an ETag; a request with If-None-Match is answered 304 "
                                + "while nothing has changed.",
                        };
                        var site = context.ApplicationServices.GetRequiredService<SiteAddress>();
                        document.Servers = [new OpenApiServer { Url = site.Absolute("") }];
                        return Task.CompletedTask;
                    }
                );
            });
}
