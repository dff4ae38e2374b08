using System.Net;
using System.Xml.Linq;

namespace EMC2Workshop.Archive;

/// <summary>All that can be reached of what is archived: by the site's own list of pages, and by links.</summary>
public sealed class SiteCrawl(SitePipeline site, ArchiveScope scope, Uri origin)
{
    /// <summary>What is larger is read again when it is written.</summary>
    private const int MostKept = 256 * 1024;

    private readonly Dictionary<string, byte[]> pages = [];
    private readonly Dictionary<string, byte[]?> files = [];
    private readonly Dictionary<string, string> redirects = [];
    private readonly ArchiveNames names = new(scope);
    private readonly Queue<string> waiting = [];
    private readonly HashSet<string> seen = [];

    public ArchiveScope Scope => scope;

    /// <summary>The site's address.</summary>
    public Uri Origin => origin;

    /// <summary>Paths of pages, and of files that pages load or lead to.</summary>
    public IEnumerable<string> Pages => pages.Keys;

    public IEnumerable<string> Files => files.Keys;

    /// <exception cref="ArchiveException">Something of it can't be read.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        Add(scope.Home);
        foreach (var path in await ListAsync(cancellationToken))
            if (scope.Seeks(path))
                Add(path);
        while (waiting.TryDequeue(out var path))
            await VisitAsync(path, cancellationToken);
        if (!pages.ContainsKey(scope.Home))
            throw new ArchiveException(
                scope.Edition is null
                    ? "The site has no pages."
                    : $"There is no edition {scope.Edition} with pages."
            );
    }

    /// <summary>A page as it was read, to be made ready for disk.</summary>
    public ArchivedPage Open(string path) => ArchivedPage.Read(path, pages[path]);

    public async Task<byte[]> ReadAsync(string path, CancellationToken cancellationToken) =>
        files.GetValueOrDefault(path) ?? (await site.GetAsync(path, origin, cancellationToken)).Body;

    /// <param name="address">Without a fragment.</param>
    /// <returns>The file that has what is there; null where the archive has none.</returns>
    public string? Find(string address)
    {
        if (address == "/search")
            return ArchivedSearch.Page;
        var path = Resolve(address);
        return pages.ContainsKey(path) ? names.For(path, isPage: true)
            : files.ContainsKey(path) ? names.For(path, isPage: false)
            : null;
    }

    private string Resolve(string address)
    {
        var path = address == "/" ? scope.Home : address;
        for (var steps = 0; steps < 5 && redirects.TryGetValue(path, out var next); steps++)
            path = next;
        return path;
    }

    private async Task<IEnumerable<string>> ListAsync(CancellationToken cancellationToken)
    {
        var answer = await site.GetAsync("/sitemap.xml", origin, cancellationToken);
        if (answer.Status != HttpStatusCode.OK)
            throw new ArchiveException($"The list of pages can't be read: {(int)answer.Status}.");
        return XDocument
            .Load(new MemoryStream(answer.Body))
            .Descendants()
            .Where(element => element.Name.LocalName == "loc")
            .Select(element => new Uri(element.Value).AbsolutePath);
    }

    private void Add(string address)
    {
        if (
            !address.Contains('?', StringComparison.Ordinal)
            && scope.Includes(address)
            && seen.Add(Resolve(address))
        )
            waiting.Enqueue(Resolve(address));
    }

    private async Task VisitAsync(string path, CancellationToken cancellationToken)
    {
        var answer = await site.GetAsync(path, origin, cancellationToken);
        if (answer.Status >= HttpStatusCode.InternalServerError)
            throw new ArchiveException($"{path} can't be read: {(int)answer.Status}.");
        if (answer.Location.StartsWith('/'))
        {
            redirects[path] = answer.Location.Split('#')[0];
            Add(redirects[path]);
        }
        else if (answer.IsPage)
        {
            pages[path] = answer.Body;
            foreach (var address in Open(path).FindAddresses())
                Add(address);
        }
        else if (answer.Status == HttpStatusCode.OK)
            files[path] = answer.Body.Length <= MostKept ? answer.Body : null;
    }
}
