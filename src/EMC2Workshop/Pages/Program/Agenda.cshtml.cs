using EMC2Workshop.Caching;
using EMC2Workshop.Data;
using EMC2Workshop.Model;

namespace EMC2Workshop.Pages.Program;

[PublicPage]
public sealed class AgendaModel(Site site) : PublicPageModel(site)
{
    public Agenda Agenda { get; private set; } = null!;

    protected override bool StaysTrue => true;

    public async Task OnGetAsync() =>
        Agenda = Agenda.From(Edition, await Db.Sessions.InEdition(Edition).InProgramOrder().WithProgramAsync(Aborted));
}
