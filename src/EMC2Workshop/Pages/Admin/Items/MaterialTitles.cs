using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Model;

namespace EMC2Workshop.Pages.Admin.Items;

/// <summary>What a link or a file is called where nobody says so: as its type is, "Slides".</summary>
internal static class MaterialTitles
{
    private const string List = "materials";

    public static void Complete(ItemFormValues form)
    {
        foreach (var row in Enumerable.Range(0, form.Count(List)).Select(index => $"{List}[{index}]."))
            if (
                form[row + "title"].Trim().Length == 0
                && FieldFormat.Parse(form[row + "kind"], typeof(MaterialKind), out _) is MaterialKind kind
            )
                form.Set(row + "title", kind.ToString());
    }
}
