using System.Net;
using AngleSharp.Html.Dom;

namespace EMC2Workshop.Tests.Admin;

/// <summary>
/// A zip from an organizer: looked at first, then imported by one click, and never deleting what nobody said.
/// </summary>
public abstract class ZippedFiles : SmallDesk
{
    protected const string TalkFile = "we-20/talks/engines.md";
    protected static readonly string Changed = SmallWorkshop
        .Files[TalkFile]
        .Replace("On engines", "On many engines", StringComparison.Ordinal);
    protected static readonly string Bo = SmallWorkshop.Person("00000000-0000-4000-8000-0000000000ff", "Bo");

    protected async Task<IHtmlDocument> PreviewAsync(Dictionary<string, string> files)
    {
        using var answer = await Desk.UploadAsync(
            "/admin/files",
            "zip",
            ContentZip.Pack(files),
            "content.zip",
            type: "application/zip"
        );
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await answer.PageAsync();
        Assert.Equal(
            "Preview of the import – content.zip",
            WorkshopSite.TextOf(page.QuerySelector("#report"))
        );
        return page;
    }

    protected Task<HttpResponseMessage> ImportAsync(IHtmlDocument preview, bool delete = false) =>
        Desk.SendAsync(preview, "/admin/files", delete ? new() { ["delete"] = "true" } : [], "Import");
}
