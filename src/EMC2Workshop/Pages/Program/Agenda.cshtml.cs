using EMC2Workshop.Data;
using EMC2Workshop.Workshop;

namespace EMC2Workshop.Pages.Program;

public sealed class AgendaModel(Site site) : ReaderPage(site)
{
    public Agenda Agenda { get; private set; } = null!;

    /// <summary>What a clock at the venue shows now.</summary>
    public DateTime VenueTime => Edition.ClockAt(Now);

    protected override bool StaysTrue => true;

    public async Task OnGetAsync() =>
        Agenda = Agenda.Of(await Db.Sessions.Of(Edition).InProgramOrder().WithProgramAsync(Aborted));
}
