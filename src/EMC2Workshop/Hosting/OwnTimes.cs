namespace EMC2Workshop.Hosting;

/// <summary>The script that tells times in the reader's own zone, as it is set into the pages that tell times.</summary>
public sealed class OwnTimes
{
    public OwnTimes(IWebHostEnvironment site)
    {
        using var file = new StreamReader(site.WebRootFileProvider.GetFileInfo("times.js").CreateReadStream());
        var lines = file.ReadToEnd().Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal));
        Text = new InlineText(string.Join('\n', lines));
    }

    public InlineText Text { get; }

    /// <summary>The page that is being written tells times.</summary>
    public static void AreTold(HttpContext context) => context.Items[typeof(OwnTimes)] = true;

    public static bool AreToldIn(HttpContext context) => context.Items.ContainsKey(typeof(OwnTimes));
}
