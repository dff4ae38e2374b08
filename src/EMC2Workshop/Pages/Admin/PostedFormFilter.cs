using System.Globalization;
using EMC2Workshop.Content;
using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Media;
using EMC2Workshop.Pages.Admin.Items;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.WebUtilities;

namespace EMC2Workshop.Pages.Admin;

/// <summary>
/// Reads what is posted before anything else does: what can't be read is refused in words, with the limit that it met.
/// </summary>
public sealed class PostedFormFilter : IAsyncAuthorizationFilter, IOrderedFilter
{
    private const long MostDroppedBytes = 32 * 1024 * 1024;
    public const string Damaged = $"The form arrived damaged, {Kept} Try again.";
    private const string Kept = "so nothing was saved. Go back: what you typed is still there.";

    /// <summary>After the limits of a page, and before anything looks for a form's token.</summary>
    public int Order => 950;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var request = context.HttpContext.Request;
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType)
            return;
        if (
            context.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>()
                is { MaxRequestBodySize: { } limit } size
            && request.ContentLength > limit
        )
        {
            await DropAsync(request, size, context.HttpContext.RequestAborted);
            context.Result = Refusal.Create(request, StatusCodes.Status413PayloadTooLarge, TooLarge(limit));
            return;
        }
        try
        {
            await request.ReadFormAsync(context.HttpContext.RequestAborted);
        }
        catch (BadHttpRequestException failure)
            when (failure.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            var most = context.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize;
            context.Result = Refusal.Create(
                request,
                failure.StatusCode,
                TooLarge(most ?? ContentLimits.FormBytes)
            );
        }
        catch (InvalidDataException failure)
            when (failure.Message.Contains("limit", StringComparison.OrdinalIgnoreCase))
        {
            var told = failure.Message.Contains("count", StringComparison.OrdinalIgnoreCase)
                ? $"The form has more than {MarkdownLimits.Number(ContentLimits.FormValues)} fields, which is "
                    + $"the limit, {Kept}"
                : $"A field of the form is larger than {LimitIn(failure.Message)}, which is the limit, {Kept}";
            context.Result = Refusal.Create(request, StatusCodes.Status413PayloadTooLarge, told);
        }
        catch (InvalidDataException)
        {
            context.Result = Refusal.Create(request, StatusCodes.Status400BadRequest, Damaged);
        }
        catch (Exception failure) when (StoreErrors.IsStoreError(failure))
        {
            context.Result = Refusal.Create(
                request,
                StatusCodes.Status503ServiceUnavailable,
                $"The server’s disk is full, {Kept}"
            );
        }
    }

    public static string TooLarge(long limit) =>
        $"The form is larger than {MediaLimits.Megabytes(limit)}, which is the limit, {Kept}";

    /// <summary>The framework names its limit in bytes.</summary>
    private static string LimitIn(string message) =>
        long.TryParse(
            string.Concat(message.Where(char.IsAsciiDigit)),
            CultureInfo.InvariantCulture,
            out var bytes
        )
        && bytes < 1024 * 1024
            ? $"{MarkdownLimits.Number(bytes)} bytes"
            : MediaLimits.Megabytes(Math.Max(bytes, 1024 * 1024));

    /// <summary>A browser that is still sending would show a broken connection in place of the answer.</summary>
    private static async Task DropAsync(
        HttpRequest request,
        IHttpMaxRequestBodySizeFeature size,
        CancellationToken cancellationToken
    )
    {
        if (size.IsReadOnly || request.ContentLength > MostDroppedBytes)
            return;
        size.MaxRequestBodySize = MostDroppedBytes;
        await request.Body.DrainAsync(cancellationToken);
    }
}
