using System.Text;
using Microsoft.AspNetCore.Mvc;

namespace EMC2Workshop.Pages.Admin.Items;

/// <content>A way on from a text that can't be edited in a form: it can be downloaded.</content>
public sealed partial class EditModel
{
    public async Task<IActionResult> OnGetTextAsync([FromRoute] Guid id) =>
        await services.Drafts.FindAsync(id, Aborted) is { } item
            ? File(Encoding.UTF8.GetBytes(item.Text), "text/markdown; charset=utf-8", item.Path.Split('/')[^1] + ".md")
            : NotFound();
}
