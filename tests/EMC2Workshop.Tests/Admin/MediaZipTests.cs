using System.IO.Compression;
using System.Net;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Admin;

/// <summary>Pictures and documents that go out and in with everything else.</summary>
public sealed class MediaZipTests : IDisposable
{
    private readonly WorkshopSite site = new();
    private readonly WorkshopSite other = new();

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        site.Dispose();
        other.Dispose();
    }

    [Fact]
    public async Task A_zip_of_one_site_gives_another_its_pictures()
    {
        var zip = await ZipAsync("/admin/files?handler=Zip");
        using (var archive = new ZipArchive(new MemoryStream(zip)))
        {
            using var folder = new TemporaryFolder();
            await archive.ExtractToDirectoryAsync(folder.Path, Aborted);
            var picture = Assert.Single(Directory.EnumerateFiles(Path.Combine(folder.Path, "media")));
            Assert.Equal(
                await File.ReadAllBytesAsync(
                    Path.Combine(site.Store + ".media", Path.GetFileName(picture)),
                    Aborted
                ),
                await File.ReadAllBytesAsync(picture, Aborted)
            );
        }
        using var desk = await Desk.OpenAsync(other);
        using var tried = await desk.UploadAsync("/admin/files", "zip", zip, "content.zip");
        Assert.Contains(
            "media/",
            WorkshopSite.TextOf((await tried.PageAsync()).QuerySelector("[role=status]")),
            StringComparison.Ordinal
        );
        Assert.Null((await other.ReadAsync("/people/edward-delp")).QuerySelector("img.portrait"));
        using var taken = await desk.SendAsync(await tried.PageAsync(), "/admin/files", [], "Import");

        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        var portrait = (await other.ReadAsync("/people/edward-delp")).QuerySelector("img.portrait")!;
        Assert.NotEmpty(await other.Visitor().GetByteArrayAsync(portrait.GetAttribute("src"), Aborted));
    }

    [Fact]
    public async Task What_differs_from_the_folder_has_the_pictures_too()
    {
        using var archive = new ZipArchive(
            new MemoryStream(await ZipAsync("/admin/files?handler=Zip&changed=true"))
        );
        Assert.Equal(
            ["people/edward-delp.md", "versions.txt"],
            archive
                .Entries.Select(entry => entry.FullName)
                .Where(name => !name.StartsWith("media/", StringComparison.Ordinal))
        );
        Assert.Single(archive.Entries, entry => MediaName.IsMediaName(entry.Name));
    }

    [Fact]
    public async Task A_zip_with_a_picture_that_is_not_what_its_name_says_is_refused_whole()
    {
        var zip = await ZipAsync("/admin/files?handler=Zip");
        using var bytes = new MemoryStream();
        await bytes.WriteAsync(zip, Aborted);
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            var picture = archive.Entries.Single(entry => MediaName.IsMediaName(entry.Name));
            await using var stream = await picture.OpenAsync(Aborted);
            stream.Position = stream.Length - 1;
            stream.WriteByte(0x7F);
        }
        using var desk = await Desk.OpenAsync(other);
        using var answer = await desk.UploadAsync("/admin/files", "zip", bytes.ToArray(), "content.zip");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(
            "does not hold what its name says",
            WorkshopSite.TextOf((await answer.PageAsync()).QuerySelector("[role=status]")),
            StringComparison.Ordinal
        );
        Assert.Null((await other.ReadAsync("/people/edward-delp")).QuerySelector("img.portrait"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(other.Store + ".media"));
    }

    /// <summary>With a portrait.</summary>
    private async Task<byte[]> ZipAsync(string address)
    {
        using var desk = await Desk.OpenAsync(site);
        await using var scope = site.Services.CreateAsyncScope();
        var person = await scope
            .ServiceProvider.GetRequiredService<WorkshopDbContext>()
            .ContentItems.SingleAsync(item => item.Path == "people/edward-delp", Aborted);
        using var answer = await desk.UploadAsync(
            $"/admin/items/{person.Id}",
            "portrait-upload",
            Pictures.Photograph(900, 600),
            "me.jpg",
            new() { ["portrait_alt"] = "Edward Delp", ["act"] = "publish" }
        );
        return await desk.Client.GetByteArrayAsync(address, Aborted);
    }
}
