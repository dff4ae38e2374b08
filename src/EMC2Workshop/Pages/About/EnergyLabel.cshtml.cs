namespace EMC2Workshop.Pages.About;

public sealed class EnergyLabelModel(Site site) : PublicPageModel(site);
