using EMC2Workshop.Content;
using EMC2Workshop.Media;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;

namespace EMC2Workshop.Pages.Admin.Media;

/// <summary>
/// Lets a form be as large as what it may hold. Files are written to the disk as they come; one that is too large comes
/// whole all the same, up to a bound, so that the form can be shown again as it was.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UploadBodyAttribute
    : Attribute,
        IAuthorizationFilter,
        IAsyncResourceFilter,
        IOrderedFilter
{
    /// <summary>Before anything reads the form.</summary>
    public int Order => 900;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var (request, features) = (context.HttpContext.Request, context.HttpContext.Features);
        if (!request.HasFormContentType)
            return;
        var isMultipart = request.ContentType!.StartsWith(
            "multipart/form-data",
            StringComparison.OrdinalIgnoreCase
        );
        var limit = isMultipart ? MediaLimits.MostRequestBytes : ContentLimits.FormBytes;
        if (isMultipart && request.ContentLength > limit)
        {
            context.Result = Refusal.Create(
                request,
                StatusCodes.Status413PayloadTooLarge,
                $"{PostedFormFilter.TooLarge(limit)} {MediaLimits.Told}"
            );
            return;
        }
        if (features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = limit;
        if (isMultipart)
        {
            var form = new UploadFormFeature(context.HttpContext);
            features.Set<IFormFeature>(form);
            context.HttpContext.Response.RegisterForDisposeAsync(form); // where another filter refuses
        }
        else
            features.Set<IFormFeature>(
                new FormFeature(
                    request,
                    new FormOptions
                    {
                        ValueCountLimit = ContentLimits.FormValues,
                        ValueLengthLimit = ContentLimits.FormBytes,
                    }
                )
            );
    }

    public async Task OnResourceExecutionAsync(
        ResourceExecutingContext context,
        ResourceExecutionDelegate next
    )
    {
        await next();
        if (context.HttpContext.Features.Get<IFormFeature>() is UploadFormFeature form)
            await form.DisposeAsync();
    }
}
