using System.Globalization;
using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Schema;

namespace EMC2Workshop.Pages.Admin.Items;

/// <summary>Buttons within a form that change what stands in it, for those who have no scripts.</summary>
public static class FormButtons
{
    /// <returns>Whether a row was to be moved.</returns>
    public static bool Press(ItemFormValues form, IFormCollection posted)
    {
        PastedField.Convert(form, posted["convert"].ToString());
        Remove(form, posted["remove"].ToString());
        Pick(form, posted["pick"].ToString());
        if (posted.ContainsKey("number"))
            NumberBoards(form);
        return Move(form, posted["move"].ToString());
    }

    /// <summary>Posters without a board get the first that are free, in their order.</summary>
    private static void NumberBoards(ItemFormValues form)
    {
        var boards = Enumerable
            .Range(0, form.Count("presentations"))
            .Select(index => $"presentations[{index}].board")
            .ToList();
        var taken = boards.Select(board => form[board]).ToHashSet();
        var free = Enumerable
            .Range(1, 2 * boards.Count)
            .Select(number => number.ToString(CultureInfo.InvariantCulture))
            .Where(number => !taken.Contains(number));
        foreach (var (board, number) in boards.Where(board => form[board].Length == 0).Zip(free))
            form.Set(board, number);
    }

    /// <param name="row">A list, the row to move, and whose place it takes, with spaces between.</param>
    private static bool Move(ItemFormValues form, string row)
    {
        if (
            row.Split(' ') is not [var list, var from, var to]
            || !int.TryParse(from, out var one)
            || !int.TryParse(to, out var other)
        )
            return false;
        form.Move(list, one, other);
        return true;
    }

    /// <param name="row">A list and the row to take out, with a space between.</param>
    private static void Remove(ItemFormValues form, string row)
    {
        if (row.Split(' ') is [var list, var number] && int.TryParse(number, out var index))
            form.Remove(list, index);
    }

    /// <param name="choice">A field and the slug that it shall name, with a space between.</param>
    private static void Pick(ItemFormValues form, string choice)
    {
        if (
            choice.Split(' ') is [var field, var slug]
            && ContentField.Find(form.Fields, field)?.References is not null
        )
            form.Set(field, slug);
    }
}
