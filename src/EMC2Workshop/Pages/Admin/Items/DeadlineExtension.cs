using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Model;

namespace EMC2Workshop.Pages.Admin.Items;

/// <summary>The new date of a deadline, as it was typed.</summary>
/// <param name="Date">Empty: the deadline stays.</param>
/// <param name="Time">Empty: the time of the day stays.</param>
public sealed record DeadlineExtension(string Date, string Time, string Reason)
{
    public static DeadlineExtension None { get; } = new("", "", "");

    public static DeadlineExtension From(IFormCollection posted) =>
        new(
            posted["extend-due"].ToString().Trim(),
            posted["extend-time"].ToString().Trim(),
            posted["extend-reason"].ToString().Trim()
        );

    /// <summary>What is wrong, beside its fields.</summary>
    public FormErrors Check(ItemFormValues form)
    {
        var faults = new FormErrors();
        if (Date.Length == 0)
            return faults;
        if (FieldFormat.Parse(Date, typeof(DateOnly), out _) is null)
            faults.Add("extend-due", "Enter a date, such as 2019-12-13.");
        else if (Moment(form) is not { } moment)
            faults.Add("extend-time", "Enter a time, such as 23:59.");
        else if (
            FieldFormat.Parse(Plain(form["due"]), typeof(DateTime), out _) is DateTime due
            && moment <= due
        )
            faults.Add("extend-due", "Enter a date after the one above.");
        else if (
            VenueTimeZones.Find(form["zone"]) is not null
            && !VenueTimeZones.Exists(moment, form["zone"])
        )
            faults.Add("extend-time", "Enter another time. At this one, clocks are set forward.");
        return faults;
    }

    /// <summary>The deadline is moved, and the date that it had is kept among the earlier ones.</summary>
    /// <returns>The form itself where there is nothing to move, or it can't be.</returns>
    public ItemFormValues Apply(ItemFormValues form, DateOnly today)
    {
        if (Date.Length == 0 || Check(form).Any)
            return form;
        var moved = ItemFormValues.From(form.Kind, form.Values);
        var row = $"extended[{form.Count("extended")}]";
        moved.Set(row + ".from", form["due"]);
        moved.Set(row + ".on", FieldFormat.Format(today));
        moved.Set(row + ".reason", Reason);
        moved.Set("due", FieldFormat.Format(Moment(form)!.Value));
        return moved;
    }

    private DateTime? Moment(ItemFormValues form) =>
        FieldFormat.Parse(
            $"{Date} {(Time.Length > 0 ? Time : Plain(form["due"]).Split(' ')[^1])}",
            typeof(DateTime),
            out _
        ) as DateTime?;

    private static string Plain(string moment) => moment.Replace('T', ' ');
}
