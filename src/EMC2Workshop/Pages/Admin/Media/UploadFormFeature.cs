using System.Text;
using EMC2Workshop.Content;
using EMC2Workshop.Media;
using EMC2Workshop.Pages.Admin.Items;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace EMC2Workshop.Pages.Admin.Media;

/// <summary>
/// Reads a form with files. The framework's own reader gives up the whole form when a file finds no room on the disk;
/// this
/// one goes on, so that what was typed comes back.
/// </summary>
internal sealed class UploadFormFeature(HttpContext context) : IFormFeature, IAsyncDisposable
{
    private const int LongestBoundary = 128;
    private const int InMemoryBytes = 64 * 1024;

    /// <summary>Beside the files that are kept: where one finds no room here, it would find none there.</summary>
    private readonly string folder = Path.Combine(
        context.RequestServices.GetRequiredService<MediaLibrary>().Folder,
        StagedMedia.StagePrefix + Guid.NewGuid().ToString("N")
    );

    private readonly List<FileBufferingReadStream> received = [];
    private Task<IFormCollection>? reading;

    public bool HasFormContentType => true;

    public IFormCollection? Form { get; set; }

    public IFormCollection ReadForm() =>
        Form ?? throw new InvalidOperationException("The form is read before anything asks for it.");

    public Task<IFormCollection> ReadFormAsync(CancellationToken cancellationToken) =>
        reading ??= ReadAsync(cancellationToken);

    /// <summary>Takes away what was written down.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var file in received)
            await CloseAsync(file);
        received.Clear();
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private async Task<IFormCollection> ReadAsync(CancellationToken cancellationToken)
    {
        var boundary = HeaderUtilities.RemoveQuotes(
            MediaTypeHeaderValue.Parse(context.Request.ContentType).Boundary
        );
        if (boundary.Length is 0 or > LongestBoundary)
            throw new InvalidDataException("There is no boundary between the parts.");
        var reader = new MultipartReader(boundary.ToString(), context.Request.Body);
        var (values, files, left) = (
            new KeyValueAccumulator(),
            new FormFileCollection(),
            ContentLimits.FormBytes
        );
        while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            if (section.GetContentDispositionHeader() is not { } disposition)
                continue;
            var name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
            if (disposition.IsFileDisposition())
            {
                files.Add(await ReceiveAsync(section, name, FileNameOf(disposition), cancellationToken));
                if (files.Count > ContentLimits.FormValues)
                    throw new InvalidDataException("Value count limit exceeded.");
                continue;
            }
            var value = await ReadValueAsync(section.Body, left, cancellationToken);
            left -= Encoding.UTF8.GetByteCount(name) + Encoding.UTF8.GetByteCount(value);
            values.Append(name, value);
            if (values.ValueCount > ContentLimits.FormValues)
                throw new InvalidDataException("Value count limit exceeded.");
        }
        return Form = new FormCollection(values.GetResults(), files);
    }

    private static string FileNameOf(ContentDispositionHeaderValue disposition) =>
        HeaderUtilities
            .RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName)
            .ToString();

    private static async Task<string> ReadValueAsync(
        Stream body,
        int most,
        CancellationToken cancellationToken
    )
    {
        var bytes = new MemoryStream();
        var buffer = new byte[4 * 1024];
        for (int read; (read = await body.ReadAsync(buffer, cancellationToken)) > 0; )
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > most)
                throw new InvalidDataException("Value length limit exceeded.");
        }
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    private async Task<IFormFile> ReceiveAsync(
        MultipartSection section,
        string name,
        string fileName,
        CancellationToken cancellationToken
    )
    {
        var file = new FileBufferingReadStream(
            section.Body,
            InMemoryBytes,
            bufferLimit: null,
            () => Directory.CreateDirectory(folder).FullName
        );
        received.Add(file);
        try
        {
            await file.DrainAsync(cancellationToken);
        }
        catch (IOException failure) when (StoreErrors.IsStoreError(failure))
        {
            await section.Body.DrainAsync(cancellationToken);
            return new UnkeptFile(name, fileName, failure);
        }
        return new FormFile(file, 0, file.Length, name, fileName)
        {
            Headers = new HeaderDictionary(section.Headers),
        };
    }

    private static async Task CloseAsync(FileBufferingReadStream file)
    {
        try
        {
            await file.DisposeAsync();
        }
        catch (IOException failure) when (StoreErrors.IsStoreError(failure))
        {
            // What it still had to write finds no room either.
        }
    }
}
