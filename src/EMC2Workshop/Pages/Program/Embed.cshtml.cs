using EMC2Workshop.Data;
using EMC2Workshop.Workshop;

namespace EMC2Workshop.Pages.Program;

/// <summary>A small agenda that stands in a frame of the host conference's page.</summary>
public sealed class EmbedModel(Site site) : ReaderPage(site)
{
    public Agenda Agenda { get; private set; } = null!;

    public override string Canonical => Address.Of(Edition, "agenda");

    public async Task OnGetAsync() =>
        Agenda = Agenda.Of(await Db.Sessions.Of(Edition).InProgramOrder().WithProgramAsync(Aborted));
}
