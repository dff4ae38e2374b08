using System.Text;
using EMC2Workshop.Content;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Publishing.Drafts;
using Microsoft.AspNetCore.Mvc;

namespace EMC2Workshop.Pages.Admin.Items;

/// <content>Ways on from a text that can't be edited in a form: it can be downloaded, and converted.</content>
public sealed partial class EditModel
{
    public async Task<IActionResult> OnGetTextAsync([FromRoute] Guid id) =>
        await services.Drafts.FindAsync(id, Aborted) is { } item
            ? File(Encoding.UTF8.GetBytes(item.Text), "text/markdown; charset=utf-8", item.Path.Split('/')[^1] + ".md")
            : NotFound();

    /// <summary>A draft with the same fields and the same text, in the spelling that forms write.</summary>
    public async Task<IActionResult> OnPostConvertAsync([FromRoute] Guid id, string? state)
    {
        if (await services.Drafts.FindAsync(id, Aborted) is not { } item)
            return NotFound();
        if (item.State != state)
            return GoOn(id, "not-converted");
        var faults = new List<ContentError>();
        var place = ItemPath.Parse(item.Path + ".md", out _);
        var bytes = Encoding.UTF8.GetBytes(item.Text);
        if (place is null || ContentFile.Read(place, bytes, services.Markdown, faults.Add) is not { } file)
            return Refusal.Create(Request, StatusCodes.Status422UnprocessableEntity, Told(faults));
        var work = new DraftWork(id, item.Kind, item.Path, FieldsWriter.Write(file.Fields), item.Text)
        {
            PublishAt = item.Draft?.PublishAt,
        };
        var saved = await services.Drafts.SaveAsync(work, state, [], services.Now(User), Aborted);
        if (saved.Conflict is not null)
            return GoOn(id, "not-converted");
        await services.Audit.AddAsync("saved a draft", item.Path, "converted for the form");
        return GoOn(id, "saved");
    }

    private static string Told(List<ContentError> faults) =>
        "Not converted: the text has errors. Download it and fix "
        + $"them.\n\n{string.Join('\n', faults.Select(fault => $"Line {fault.Line}: {fault.Message}"))}\n";
}
