using Serilog;
using Serilog.Context;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace EMC2Workshop.Hosting;

/// <summary>
/// One line for each request that reached a page, a file or an error, without anything personal: no address, no
/// browser, no name, no query. What the page cache answers by itself is not logged: those requests end before they
/// come here.
/// </summary>
/// <remarks>
/// The host's own diagnostics are off, since they make a scope and an activity for every request, a tenth of what an
/// answer from the cache costs. The request's id is set here instead.
/// </remarks>
public static class Logging
{
    public static IServiceCollection AddLogs(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment) =>
        services.AddSerilog((provider, logs) =>
        {
            logs.MinimumLevel.Information()
                .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
                .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
                .MinimumLevel.Override("Microsoft.AspNetCore.Hosting.Diagnostics", LevelAlias.Off)
                .MinimumLevel.Override("Microsoft.AspNetCore.HttpsPolicy", LogEventLevel.Error) // no https port is a choice
                .MinimumLevel.Override("System", LogEventLevel.Warning)
                .Enrich.FromLogContext()
                .ReadFrom.Services(provider)
                .Enrich.With<SecretPathRedaction>();
            // Else the code that reads settings of logs would be loaded to find none.
            if (configuration.GetSection("Serilog").Exists()) logs.ReadFrom.Configuration(configuration);
            if (environment.IsDevelopment())
                logs.WriteTo.Console(outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}");
            else
                logs.WriteTo.Console(new CompactJsonFormatter());
        }, preserveStaticLogger: true);

    public static IApplicationBuilder UseRequestLogs(this IApplicationBuilder app) => app
        .Use(async (context, next) =>
        {
            using (LogContext.PushProperty("RequestId", context.TraceIdentifier))
                await next(context);
        })
        .UseSerilogRequestLogging(requests =>
        {
            requests.Logger = app.ApplicationServices.GetRequiredService<Serilog.ILogger>();
            requests.MessageTemplate = "{RequestMethod} {RequestPath} {StatusCode} in {Elapsed:0.0} ms";
            requests.GetLevel = Level;
        });

    /// <summary>Whoever writes to the log, and at whatever level that was set to be written.</summary>
    private sealed class SecretPathRedaction : ILogEventEnricher
    {
        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
        {
            foreach (var (name, value) in logEvent.Properties.ToList())
            {
                var text = value is ScalarValue scalar ? scalar.Value?.ToString() : value.ToString();
                if (text is not null && SecretPaths.Redact(text) is var told && told != text)
                    logEvent.AddOrUpdateProperty(new LogEventProperty(name, new ScalarValue(told)));
            }
        }
    }

    private static LogEventLevel Level(HttpContext context, double elapsed, Exception? failure) =>
        failure is not null || context.Response.StatusCode >= StatusCodes.Status500InternalServerError ? LogEventLevel.Error
        : context.Request.Path.StartsWithSegments(Health.Path) ? LogEventLevel.Debug
        : LogEventLevel.Information;
}
