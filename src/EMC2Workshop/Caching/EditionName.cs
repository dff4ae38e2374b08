using Microsoft.AspNetCore.Routing.Matching;
using Microsoft.AspNetCore.Routing.Patterns;

namespace EMC2Workshop.Caching;

/// <summary>
/// Tells the router that no edition is named as an address of the site itself: without it, every page of editions
/// would stand once more below each of those, and the router's table would hold twenty thousand places.
/// </summary>
internal sealed class EditionName : IRouteConstraint, IParameterLiteralNodeMatchingPolicy
{
    private const string Parameter = "edition";
    private static readonly RouteValueDictionary Policies = new() { [Parameter] = new EditionName() };

    public static RoutePattern In(RoutePattern route) =>
        route.GetParameter(Parameter) is null
            ? route
            : RoutePatternFactory.Parse(
                route.RawText!,
                new RouteValueDictionary(route.Defaults),
                Policies,
                new RouteValueDictionary(route.RequiredValues)
            );

    public bool Match(
        HttpContext? httpContext,
        IRouter? route,
        string routeKey,
        RouteValueDictionary values,
        RouteDirection routeDirection
    ) => true;

    public bool MatchesLiteral(string parameterName, string literal) => false;
}
