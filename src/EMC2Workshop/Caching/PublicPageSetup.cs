using System.Reflection;
using Microsoft.AspNetCore.Mvc.Razor.Compilation;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace EMC2Workshop.Caching;

public static class PublicPageSetup
{
    /// <summary>
    /// Puts what each page's model says of it on its routes: methods are matched by these, before a page is loaded.
    /// </summary>
    public static PageActionEndpointConventionBuilder MarkPublic(
        this PageActionEndpointConventionBuilder pages,
        IServiceProvider services
    )
    {
        var views = services.GetRequiredService<IViewCompilerProvider>().GetCompiler();
        pages.Add(endpoint =>
        {
            var page = endpoint.Metadata.OfType<PageActionDescriptor>().Single();
            // The views were compiled with the program: this only looks one up.
            var view = views.CompileAsync(page.RelativePath).GetAwaiter().GetResult();
            if (
                view.Type?.GetProperty("Model")?.PropertyType.GetCustomAttribute<PublicPageAttribute>() is
                { } mark
            )
                endpoint.Metadata.Add(mark);
            EditionSegmentConstraint.Apply(endpoint);
        });
        return pages;
    }

    /// <summary>A feed or a file made from the content, to be read from anywhere and kept as a page is.</summary>
    /// <param name="readsQuery">There are as many of it as readers think of: it is made each time.</param>
    public static TBuilder AsPublicPage<TBuilder>(this TBuilder endpoint, bool readsQuery = false)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint
            .ForReading()
            .WithMetadata(new PublicPageAttribute { ReadsQuery = readsQuery, TellsTime = false })
            .RequireCors();

    /// <summary>By whatever program; <c>edition</c> is an edition's name where it is a parameter.</summary>
    public static TBuilder ForReading<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoint.Add(built =>
            built.Metadata.Add(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]))
        );
        endpoint.Add(EditionSegmentConstraint.Apply);
        return endpoint;
    }
}
