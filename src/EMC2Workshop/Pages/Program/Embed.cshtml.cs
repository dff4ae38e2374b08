using EMC2Workshop.Caching;
using EMC2Workshop.Model;

namespace EMC2Workshop.Pages.Program;

/// <summary>A small agenda that stands in a frame of the host conference's page.</summary>
[PublicPage(MayBeFramed = true)]
public sealed class EmbedModel(Site site) : PublicPageModel(site)
{
    public Agenda Agenda { get; private set; } = null!;

    public override string Canonical => PageUrls.For(Edition, "agenda");

    public async Task OnGetAsync() => Agenda = Agenda.From(Edition, await ProgramAsync(Edition));
}
