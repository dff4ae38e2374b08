using System.Globalization;
using EMC2Workshop.Accounts;
using EMC2Workshop.Archive;
using EMC2Workshop.Options;
using Microsoft.Extensions.Options;
using Serilog;
using Serilog.Context;
using Serilog.Core;
using Serilog.Debugging;
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
    private const string Section = "Serilog";

    public static IServiceCollection AddLogs(
        this IServiceCollection services,
        IConfiguration configuration,
        IHostEnvironment environment
    ) =>
        services.AddSerilog(
            (provider, logs) =>
            {
                logs.MinimumLevel.Information()
                    .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
                    .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
                    .MinimumLevel.Override("Microsoft.AspNetCore.Hosting.Diagnostics", LevelAlias.Off)
                    // no https port is a choice
                    .MinimumLevel.Override("Microsoft.AspNetCore.HttpsPolicy", LogEventLevel.Error)
                    // told for each form, whose page says no-store by itself
                    .MinimumLevel.Override("Microsoft.AspNetCore.Antiforgery", LogEventLevel.Error)
                    // told for each probe
                    .MinimumLevel.Override("Microsoft.Extensions.Diagnostics.HealthChecks", LevelAlias.Off)
                    .MinimumLevel.Override("System", LogEventLevel.Warning)
                    .Enrich.FromLogContext()
                    .Filter.ByExcluding(IsToldByItself)
                    .ReadFrom.Services(provider)
                    .Enrich.With<SecretPathRedaction>();
                // Else the code that reads settings of logs would be loaded to find none.
                if (configuration.GetSection(Section).Exists())
                    ReadSettings(logs, configuration);
                if (environment.IsDevelopment())
                    logs.WriteTo.Console(
                        outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}"
                    );
                else
                    logs.WriteTo.Console(new CompactJsonFormatter());
            },
            preserveStaticLogger: true
        );

    public static IApplicationBuilder UseRequestLogs(this IApplicationBuilder app) =>
        app.Use(
                async (context, next) =>
                {
                    using (LogContext.PushProperty("RequestId", context.TraceIdentifier))
                        await next(context);
                }
            )
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

    /// <summary>A start that fails is told in one line, by <see cref="StartFailures"/>.</summary>
    private static bool IsToldByItself(LogEvent entry) =>
        entry.Exception is not null
        && entry.MessageTemplate.Text is "Hosting failed to start" or "Unable to start Kestrel.";

    /// <exception cref="OptionsValidationException">They can't be understood.</exception>
    private static void ReadSettings(LoggerConfiguration logs, IConfiguration configuration)
    {
        var faults = WrongLevels(configuration.GetSection(Section + ":MinimumLevel")).ToList();
        var complaints = new List<string>();
        try
        {
            SelfLog.Enable(complaints.Add);
            if (faults.Count == 0)
                logs.ReadFrom.Configuration(configuration);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            complaints.Add(exception.Message);
        }
        finally
        {
            SelfLog.Disable();
        }
        faults.AddRange(
            complaints.Select(complaint =>
                $"{Section} can't be read: {Shown(complaint)}; write it as Serilog.Settings.Configuration reads it"
            )
        );
        if (faults.Count > 0)
            throw new OptionsValidationException(Section, typeof(LoggerConfiguration), faults);
    }

    /// <summary>The first line, without the time that it may begin with.</summary>
    private static string Shown(string complaint)
    {
        var line = complaint.Split('\n')[0].Trim();
        var words = line.Split(' ', 2);
        return DateTime.TryParse(words[0], CultureInfo.InvariantCulture, out _) ? words[^1] : line;
    }

    private static IEnumerable<string> WrongLevels(IConfigurationSection levels) =>
        from level in levels
            .GetSection("Override")
            .GetChildren()
            .Append(levels)
            .Append(levels.GetSection("Default"))
        where
            level.Value is { Length: > 0 } value
            && !value.Equals("Off", StringComparison.OrdinalIgnoreCase)
            && !Enum.TryParse<LogEventLevel>(value, ignoreCase: true, out _)
        let right = $"write one of {string.Join(", ", Enum.GetNames<LogEventLevel>())}"
        select SettingError.Wrong(level.Path, level.Value, "is not a level", right);

    private static LogEventLevel Level(HttpContext context, double elapsed, Exception? failure) =>
        failure is not null ? LogEventLevel.Error
        : context.Features.Get<ArchiveRequestFeature>() is not null ? LogEventLevel.Debug
        : context.Request.Path.StartsWithSegments(Health.Path) ? LogEventLevel.Debug
        : context.Response.StatusCode >= StatusCodes.Status500InternalServerError ? LogEventLevel.Error
        : LogEventLevel.Information;
}
