using EMC2Workshop.Accounts;
using EMC2Workshop.Archive;
using EMC2Workshop.Caching;
using EMC2Workshop.Feeds;
using EMC2Workshop.Hosting;
using EMC2Workshop.Live;
using EMC2Workshop.Media;
using EMC2Workshop.Pages;
using EMC2Workshop.Pages.Admin;
using EMC2Workshop.Publishing;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;

namespace EMC2Workshop;

/// <summary>What the site does before it serves, and in which order a request comes through its parts.</summary>
static class SiteSetup
{
    /// <summary>The content is prepared beside the pipeline, which reads nothing from the store.</summary>
    public static async Task PrepareAsync(this WebApplication app)
    {
        app.WarmModel();
        var prepared = Task.Run(() => app.Services.PrepareContentAsync(app.Lifetime.ApplicationStopping));
        app.UsePipeline();
        app.MapEndpoints();
        app.WarmRenderer();
        await prepared;
        app.WarmQueries();
        await app.WarnOfSettingsAsync();
        await app.OfferSetUpAsync();
    }

    /// <summary>For a command that reads the site as readers do: everything but the server.</summary>
    public static void BuildPipeline(this WebApplication app)
    {
        app.UsePipeline();
        app.MapEndpoints();
        app.UseEndpoints(_ => { });
        ((IApplicationBuilder)app).Build();
    }

    public static void UsePipeline(this WebApplication app)
    {
        app.UseArchive();
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
        app.UsePostLimits();
        app.UseAntiforgery();
        app.UseAdminRules();
        app.UseViewOptionLinks();
    }

    public static void MapEndpoints(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapPages();
        app.MapShortAddresses();
        app.MapMedia();
        app.MapTitleFont();
        app.MapFeeds();
        app.MapArchive();
        app.MapHealth();
        app.MapLive();
        app.MapAdmin();
    }
}
