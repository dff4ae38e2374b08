using System.ComponentModel;
using Microsoft.Extensions.Options;

namespace EMC2Workshop.Options;

/// <summary>All settings that the site has, and what is wrong with how they are set.</summary>
public static class Settings
{
    public static readonly IReadOnlyList<SettingsSection> Sections =
    [
        SettingsSection.For<StoreOptions>(),
        SettingsSection.For<ContentOptions>(),
        SettingsSection.For<WorkshopOptions>(),
        SettingsSection.For<SiteOptions>(),
        SettingsSection.For<OrganizersOptions>(),
        SettingsSection.For<SmtpOptions>(),
        SettingsSection.For<LiveOptions>(),
        SettingsSection.For<ServerOptions>(),
    ];

    /// <summary>Such as <c>Site:Address</c>.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        .. Sections.SelectMany(section => section.Properties.Select(section.NameOf)),
    ];

    public static IServiceCollection AddSettings(this IServiceCollection services)
    {
        foreach (var section in Sections)
            section.AddTo(services);
        services.AddSingleton<IValidateOptions<ServerOptions>, ListenAddresses>();
        services
            .AddOptions<SmtpOptions>()
            .Validate<IOptions<SiteOptions>>(
                (mail, site) => !mail.IsOn || site.Value.Address is not null,
                SettingError.Missing(
                    "Site:Address",
                    "Mail:Host needs it for the links in mails",
                    "write one such as https://workshop.example.org"
                )
            );
        return services;
    }

    /// <exception cref="OptionsValidationException">Some are wrong.</exception>
    public static void Validate(IServiceProvider services) =>
        services.GetRequiredService<IStartupValidator>().Validate();

    /// <summary>A line for each that should be a number, or true or false, and is not.</summary>
    public static IEnumerable<string> FindUnreadable(IConfiguration settings) =>
        from section in Sections
        from property in section.Properties
        let name = section.NameOf(property)
        let value = settings[name]
        where value is not null && !TypeDescriptor.GetConverter(property.PropertyType).IsValid(value)
        select property.PropertyType == typeof(bool)
            ? SettingError.Wrong(name, value, "is neither true nor false", "write true or false")
            : SettingError.Wrong(name, value, "is not a whole number", "write digits only");
}
