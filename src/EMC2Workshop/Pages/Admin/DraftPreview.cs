using System.Globalization;
using System.Text.RegularExpressions;
using EMC2Workshop.Caching;
using EMC2Workshop.Content;
using EMC2Workshop.Data;
using EMC2Workshop.Publishing.Drafts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Admin;

/// <summary>
/// Shows a draft as readers would see it, to whoever has a link: the draft is published within a transaction, the
/// page is made from that, and the transaction is taken back. Of an edition, all its pages are shown so, each below
/// the link.
/// </summary>
public static class DraftPreview
{
    private const string Root = "/preview";
    private static readonly TimeSpan Glance = TimeSpan.FromMinutes(10);

    public static string AddressOf(IDataProtectionProvider protection, PreviewLink link) =>
        $"{Root}/{Protector(protection).Protect(link.Id.ToString("N"))}";

    /// <summary>For the organizer who asks, and nobody later: a link that needs no keeping.</summary>
    public static string AddressFor(IDataProtectionProvider protection, Guid item, DateTimeOffset now) =>
        $"{Root}/{Protector(protection).Protect($"{item:N} {(now + Glance).UtcTicks}")}";

    /// <summary>Before routing, which then finds the item's own page.</summary>
    public static IApplicationBuilder UseDraftPreview(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
                context.Request.Path.StartsWithSegments(Root, out var token)
                && HttpMethods.IsGet(context.Request.Method)
                    ? ShowAsync(context, token, next)
                    : next(context)
        );

    private static async Task ShowAsync(HttpContext context, PathString token, RequestDelegate next)
    {
        await Task.Yield();
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers["X-Robots-Tag"] = "noindex, nofollow";
        headers["Referrer-Policy"] = "no-referrer";
        var services = context.RequestServices;
        var db = services.GetRequiredService<WorkshopDbContext>();
        var parts = token.Value!.Trim('/').Split('/', 2);
        var draft = await FindAsync(db, services, parts[0], context.RequestAborted);
        if (draft is null || (parts.Length > 1 && draft.Kind != "edition"))
        {
            context.Request.Path = "/preview-that-is-over";
            await next(context);
            return;
        }
        var root = ItemPath.UrlFor(draft.Path).Split('#')[0];
        var preview = $"{Root}/{parts[0]}";
        ReadOnlyMemory<byte> page;
        await using (await db.Database.BeginTransactionAsync(context.RequestAborted))
        {
            var outcome = await services
                .GetRequiredService<DraftPublisher>()
                .PublishAsync(draft, context.RequestAborted);
            if (outcome is not Published)
            {
                await RefuseAsync(context, services.GetRequiredService<FaultSentences>(), outcome);
                return;
            }
            db.ChangeTracker.Clear();
            context.Request.Path = parts.Length > 1 ? $"{root}/{parts[1]}" : root;
            context.Features.Set(new DraftPreviewFeature());
            page = await context.CaptureAsync(next);
        }
        // Organizers can save again, however slowly this reader takes it.
        await context.SendAsync(page, html => draft.Kind == "edition" ? Lead(html, root, preview) : html);
    }

    private static async Task RefuseAsync(
        HttpContext context,
        FaultSentences sentences,
        PublishResult outcome
    )
    {
        context.Response.StatusCode = StatusCodes.Status409Conflict;
        context.Response.ContentType = "text/plain; charset=utf-8";
        var why = outcome is Invalid faulty
            ? "Ask an organizer to fix these errors first:\n\n"
                + string.Join(
                    '\n',
                    await sentences.TellAsync([.. faulty.Faults.Take(10)], context.RequestAborted)
                )
            : "Someone else published a conflicting change. Ask an organizer to resolve it first.";
        await context.Response.WriteAsync($"This draft can’t be previewed yet. {why}\n");
    }

    /// <summary>Links to the edition lead to where its drafts are shown, too.</summary>
    private static string Lead(string html, string address, string preview) =>
        Regex.Replace(html, $"""(?<=<a\s[^>]*?href="){Regex.Escape(address)}(?=["/?#])""", preview);

    private static async Task<Draft?> FindAsync(
        WorkshopDbContext db,
        IServiceProvider services,
        string token,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var words = Protector(services.GetRequiredService<IDataProtectionProvider>())
                .Unprotect(token)
                .Split(' ');
            var id = Guid.ParseExact(words[0], "N");
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            if (words.Length > 1)
                return long.Parse(words[1], CultureInfo.InvariantCulture) < now.UtcTicks
                    ? null
                    : await db
                        .Drafts.AsNoTracking()
                        .SingleOrDefaultAsync(draft => draft.ItemId == id, cancellationToken);
            return await db
                .PreviewLinks.Where(link => link.Id == id && link.Expires > now)
                .Join(db.Drafts, link => link.ItemId, draft => draft.ItemId, (_, draft) => draft)
                .AsNoTracking()
                .SingleOrDefaultAsync(cancellationToken);
        }
        catch (Exception exception)
            when (exception is System.Security.Cryptography.CryptographicException or FormatException)
        {
            return null;
        }
    }

    private static IDataProtector Protector(IDataProtectionProvider protection) =>
        protection.CreateProtector("EMC2Workshop.DraftPreview");
}
