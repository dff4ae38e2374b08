using EMC2Workshop.Content;
using EMC2Workshop.Data;
using EMC2Workshop.Media;
using EMC2Workshop.Model;

namespace EMC2Workshop.Publishing.Import;

/// <summary>
/// The pictures and documents of a content folder that the site does not have yet, looked into and ready to be kept.
/// </summary>
internal sealed class FolderMedia : IDisposable
{
    private readonly List<StagedMedia> found = [];

    public IEnumerable<string> Paths => found.Select(media => MediaName.ContentPath(media.Name));

    /// <param name="known">Names of those that the site has: what has the same name is the same.</param>
    /// <param name="stage">A folder for them to wait in.</param>
    public static async Task<FolderMedia> ReadAsync(
        ContentFolder folder,
        IReadOnlySet<string> known,
        string stage,
        Action<ContentError> report,
        CancellationToken cancellationToken
    )
    {
        var media = new FolderMedia();
        foreach (var file in folder.MediaFiles(report).Where(file => folder.IsFile(file, report)))
        {
            var name = file[MediaName.ContentPath("").Length..];
            if (!MediaName.IsMediaName(name))
                report(
                    new ContentError(
                        file,
                        1,
                        "is no name of a picture or document, such as "
                            + $"0123456789abcdef0123456789abcdef{MediaName.Picture}; upload it on the site, or run "
                            + "\"content media\", and take what that makes of it"
                    )
                );
            else if (!known.Contains(name) && folder.CanOpen(file, report))
                await media.AddAsync(folder, file, stage, report, cancellationToken);
        }
        return media;
    }

    public async Task KeepAsync(MediaLibrary library, ChangeInfo edit, CancellationToken cancellationToken)
    {
        foreach (var media in found)
            await library.KeepAsync(media, media.Name, edit, cancellationToken);
    }

    public void Dispose()
    {
        foreach (var media in found)
            media.Dispose();
    }

    private async Task AddAsync(
        ContentFolder folder,
        string file,
        string stage,
        Action<ContentError> report,
        CancellationToken cancellationToken
    )
    {
        try
        {
            found.Add(
                await StagedMedia.FromFileAsync(Path.Combine(folder.Root, file), stage, cancellationToken)
            );
        }
        catch (MediaRefusedException refused)
        {
            report(new ContentError(file, 1, refused.Message));
        }
    }
}
