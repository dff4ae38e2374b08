using EMC2Workshop.Caching;

namespace EMC2Workshop.Pages.About;

[PublicPage]
public sealed class EnergyLabelModel(Site site) : PublicPageModel(site);
