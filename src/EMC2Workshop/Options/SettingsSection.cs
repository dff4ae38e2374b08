using System.Reflection;
using Microsoft.Extensions.Options;

namespace EMC2Workshop.Options;

/// <param name="Name">Nothing for what stands at the root.</param>
/// <param name="Properties">Those that may be set.</param>
public sealed record SettingsSection(
    string Name,
    Type Options,
    IReadOnlyList<PropertyInfo> Properties,
    Action<IServiceCollection> AddTo
)
{
    public static SettingsSection For<TOptions>()
        where TOptions : class, ISettingsSection =>
        new(
            TOptions.Section,
            typeof(TOptions),
            [
                .. typeof(TOptions)
                    .GetProperties(BindingFlags.Public | BindingFlags.Instance)
                    .Where(property => property.CanWrite),
            ],
            services =>
                services
                    .AddSingleton<IValidateOptions<TOptions>, Validator<TOptions>>()
                    .AddOptions<TOptions>()
                    .BindConfiguration(TOptions.Section)
                    .ValidateOnStart()
        );

    /// <summary>As it is written, with its section.</summary>
    public string NameOf(PropertyInfo property)
    {
        var key = property.GetCustomAttribute<ConfigurationKeyNameAttribute>()?.Name ?? property.Name;
        return Name.Length == 0 ? key : $"{Name}:{key}";
    }

    private sealed class Validator<TOptions> : IValidateOptions<TOptions>
        where TOptions : class, ISettingsSection
    {
        public ValidateOptionsResult Validate(string? name, TOptions options) =>
            options.FindFaults().ToList() is { Count: > 0 } faults
                ? ValidateOptionsResult.Fail(faults)
                : ValidateOptionsResult.Success;
    }
}
