using EMC2Workshop.Accounts;
using EMC2Workshop.Caching;
using EMC2Workshop.Data;
using EMC2Workshop.Feeds;
using EMC2Workshop.Hosting;
using EMC2Workshop.Linting;
using EMC2Workshop.Live;
using EMC2Workshop.Media;
using EMC2Workshop.Options;
using EMC2Workshop.Pages;
using EMC2Workshop.Pages.Admin;
using EMC2Workshop.Publishing;
using EMC2Workshop.Publishing.Drafts;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;

if (CommandLine.Answer(args) is { } answer)
    return answer;
FileMask.KeepPrivate();
return await StartFailures.ReportAsync(
    () => Server.CreateBuilder(args),
    async builder =>
    {
        Server.CompleteInline();
        builder.WebHost.UseServer(builder.Environment);
        builder.Services.AddSettings().AddLogs(builder.Configuration, builder.Environment);
        builder.Services.AddWorkshopData(SitePaths.Store).AddContent().AddDrafts().AddLinting().AddFeeds().AddPages();
        builder.Services.AddAccounts().AddAdmin();
        builder.Services.AddPageCache().AddLive().AddCanonicalAddresses();

        await using var app = builder.Build();
        Settings.Validate(app.Services);
        if (await app.RunCommandAsync(args) is { } code)
            return code;
        app.BeginWarmStart();
        await app.Services.PrepareContentAsync(app.Lifetime.ApplicationStopping);

        await app.WarnOfSettingsAsync();
        app.WarmQueries();
        await app.OfferSetUpAsync();

        app.UseSecurityHeaders();
        app.UseLastResort();
        app.UsePageCache(); // answers by itself when it can; what follows runs for the rest
        app.UseDraftPreview();
        app.UseRouting();
        app.UseCors();
        app.UseViewOptions();
        app.UsePublicPages();
        app.UseRequestLogs();
        app.UseErrors();
        app.UseFormerAddresses();
        app.UseMethods();
        app.UsePageHandlers(app.Services.GetRequiredService<PageLoader>());
        app.UseForms();
        app.UseCanonicalAddresses();
        // Named here, or the host would put these before the page cache.
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.UseAntiforgery();
        app.UseAdminRules();
        app.UseViewOptionLinks();
        app.MapStaticAssets();
        app.MapPages();
        app.MapShortAddresses();
        app.MapMedia();
        app.MapFeeds();
        app.MapHealth();
        app.MapLive();
        app.MapAdmin();
        await app.ServeAsync();
        return 0;
    }
);
