namespace EMC2Workshop.Pages.Admin.Media;

/// <summary>A file that came, and could not be written down.</summary>
internal sealed class UnkeptFile(string name, string fileName, IOException why) : IFormFile
{
    public string ContentType => "";

    public string ContentDisposition => "";

    public IHeaderDictionary Headers { get; } = new HeaderDictionary();

    public long Length => 0;

    public string Name => name;

    public string FileName => fileName;

    public Stream OpenReadStream() => throw new IOException(why.Message, why.HResult);

    public void CopyTo(Stream target) => OpenReadStream();

    public Task CopyToAsync(Stream target, CancellationToken cancellationToken = default) =>
        Task.FromResult(OpenReadStream());
}
