using EMC2Workshop.Accounts;
using EMC2Workshop.Archive;
using EMC2Workshop.Backup;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Options;
using EMC2Workshop.Publishing;
using EMC2Workshop.Publishing.Editions;
using EMC2Workshop.Submissions;

namespace EMC2Workshop.Hosting;

/// <summary>What the program is told to do: one of its commands, or else to serve.</summary>
public static class CommandLine
{
    private const int NotUnderstood = 2;

    private static readonly IReadOnlyList<Command> Commands =
    [
        new(
            "content",
            string.Join(
                '\n',
                ContentCommands.Usage,
                MediaCommand.Usage,
                PapersCommand.Usage,
                NewEditionCommand.Usage
            ),
            RunContentAsync
        ),
        new("organizers", OrganizerCommands.Usage, OrganizerCommands.RunAsync),
        new("backup", BackupCommand.Usage, BackupCommand.RunAsync),
        new(SiteCommand.Name, SiteCommand.Usage, SiteCommand.RunAsync) { NeedsPipeline = true },
        new("restore", RestoreCommand.Usage, RestoreCommand.RunAsync),
    ];

    /// <summary>Options of the framework, which no section names.</summary>
    private static readonly IReadOnlyList<string> Options =
    [
        "urls",
        "http_ports",
        "https_ports",
        "https_port",
        "environment",
        "contentRoot",
        "webRoot",
        "applicationName",
        "AllowedHosts",
        "help",
    ];

    /// <summary>A host that runs the program hands over whole sections, too.</summary>
    private static readonly IReadOnlyList<string> SectionNames =
    [
        .. Settings.Sections.Select(section => section.Name),
    ];

    private sealed record Command(
        string Name,
        string Usage,
        Func<string[], IServiceProvider, CancellationToken, Task<int>> RunAsync
    )
    {
        /// <summary>It asks for pages.</summary>
        public bool NeedsPipeline { get; init; }

        /// <summary>As its usage tells them.</summary>
        public bool HasOption(string arg) =>
            arg.StartsWith("--", StringComparison.Ordinal)
            && Usage.Split([' ', '\n', '[', ']', '(', ')', ';', ':']).Contains(arg);
    }

    /// <returns>The exit code of the command that is named first; null where the site is to be served.</returns>
    public static async Task<int?> RunCommandAsync(this WebApplication app, string[] args)
    {
        if (Find(args) is not { } command)
            return null;
        if (command.NeedsPipeline)
            app.BuildPipeline();
        return await command.RunAsync(
            [.. args.Where(arg => !IsSetting(arg))],
            app.Services,
            app.Lifetime.ApplicationStopping
        );
    }

    /// <summary>
    /// What settings are read from: the folder that a command is told would be taken for one, and the next word for its
    /// value.
    /// </summary>
    public static string[] FindSettings(string[] args) =>
        Find(args) is null ? args : [.. args.Where(IsSetting)];

    /// <returns>The exit code where there is nothing to start: help was asked for, or it makes no sense.</returns>
    public static int? Answer(string[] args)
    {
        var command = Find(args);
        if (IsHelp(args is [var first, ..] ? first : "") || (command is not null && args.Any(IsHelp)))
            return CommandOutcome.Done(command?.Usage ?? Usage);
        if ((command is null ? FindFault(args) : FindFault(command, args)) is not { } fault)
            return null;
        Console.Error.WriteLine(fault);
        return NotUnderstood;
    }

    private static bool IsHelp(string arg) => arg is "help" or "--help" or "-h" or "-?";

    /// <summary>An option that the command doesn't have would be taken for the name of a folder.</summary>
    private static string? FindFault(Command command, string[] args)
    {
        for (var i = 1; i < args.Length; i++)
            if (
                args[i] is ['-', not ' ', ..]
                && !IsSetting(args[i])
                && !command.HasOption(args[i])
                && !command.HasOption(args[i - 1])
            )
                return $"{args[i]} is not an option of {command.Name}.\n{command.Usage}";
        return null;
    }

    private static string Usage =>
        $"""
            Without a command, the site is served. Settings can be given here, and behind a command too:
            --urls http://localhost:5001 --Site:Address=https://workshop.example.org

            {string.Join("\n\n", Commands.Select(command => command.Usage))}
            """;

    private static Task<int> RunContentAsync(
        string[] args,
        IServiceProvider services,
        CancellationToken cancellationToken
    ) =>
        args switch
        {
            [_, "papers", ..] => PapersCommand.RunAsync(args, services, cancellationToken),
            [_, "media", ..] => MediaCommand.RunAsync(args, services, cancellationToken),
            [_, "new-edition", ..] => Task.FromResult(NewEditionCommand.Run(args, services)),
            [_, "check" or "import" or "export", ..] => ContentCommands.RunAsync(
                args,
                services,
                cancellationToken
            ),
            _ => Task.FromResult(NotUnderstoodBy(args[0])),
        };

    private static int NotUnderstoodBy(string command)
    {
        Console.WriteLine(Commands.Single(one => one.Name == command).Usage);
        return NotUnderstood;
    }

    private static Command? Find(string[] args) =>
        args is [var first, ..] ? Commands.FirstOrDefault(command => command.Name == first) : null;

    /// <summary>
    /// With its value, such as <c>--Content:Root=/srv/content</c>; of those without a section, the framework's own.
    /// </summary>
    private static bool IsSetting(string arg) =>
        arg.StartsWith("--", StringComparison.Ordinal)
        && arg.Split('=', 2) is [var name, _]
        && (name.Contains(':') || Options.Contains(name[2..], StringComparer.OrdinalIgnoreCase));

    /// <summary>One that was written without its colon, or without its section.</summary>
    private static string? FindSetting(string name) =>
        Settings.Names.FirstOrDefault(known =>
            known.Split(':') is [var section, var key]
            && (
                key.Equals(name, StringComparison.OrdinalIgnoreCase)
                || (section + key).Equals(name, StringComparison.OrdinalIgnoreCase)
            )
        );

    private static string? FindFault(string[] args)
    {
        for (var i = 0; i < args.Length; i++)
        {
            var arg = args[i];
            if (arg.StartsWith("--", StringComparison.Ordinal))
            {
                var name = arg[2..].Split('=')[0];
                // One with a section is warned of with the other settings.
                var isOption =
                    name.Contains(':', StringComparison.Ordinal)
                    || Options.Contains(name, StringComparer.OrdinalIgnoreCase)
                    || SectionNames.Contains(name, StringComparer.OrdinalIgnoreCase);
                if (!isOption && (SpellingSuggestion.Find(name, Options) ?? FindSetting(name)) is { } near)
                    return $"--{name} is not an option; did you mean --{near}?";
                if (arg.Contains('=', StringComparison.Ordinal))
                    continue;
                if (++i == args.Length || args[i].StartsWith("--", StringComparison.Ordinal))
                    return $"{arg} has no value; write {arg} VALUE.";
            }
            else if (!arg.Contains('=', StringComparison.Ordinal))
            {
                var near = SpellingSuggestion.Find(arg, Commands.Select(command => command.Name));
                var hint = near is null ? "" : $"did you mean {near}? ";
                return $"\"{arg}\" is not a command; {hint}--help lists all.";
            }
        }
        return null;
    }
}
