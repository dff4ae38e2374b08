using System.Security.Cryptography;

namespace EMC2Workshop.Backup;

/// <summary>Copies a file and says what was copied.</summary>
internal static class HashedCopy
{
    private const int BufferBytes = 128 * 1024;

    /// <param name="name">Of the file in the backup.</param>
    /// <exception cref="FileNotFoundException">It is not there.</exception>
    public static async Task<BackupFile> CopyAsync(
        string from,
        string to,
        string name,
        CancellationToken cancellationToken
    )
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var source = OpenToRead(from);
        await using var target = new FileStream(
            to,
            FileMode.CreateNew,
            FileAccess.Write,
            FileShare.None,
            bufferSize: 0
        );
        var buffer = new byte[BufferBytes];
        var bytes = 0L;
        for (int read; (read = await source.ReadAsync(buffer, cancellationToken)) > 0; bytes += read)
        {
            hash.AppendData(buffer, 0, read);
            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }
        target.Flush(flushToDisk: true);
        return new BackupFile(name, bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>Of a file that is where it is to be.</summary>
    public static async Task<BackupFile> ReadAsync(
        string path,
        string name,
        CancellationToken cancellationToken
    )
    {
        await using var source = OpenToRead(path);
        return new BackupFile(
            name,
            source.Length,
            Convert.ToHexStringLower(await SHA256.HashDataAsync(source, cancellationToken))
        );
    }

    private static FileStream OpenToRead(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
}
