using EMC2Workshop.Caching;

namespace EMC2Workshop.Pages.Editions;

[PublicPage]
public sealed class IndexModel(Site site) : PublicPageModel(site);
