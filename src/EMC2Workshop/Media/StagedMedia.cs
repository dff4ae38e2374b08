using System.Security.Cryptography;
using EMC2Workshop.Model;

namespace EMC2Workshop.Media;

/// <summary>A file that was looked into and is ready to be kept, in a folder of its own that goes with it.</summary>
public sealed class StagedMedia : IDisposable
{
    /// <summary>Begins the names of the folders that files wait in.</summary>
    public const string StagePrefix = ".incoming-";

    private const int EndBytes = 1024;

    private readonly DirectoryInfo stage;

    private StagedMedia(string folder) =>
        stage = Directory.CreateDirectory(Path.Combine(folder, StagePrefix + Guid.NewGuid().ToString("N")));

    public string Name { get; private set; } = "";

    public long Bytes { get; private set; }

    public int Width { get; private set; }

    public int Height { get; private set; }

    /// <summary>Itself and its smaller copies.</summary>
    public IEnumerable<FileInfo> Files => stage.EnumerateFiles().Where(file => MediaName.IsServed(file.Name));

    /// <summary>What somebody sends: pictures are written anew, documents are kept as they are.</summary>
    /// <param name="folder">To make a folder in.</param>
    /// <exception cref="MediaRefusedException">It is not taken.</exception>
    public static Task<StagedMedia> FromUploadAsync(
        Stream upload,
        string folder,
        CancellationToken cancellationToken
    ) =>
        MakeAsync(
            folder,
            async media =>
            {
                var (file, format, hash) = await media.ReceiveAsync(upload, cancellationToken);
                if (format.Loader is null)
                {
                    CheckEnd(file);
                    media.Keep(file, MediaName.FromHash(hash, MediaName.Document));
                    return;
                }
                ImageProcessor.Measure(file, format);
                var picture = media.In("picture");
                await ImageProcessor.RewriteAsync(file, format, picture, cancellationToken);
                File.Delete(file);
                await media.KeepPictureAsync(
                    picture,
                    MediaName.FromHash(await HashAsync(picture, cancellationToken), MediaName.Picture),
                    format.IsDrawn,
                    cancellationToken
                );
            }
        );

    /// <summary>A file of a content folder, which must be what an upload would have become.</summary>
    /// <exception cref="MediaRefusedException">It is not taken.</exception>
    public static Task<StagedMedia> FromFileAsync(
        string path,
        string folder,
        CancellationToken cancellationToken
    ) =>
        MakeAsync(
            folder,
            async media =>
            {
                var name = Path.GetFileName(path);
                await using var stream = File.OpenRead(path);
                var (file, format, hash) = await media.ReceiveAsync(stream, cancellationToken);
                var isPicture = MediaName.IsPicture(name);
                if (isPicture ? format != FileFormat.Webp : format != FileFormat.Pdf)
                    throw new MediaRefusedException(
                        $"is {format.Name} by what is in it; upload it on the site, and take what that makes of it"
                    );
                if (MediaName.FromHash(hash, Path.GetExtension(name)) is var right && right != name)
                    throw new MediaRefusedException(
                        $"does not hold what its name says; what is in it has the name {right}"
                    );
                if (!isPicture)
                {
                    CheckEnd(file);
                    media.Keep(file, name);
                    return;
                }
                if (!WebpInspector.Is(file))
                    throw new MediaRefusedException(
                        "has more in it than one picture, such as metadata; upload it on the site, and "
                            + "take what that makes of it"
                    );
                ImageProcessor.Measure(file, format, MediaLimits.LongestSide);
                await media.KeepPictureAsync(file, name, isDrawn: false, cancellationToken);
            }
        );

    public void Dispose()
    {
        if (Directory.Exists(stage.FullName))
            stage.Delete(recursive: true);
    }

    private static async Task<StagedMedia> MakeAsync(string folder, Func<StagedMedia, Task> work)
    {
        var media = new StagedMedia(folder);
        try
        {
            await work(media);
            return media;
        }
        catch
        {
            media.Dispose();
            throw;
        }
    }

    /// <summary>Counted while it is written down: nothing is believed of its size.</summary>
    private async Task<(string File, FileFormat Format, byte[] Hash)> ReceiveAsync(
        Stream from,
        CancellationToken cancellationToken
    )
    {
        var buffer = new byte[64 * 1024];
        var read = await from.ReadAtLeastAsync(
            buffer,
            FileFormat.HeadBytes,
            throwOnEndOfStream: false,
            cancellationToken
        );
        if (read == 0)
            throw new MediaRefusedException("The file is empty.");
        var format = FileFormat.Detect(buffer.AsSpan(0, read));
        var path = In("file");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var to = new FileStream(
            path,
            FileMode.CreateNew,
            FileAccess.Write,
            FileShare.None,
            bufferSize: 0
        );
        for (long count = 0; read > 0; read = await from.ReadAsync(buffer, cancellationToken))
        {
            if ((count += read) > format.MostBytes)
                throw new MediaRefusedException(
                    $"The file is larger than {MediaLimits.Megabytes(format.MostBytes)}, which is the limit "
                        + $"for {(format.Loader is null ? "PDFs" : "images")}. Choose a smaller file.",
                    isTooLarge: true
                );
            hash.AppendData(buffer, 0, read);
            await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }
        return (path, format, hash.GetHashAndReset());
    }

    private async Task KeepPictureAsync(
        string file,
        string name,
        bool isDrawn,
        CancellationToken cancellationToken
    )
    {
        Keep(file, name);
        (Width, Height) = ImageProcessor.Measure(In(name), FileFormat.Webp);
        await ImageProcessor.WriteSizesAsync(
            In(name),
            stage.FullName,
            name,
            Width,
            isDrawn,
            cancellationToken
        );
    }

    private void Keep(string file, string name)
    {
        File.Move(file, In(name));
        (Name, Bytes) = (name, new FileInfo(In(name)).Length);
    }

    /// <summary>A document that was cut off, or that only begins as one, has no end.</summary>
    private static void CheckEnd(string file)
    {
        using var stream = File.OpenRead(file);
        stream.Position = Math.Max(0, stream.Length - EndBytes);
        Span<byte> end = stackalloc byte[EndBytes];
        if (end[..stream.ReadAtLeast(end, EndBytes, throwOnEndOfStream: false)].IndexOf("%%EOF"u8) < 0)
            throw new MediaRefusedException(
                "This PDF file is damaged: it has no end. Save a new copy and upload that."
            );
    }

    private static async Task<byte[]> HashAsync(string file, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(file);
        return await SHA256.HashDataAsync(stream, cancellationToken);
    }

    private string In(string name) => Path.Combine(stage.FullName, name);
}
