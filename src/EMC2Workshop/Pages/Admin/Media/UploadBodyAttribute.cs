using EMC2Workshop.Publishing.Media;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace EMC2Workshop.Pages.Admin.Media;

/// <summary>
/// Lets a form that sends files be larger than others. Its files are written to the disk as they come; one that is too
/// large comes whole all the same, up to a bound, so that the form can be shown again as it was.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UploadBodyAttribute : Attribute, IAuthorizationFilter, IOrderedFilter
{
    private const int MostValueBytes = 1024 * 1024;

    /// <summary>Before anything reads the form.</summary>
    public int Order => 900;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var (request, features) = (context.HttpContext.Request, context.HttpContext.Features);
        if (request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) is not true) return;
        if (request.ContentLength > MediaLimits.MostRequestBytes)
        {
            context.Result = new ContentResult
            {
                StatusCode = StatusCodes.Status413PayloadTooLarge,
                Content = $"That is more than {MediaLimits.Megabytes(MediaLimits.MostRequestBytes)}, so nothing of it was read or saved. {MediaLimits.Told} Go back: what you typed is still there.",
            };
            return;
        }
        if (features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = MediaLimits.MostRequestBytes;
        features.Set<IFormFeature>(new FormFeature(request, new FormOptions { MultipartBodyLengthLimit = MediaLimits.MostRequestBytes, ValueLengthLimit = MostValueBytes }));
    }
}
