using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Model;

namespace EMC2Workshop.Pages.Admin.Items;

/// <summary>What people type, as files have it.</summary>
internal static class TypedValues
{
    private const string Zone = "zone";
    private const string Materials = "materials";

    /// <param name="known">What to choose from, by the folder that fields name.</param>
    public static void Complete(ItemFormValues form, IReadOnlyDictionary<string, IReadOnlyList<Choice>> known)
    {
        PickByLabel(form, known);
        CompleteAddresses(form);
        NameMaterials(form);
        if (VenueTimeZones.FindName(form[Zone].Trim()) is { } zone)
            form.Set(Zone, zone);
    }

    /// <summary>Who or what was picked by its label is stored by its slug.</summary>
    private static void PickByLabel(
        ItemFormValues form,
        IReadOnlyDictionary<string, IReadOnlyList<Choice>> known
    )
    {
        foreach (var (name, value) in form.Values.ToList())
            if (
                ContentField.Find(form.Fields, name)?.References is { } folder
                && known.TryGetValue(folder, out var choices)
                && choices.FirstOrDefault(choice => choice.Label == value.Trim()) is { } picked
            )
                form.Set(name, picked.Slug);
    }

    /// <summary>Whoever types "example.org" means a page of the web.</summary>
    private static void CompleteAddresses(ItemFormValues form)
    {
        foreach (var (name, value) in form.Values.ToList())
            if (ContentField.Find(form.Fields, name) is { IsWebAddress: true, IsList: false })
                form.Set(name, WebAddressAttribute.Complete(value.Trim()));
    }

    /// <summary>A link or a file that nobody named is called as its type is, "Slides".</summary>
    private static void NameMaterials(ItemFormValues form)
    {
        foreach (
            var row in Enumerable.Range(0, form.Count(Materials)).Select(index => $"{Materials}[{index}].")
        )
            if (
                form[row + "title"].Trim().Length == 0
                && FieldFormat.Parse(form[row + "kind"], typeof(MaterialKind), out _) is MaterialKind kind
            )
                form.Set(row + "title", kind.ToString());
    }
}
