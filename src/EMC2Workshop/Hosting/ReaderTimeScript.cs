namespace EMC2Workshop.Hosting;

/// <summary>
/// The script that tells times in the reader's own zone, as it is set into the pages that tell times.
/// </summary>
public sealed class ReaderTimeScript
{
    public ReaderTimeScript(IWebHostEnvironment site)
    {
        using var file = new StreamReader(
            site.WebRootFileProvider.GetFileInfo("times.js").CreateReadStream()
        );
        var lines = file.ReadToEnd()
            .Split('\n')
            .Select(line => line.Trim())
            .Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal));
        Text = new InlineAsset(string.Join('\n', lines));
    }

    public InlineAsset Text { get; }

    /// <summary>The page that is being written tells times.</summary>
    public static void Require(HttpContext context) => context.Items[typeof(ReaderTimeScript)] = true;

    public static bool IsRequired(HttpContext context) => context.Items.ContainsKey(typeof(ReaderTimeScript));
}
