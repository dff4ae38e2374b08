using System.Text.RegularExpressions;
using EMC2Workshop.Data;
using EMC2Workshop.Options;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace EMC2Workshop.Hosting;

/// <summary>
/// What keeps the program from starting: a wrong setting is one line that names it, its value and what would be right.
/// Anything else is a defect, and told with all that helps to find it.
/// </summary>
public static partial class StartFailures
{
    private const int Failed = 1;
    private const int SqlError = 1;

    /// <returns>The exit code.</returns>
    public static async Task<int> ReportAsync(
        Func<WebApplicationBuilder> create,
        Func<WebApplicationBuilder, Task<int>> run
    )
    {
        WebApplicationBuilder? builder = null;
        try
        {
            builder = create();
            return await run(builder);
        }
        catch (Exception exception) when (exception is not HostAbortedException)
        {
            // Tools that only want the host abort the program; everything else ends here.
            foreach (var line in Lines(exception, builder?.Configuration))
                await Console.Error.WriteLineAsync(line);
            return Failed;
        }
    }

    private static IEnumerable<string> Lines(Exception exception, IConfiguration? settings) =>
        (settings is null ? ExplainFiles(exception) : ExplainSettings(exception, settings))?.Distinct()
        ?? [$"The site could not start: {exception}"];

    /// <returns>Null where it is no setting that is wrong.</returns>
    private static IEnumerable<string>? ExplainSettings(Exception exception, IConfiguration settings) =>
        exception switch
        {
            StoreException => [exception.Message],
            OptionsValidationException wrong => wrong.Failures,
            AggregateException several
                when several.InnerExceptions.All(one => one is OptionsValidationException) => several
                .InnerExceptions.Cast<OptionsValidationException>()
                .SelectMany(one => one.Failures),
            SqliteException { SqliteErrorCode: not SqlError } =>
            [
                $"ConnectionStrings:Workshop: the database can't be used: {exception.Message}",
            ],
            InvalidOperationException
                when Settings.FindUnreadable(settings).ToList() is { Count: > 0 } unreadable => unreadable,
            _ => ListenFailures.Explain(exception, settings) is { } line ? [line] : null,
        };

    /// <summary>Of the files that settings are read from.</summary>
    private static IEnumerable<string>? ExplainFiles(Exception exception) =>
        exception switch
        {
            InvalidDataException when InQuotes().Match(exception.Message) is { Success: true } file =>
            [
                $"{file.Groups[1].Value} can't be read: {FirstLine(exception.GetBaseException().Message)} "
                    + "Write JSON such as { \"AllowedHosts\": \"*\" }.",
            ],
            DirectoryNotFoundException =>
            [
                SettingError.Wrong(
                    "contentRoot",
                    FirstLine(exception.Message),
                    "does not exist",
                    "name the program's folder, or leave it out"
                ),
            ],
            _ => null,
        };

    private static string FirstLine(string message) => message.Split('\n')[0].Trim();

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex InQuotes();
}
