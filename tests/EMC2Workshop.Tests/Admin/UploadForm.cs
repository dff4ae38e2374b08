using AngleSharp.Html.Dom;

namespace EMC2Workshop.Tests.Admin;

/// <summary>A form with files, sent as a browser does.</summary>
public static class UploadForm
{
    public static async Task<HttpResponseMessage> UploadAsync(
        this Desk desk,
        string address,
        string field,
        byte[] bytes,
        string fileName,
        Dictionary<string, string>? typed = null,
        string type = "image/jpeg"
    )
    {
        var page = await desk.ReadAsync(address);
        var form = page.QuerySelectorAll("main form[enctype='multipart/form-data']")
            .OfType<IHtmlFormElement>()
            .First();
        Assert.NotNull(form.QuerySelector($"input[type=file][name='{field}']"));
        using var content = new MultipartFormDataContent();
        foreach (var control in form.QuerySelectorAll("[name]"))
        {
            var name = control.GetAttribute("name")!;
            if (
                typed?.ContainsKey(name) is true
                || control
                    is IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false }
                        or IHtmlInputElement { Type: "file" }
                        or IHtmlButtonElement
            )
                continue;
            content.Add(
                new StringContent(
                    control switch
                    {
                        IHtmlInputElement input => input.Value,
                        IHtmlTextAreaElement text => text.Value,
                        IHtmlSelectElement select => select.Value ?? "",
                        _ => "",
                    }
                ),
                name
            );
        }
        foreach (var (name, value) in typed ?? [])
            content.Add(new StringContent(value), name);
        var file = new ByteArrayContent(bytes);
        file.Headers.TryAddWithoutValidation("Content-Type", type);
        file.Headers.TryAddWithoutValidation(
            "Content-Disposition",
            $"form-data; name=\"{field}\"; filename=\"{fileName.Replace("\"", "%22", StringComparison.Ordinal)}\""
        );
        content.Add(file);
        return await desk.Client.PostAsync(address, content, TestContext.Current.CancellationToken);
    }

    public static async Task<IHtmlDocument> PageAsync(this HttpResponseMessage answer) =>
        WorkshopSite.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
}
