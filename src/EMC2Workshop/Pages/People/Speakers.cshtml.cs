using EMC2Workshop.Data;
using EMC2Workshop.Workshop;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.People;

public sealed class SpeakersModel(Site site) : ReaderPage(site)
{
    public IReadOnlyList<Talk> Talks { get; private set; } = [];

    public async Task OnGetAsync() =>
        Talks = [.. (await Db.Talks.AsNoTracking().Of(Edition).WithSpeakers().ToListAsync(Aborted))
            .OrderBy(talk => talk.Speakers.FirstOrDefault()?.Person.SortName, StringComparer.Ordinal)];
}
