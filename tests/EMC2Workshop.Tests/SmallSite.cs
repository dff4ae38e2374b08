namespace EMC2Workshop.Tests;

/// <summary>A site on a few files of its own.</summary>
public class SmallSite(IReadOnlyDictionary<string, string> files) : WorkshopSite
{
    public override string Content
    {
        get
        {
            var content = Path.Combine(Folder.Path, "content");
            if (Directory.Exists(content))
                return content;
            foreach (var (file, text) in files)
                Folder.Write(Path.Combine("content", file), text);
            return content;
        }
    }
}
