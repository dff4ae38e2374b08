using EMC2Workshop.Content;
using EMC2Workshop.Organizers;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace EMC2Workshop.Pages.Admin;

public static class AdminSetup
{
    public const string Root = "/admin";

    /// <summary>Everything below /Admin is for organizers, unless it is named here.</summary>
    public static IServiceCollection AddAdmin(this IServiceCollection services)
    {
        Media.Uploads.Add(services).AddScoped<AdminTrace>().AddScoped<Account.ConfirmationFilter>().AddScoped<Items.FieldChoices>().AddScoped<Items.EditServices>();
        return services.Configure<RazorPagesOptions>(options =>
        {
            var conventions = options.Conventions;
            conventions.AddPageRoute("/Admin/Items/Edit", "/admin/new/{kind}");
            conventions.AddFolderApplicationModelConvention("/Admin", page => page.Filters.Add(new ServiceFilterAttribute(typeof(AdminTrace)) { Order = -1 }));
            conventions.AuthorizeFolder("/Admin", OrganizersSetup.Editor);
            conventions.AuthorizePage("/Admin/Account/People", OrganizersSetup.Owner);
            conventions.AllowAnonymousToPage("/Admin/Account/SignIn").AllowAnonymousToPage("/Admin/Account/Code").AllowAnonymousToPage("/Admin/Account/Join").AllowAnonymousToPage("/Admin/Account/Forgot");
        });
    }

    public static void MapAdmin(this IEndpointRouteBuilder routes) =>
            conventions.AddFolderApplicationModelConvention("/Admin/Account", page => page.Filters.Add(new ServiceFilterAttribute(typeof(Account.ConfirmationFilter))));
        routes.MapPost(Root + "/markdown", ShowMarkdownAsync).WithMetadata(new RequireAntiforgeryTokenAttribute()).RequireAuthorization(OrganizersSetup.Editor);

    /// <summary>Markdown as readers will see it, while it is typed.</summary>
    private static async Task ShowMarkdownAsync(HttpContext context)
    {
        var answer = Results.BadRequest();
        if (context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: true } && context.Request.HasFormContentType)
        {
            var body = (await context.Request.ReadFormAsync(context.RequestAborted))["body"].ToString();
            var markdown = context.RequestServices.GetRequiredService<MarkdownRenderer>();
            answer = markdown.Check(body) is { } wrong ? Results.Text(wrong, statusCode: StatusCodes.Status422UnprocessableEntity) : Results.Text(markdown.ToHtml(body), "text/html; charset=utf-8");
        }
        await answer.ExecuteAsync(context);
    }

    /// <summary>No answer is kept or found by search engines, and no other site posts here (Fetch Metadata, W3C).</summary>
    public static IApplicationBuilder UseAdminRules(this IApplicationBuilder app) => app.UseWhen(
        context => context.Request.Path.StartsWithSegments(Root),
        admin => admin.Use((context, next) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            context.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
            context.Response.Headers["Referrer-Policy"] = "same-origin"; // a browser that sends no referrer hides its origin too, which passkeys are checked by
            if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) || context.Request.Headers["Sec-Fetch-Site"] != "cross-site") return next(context);
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        }));
}
