namespace EMC2Workshop.Pages.Editions;

public sealed class IndexModel(Site site) : PublicPageModel(site);
