using EMC2Workshop.Content.Schema;
using EMC2Workshop.Data;
using EMC2Workshop.Options;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EMC2Workshop.Hosting;

/// <summary>Settings that nothing reads, which are perhaps misspelt.</summary>
public static class SettingWarnings
{
    /// <summary>Of those that stand in a section; others are the framework's, too.</summary>
    private static readonly List<string> Names = [.. Settings.Names.Where(name => name.Contains(':'))];

    /// <summary>On the console, once the database can be read.</summary>
    public static async Task WarnOfSettingsAsync(this WebApplication app)
    {
        var warnings = Find(app.Configuration).ToList();
        if (FindRefusedHost(app.Services) is { } refused)
            warnings.Add(refused);
        if (
            app.Services.GetRequiredService<IOptions<WorkshopOptions>>().Value.CurrentEdition is
            { Length: > 0 }
        )
        {
            await using var scope = app.Services.CreateAsyncScope();
            var slugs = await scope
                .ServiceProvider.GetRequiredService<WorkshopDbContext>()
                .Editions.Select(edition => edition.Slug)
                .Order()
                .ToListAsync(app.Lifetime.ApplicationStopping);
            if (scope.ServiceProvider.GetRequiredService<CurrentEdition>().FindFault(slugs) is { } unknown)
                warnings.Add(unknown);
        }
        foreach (var warning in warnings)
            await Console.Error.WriteLineAsync($"Warning: {warning}");
    }

    /// <summary>A line for each that is in a section of the site's own, or in one whose name is nearly that.</summary>
    public static IEnumerable<string> Find(IConfiguration settings) =>
        from section in settings.GetChildren()
        from key in Keys(section)
        where !Names.Contains(key, StringComparer.OrdinalIgnoreCase)
        let near = NearestTo(key, Names)
        select $"{key} is not a setting; "
            + $"{(near is null ? $"those are {string.Join(", ", Names)}" : $"did you mean {near}?")}";

    /// <summary>The host of the site's own address, where its visitors are refused.</summary>
    private static string? FindRefusedHost(IServiceProvider services)
    {
        if (services.GetRequiredService<IOptions<SiteOptions>>().Value.Origin is not { } origin)
            return null;
        var host = new Uri(origin).Host;
        var allowed = services.GetRequiredService<IOptions<HostFilteringOptions>>().Value.AllowedHosts;
        return allowed.Any(name => Matches(name, host))
            ? null
            : $"AllowedHosts does not name {host}, the host of Site:Address: its visitors are refused";
    }

    private static bool Matches(string allowed, string host) =>
        allowed is "*" or "0.0.0.0" or "[::]"
        || allowed.Equals(host, StringComparison.OrdinalIgnoreCase)
        || (
            allowed.StartsWith("*.", StringComparison.Ordinal)
            && host.EndsWith(allowed[1..], StringComparison.OrdinalIgnoreCase)
        );

    private static IEnumerable<string> Keys(IConfigurationSection section)
    {
        // An environment variable with one underscore where two would be right.
        if (
            Names.Exists(name =>
                name.Replace(':', '_').Equals(section.Key, StringComparison.OrdinalIgnoreCase)
            )
        )
            return [section.Key];
        var isNear = NearestTo(section.Key, Names.Select(name => name.Split(':')[0])) is not null;
        return !isNear ? [] : section.GetChildren().Select(child => child.Path);
    }

    private static string? NearestTo(string word, IEnumerable<string> known) =>
        SpellingSuggestion.Find(word.ToUpperInvariant(), known.Select(name => name.ToUpperInvariant()))
            is { } near
            ? known.First(name => name.Equals(near, StringComparison.OrdinalIgnoreCase))
            : null;
}
