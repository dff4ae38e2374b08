using Microsoft.AspNetCore.Routing.Matching;
using Microsoft.AspNetCore.Routing.Patterns;

namespace EMC2Workshop.Caching;

/// <summary>
/// Tells the router that no edition is named as an address of the site itself. Without it, every page of editions
/// stands once more below each of those, and the router's table has ten times as many states.
/// </summary>
internal sealed class EditionSegmentConstraint : IRouteConstraint, IParameterLiteralNodeMatchingPolicy
{
    private const string Parameter = "edition";
    private static readonly RouteValueDictionary Policies = new()
    {
        [Parameter] = new EditionSegmentConstraint(),
    };

    public static void Apply(EndpointBuilder endpoint)
    {
        if (endpoint is RouteEndpointBuilder route && route.RoutePattern.GetParameter(Parameter) is not null)
            route.RoutePattern = RoutePatternFactory.Parse(
                route.RoutePattern.RawText!,
                new RouteValueDictionary(route.RoutePattern.Defaults),
                Policies,
                new RouteValueDictionary(route.RoutePattern.RequiredValues)
            );
    }

    public bool Match(
        HttpContext? httpContext,
        IRouter? route,
        string routeKey,
        RouteValueDictionary values,
        RouteDirection routeDirection
    ) => true;

    public bool MatchesLiteral(string parameterName, string literal) => false;
}
