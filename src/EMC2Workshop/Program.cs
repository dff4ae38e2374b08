using EMC2Workshop;
using EMC2Workshop.Accounts;
using EMC2Workshop.Archive;
using EMC2Workshop.Caching;
using EMC2Workshop.Data;
using EMC2Workshop.Feeds;
using EMC2Workshop.Hosting;
using EMC2Workshop.Linting;
using EMC2Workshop.Live;
using EMC2Workshop.Options;
using EMC2Workshop.Pages;
using EMC2Workshop.Pages.Admin;
using EMC2Workshop.Publishing;
using EMC2Workshop.Publishing.Drafts;
using EMC2Workshop.Submissions;

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
        builder
            .Services.AddWorkshopData(SitePaths.Store)
            .AddContent()
            .AddDrafts()
            .AddSubmissions()
            .AddLinting()
            .AddFeeds()
            .AddArchive()
            .AddPages();
        builder.Services.AddAccounts().AddAdmin().AddPageCache().AddLive().AddCanonicalAddresses();

        await using var app = builder.Build();
        Settings.Validate(app.Services);
        if (await app.RunCommandAsync(args) is { } code)
            return code;
        await app.PrepareAsync();
        await app.ServeAsync();
        return 0;
    }
);
