namespace EMC2Workshop.Tests.Backup;

/// <summary>Of the files of a backup, each is there, is what it was, and is no link.</summary>
public sealed class HostileFilesTests : HostileBackup
{
    [Fact]
    public async Task A_byte_that_changed()
    {
        var document = Media(".pdf");
        var bytes = await File.ReadAllBytesAsync(document, Aborted);
        bytes[20] ^= 1;
        await File.WriteAllBytesAsync(document, bytes, Aborted);

        await IsRefusedAsync($"{document} is not the file that was backed up: its checksum differs.");
    }

    [Fact]
    public async Task A_checksum_that_is_wrong()
    {
        await EditAsync(manifest => manifest["files"]![0]!["sha256"] = new string('0', 64));

        await IsRefusedAsync(
            $"{Backup}/workshop.db is not the file that was backed up: its checksum differs."
        );
    }

    [Fact]
    public async Task A_file_that_was_cut_off()
    {
        await using (var file = new FileStream(Media(".webp"), FileMode.Open))
            file.SetLength(file.Length - 1);

        await IsRefusedAsync($"{Media(".webp")} is not the file that was backed up: its size differs.");
    }

    [Fact]
    public async Task A_file_that_is_gone()
    {
        var document = Media(".pdf");
        File.Delete(document);

        await IsRefusedAsync($"{document} is missing.");
    }

    [Theory]
    [InlineData("workshop.db-wal")]
    [InlineData("workshop.db-journal")]
    [InlineData("letter.txt")]
    [InlineData("media/letter.txt")]
    [InlineData("media/deep/letter.txt", "media/deep")]
    [InlineData("other/letter.txt", "other")]
    public async Task A_file_that_is_not_listed(string file, string? told = null)
    {
        Store.Folder.Write(Path.Combine("backup", file), "x");

        await IsRefusedAsync($"{Backup}/{told ?? file} does not belong to this backup.");
    }

    [Theory]
    [InlineData("../workshop.db")]
    [InlineData("/etc/passwd")]
    [InlineData("media/../../workshop.db")]
    [InlineData("media/..")]
    [InlineData("keys/../workshop.db")]
    [InlineData("keys/.xml")]
    [InlineData("keys\\key.xml")]
    [InlineData("media/0123456789abcdef0123456789abcdef.webp\n")]
    [InlineData("manifest.json")]
    [InlineData("")]
    public async Task A_name_that_no_file_of_a_backup_has(string path)
    {
        await EditAsync(manifest => manifest["files"]![1]!["path"] = path);

        await IsRefusedAsync(
            $"{Backup}/manifest.json can't be read: it lists \"{path}\", which is not a file of a backup"
        );
    }

    [Fact]
    public async Task A_file_that_is_listed_twice()
    {
        await EditAsync(manifest => manifest["files"]!.AsArray().Add(manifest["files"]![0]!.DeepClone()));

        await IsRefusedAsync($"{Backup}/manifest.json can't be read: it lists \"workshop.db\" twice");
    }

    [Fact]
    public async Task No_store()
    {
        await EditAsync(manifest => manifest["files"]!.AsArray().RemoveAt(0));

        await IsRefusedAsync($"{Backup}/manifest.json can't be read: it lists no workshop.db");
    }

    [Fact]
    public async Task A_link_in_place_of_a_file()
    {
        var document = Media(".pdf");
        var elsewhere = Path.Combine(Store.Folder.Path, "elsewhere.pdf");
        File.Move(document, elsewhere);
        File.CreateSymbolicLink(document, elsewhere);

        await IsRefusedAsync($"{document} is a link. A backup has none.");
    }

    [Theory]
    [InlineData("media")]
    [InlineData("keys")]
    public async Task A_link_in_place_of_a_folder(string name)
    {
        var elsewhere = Path.Combine(Store.Folder.Path, "elsewhere");
        Directory.Move(Path.Combine(Backup, name), elsewhere);
        Directory.CreateSymbolicLink(Path.Combine(Backup, name), elsewhere);

        await IsRefusedAsync($"{Backup}/{name} is a link. A backup has none.");
    }
}
