using EMC2Workshop.Linting.Links;

namespace EMC2Workshop.Linting;

public static class LintingSetup
{
    public static IServiceCollection AddLinting(this IServiceCollection services) =>
        services
            .AddScoped<ProgramLinter>()
            .AddScoped<ProceedingsGaps>()
            .AddScoped<TextLinter>()
            .AddSingleton<TextWarnings>()
            .AddScoped<InternalLinks>()
            .AddScoped<LinkOccurrences>()
            .AddSingleton<PublicNetworkHandler>()
            .AddSingleton<LinkProbe>()
            .AddSingleton<LinkChecker>()
            .AddHostedService(provider => provider.GetRequiredService<LinkChecker>());
}
