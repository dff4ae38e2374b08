namespace EMC2Workshop.Tests.Backup;

/// <summary>What a backup says of itself.</summary>
public sealed class HostileManifestTests : HostileBackup
{
    [Fact]
    public async Task A_later_format()
    {
        await File.WriteAllTextAsync(
            Path.Combine(Backup, "manifest.json"),
            """{ "format": 2, "parts": ["other"] }""",
            Aborted
        );

        await IsRefusedAsync(
            $"The backup in {Backup} has format 2. This version of the program knows format 1. Restore it "
                + "with the version that made it."
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{ "format": "1" """)]
    [InlineData("""{ "format": 1 }""")]
    [InlineData(
        """{ "format": 1, "program": "1", "time": "2026-11-25T18:00:00Z", "migrations": [],"""
            + """ "files": null, "problems": [] }"""
    )]
    [InlineData(
        """{ "format": 1, "program": "1", "time": "2026-11-25T18:00:00Z", "migrations": [],"""
            + """ "files": [null], "problems": [] }"""
    )]
    [InlineData(
        """{ "format": 1, "program": "1", "time": "yesterday", "migrations": [], "files": [], "problems": [] }"""
    )]
    public async Task A_manifest_that_says_nothing(string text)
    {
        await File.WriteAllTextAsync(Path.Combine(Backup, "manifest.json"), text, Aborted);

        await IsRefusedAsync($"{Backup}/manifest.json can't be read: ");
    }

    [Fact]
    public async Task No_manifest()
    {
        File.Delete(Path.Combine(Backup, "manifest.json"));

        await IsRefusedAsync($"{Backup} is not a backup: it has no manifest.json.");
    }
}
