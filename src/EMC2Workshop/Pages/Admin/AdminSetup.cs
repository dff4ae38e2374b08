using System.Net;
using EMC2Workshop.Accounts;
using EMC2Workshop.Content;
using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Hosting;
using EMC2Workshop.Options;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace EMC2Workshop.Pages.Admin;

public static class AdminSetup
{
    public const string Root = "/admin";

    private const string NoHttps =
        "Sign-in needs https, and this page was opened without it. Open the site by its https:// address. "
        + "If it has one: "
        + "the proxy in front of it must send X-Forwarded-Proto, and the site be started with "
        + "ASPNETCORE_FORWARDEDHEADERS_ENABLED=true, or with Site:Address set to the https:// address.\n";

    private const string FromElsewhere =
        "This was sent from another site, so nothing was done. Open the page on this site, and send it from there.\n";

    /// <summary>Everything below /Admin is for organizers, unless it is named here.</summary>
    public static IServiceCollection AddAdmin(this IServiceCollection services)
    {
        Media
            .Uploads.Add(services)
            .AddScoped<AuditFilter>()
            .AddScoped<Account.ConfirmationFilter>()
            .AddScoped<ItemTable>()
            .AddScoped<ItemSearch>()
            .AddScoped<SelectedItems>()
            .AddScoped<ScheduleUndoing>()
            .AddScoped<TimetableMoves>()
            .AddScoped<PaperUploads>()
            .AddScoped<PaperPublishing>()
            .AddScoped<KnownEditions>()
            .AddScoped<AuditSubjects>()
            .AddScoped<FaultSentences>()
            .AddSingleton<ContactExpiry>()
            .AddHostedService(provider => provider.GetRequiredService<ContactExpiry>())
            .AddSingleton<Items.OpenEditors>()
            .AddScoped<Items.FieldChoices>()
            .AddScoped<Items.EditorContext>()
            .AddScoped<Items.EditedItemQuery>()
            .AddScoped<Items.EditFormSaver>()
            .AddScoped<Items.EditFormPublisher>()
            .AddScoped<Items.PublishQuestions>()
            .AddScoped<EditionIssuesQuery>()
            .AddScoped<Items.DraftAutosaver>()
            .AddScoped<Items.NewPeopleDrafts>()
            .AddScoped<Items.ConflictResolver>()
            .AddScoped<Items.VersionComparison>()
            .AddScoped<Items.DiscardDraft>();
        services.Configure<FormOptions>(options => options.ValueCountLimit = ContentLimits.FormValues);
        services.Configure<MvcOptions>(options =>
        {
            // They throw where a name has an open bracket, and no form here is written for them.
            options.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
            options.ValueProviderFactories.RemoveType<JQueryQueryStringValueProviderFactory>();
        });
        return services.Configure<RazorPagesOptions>(options =>
        {
            var conventions = options.Conventions;
            conventions.AddPageRoute("/Admin/Items/Edit", "/admin/new/{kind}");
            // Its address before it took in what moved the program.
            conventions.AddPageRoute("/Admin/Timetable", "/admin/program/{edition}");
            conventions.AddFolderApplicationModelConvention(
                "/Admin",
                page =>
                {
                    page.Filters.Add(new PostedFormFilter());
                    page.Filters.Add(new ExpiredFormFilter());
                    page.Filters.Add(new ServiceFilterAttribute(typeof(AuditFilter)) { Order = -1 });
                }
            );
            conventions.AddFolderApplicationModelConvention(
                "/Admin/Account",
                page => page.Filters.Add(new ServiceFilterAttribute(typeof(Account.ConfirmationFilter)))
            );
            conventions.AuthorizeFolder("/Admin", AccountsSetup.Editor);
            conventions.AuthorizePage("/Admin/Account/People", AccountsSetup.Owner);
            conventions
                .AuthorizePage("/Admin/Items/Erase", AccountsSetup.Owner)
                .AuthorizePage("/Admin/Media/Erase", AccountsSetup.Owner);
            conventions
                .AllowAnonymousToPage("/Admin/Account/SignIn")
                .AllowAnonymousToPage("/Admin/Account/Code")
                .AllowAnonymousToPage("/Admin/Account/Join")
                .AllowAnonymousToPage("/Admin/Account/Forgot");
        });
    }

    public static void MapAdmin(this IEndpointRouteBuilder routes) =>
        routes
            .MapPost(Root + "/markdown", ShowMarkdownAsync)
            .WithMetadata(new RequireAntiforgeryTokenAttribute())
            .RequireAuthorization(AccountsSetup.Editor);

    /// <summary>Markdown as readers will see it, while it is typed.</summary>
    private static async Task ShowMarkdownAsync(HttpContext context)
    {
        var answer = Results.Text(ExpiredFormFilter.Expired, statusCode: StatusCodes.Status400BadRequest);
        if (
            context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: true }
            && context.Request.HasFormContentType
        )
        {
            var body = (await context.Request.ReadFormAsync(context.RequestAborted))["body"].ToString();
            var markdown = context.RequestServices.GetRequiredService<MarkdownRenderer>();
            answer = markdown.Check(body) is { } wrong
                ? Results.Text(wrong, statusCode: StatusCodes.Status422UnprocessableEntity)
                : Results.Text(markdown.ToHtml(body), "text/html; charset=utf-8");
        }
        await answer.ExecuteAsync(context);
    }

    /// <summary>
    /// No answer is kept or found by search engines, no other site posts here (Fetch Metadata, W3C), and where nobody
    /// could sign in for want of https, that is said before a password is typed.
    /// </summary>
    public static IApplicationBuilder UseAdminRules(this IApplicationBuilder app)
    {
        var hasTls = app.ApplicationServices.GetRequiredService<SiteAddress>().IsHttps;
        return app.UseWhen(
            context => context.Request.Path.StartsWithSegments(Root),
            admin =>
                admin.Use(
                    (context, next) =>
                    {
                        var (request, headers) = (context.Request, context.Response.Headers);
                        headers.CacheControl = "no-store";
                        headers["X-Robots-Tag"] = "noindex, nofollow";
                        // a browser that sends no referrer hides its origin too, which passkeys are checked by
                        headers["Referrer-Policy"] = "same-origin";
                        if (!request.IsHttps && !hasTls && !IsLoopback(request.Host.Host))
                        {
                            context.Response.StatusCode = StatusCodes.Status403Forbidden;
                            context.Response.ContentType = "text/plain; charset=utf-8";
                            return context.Response.WriteAsync(NoHttps, context.RequestAborted);
                        }
                        if (
                            HttpMethods.IsGet(request.Method)
                            || HttpMethods.IsHead(request.Method)
                            || request.Headers["Sec-Fetch-Site"] != "cross-site"
                        )
                            return next(context);
                        context.Response.StatusCode = StatusCodes.Status400BadRequest;
                        context.Response.ContentType = "text/plain; charset=utf-8";
                        return context.Response.WriteAsync(FromElsewhere, context.RequestAborted);
                    }
                )
        );
    }

    private static bool IsLoopback(string host) =>
        host is "localhost"
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
