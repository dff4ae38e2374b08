using System.Globalization;
using System.Net;
using System.Text;
using EMC2Workshop.Content.Formulas;
using EMC2Workshop.Model;
using Microsoft.AspNetCore.Html;

namespace EMC2Workshop.Pages;

/// <summary>
/// Rows of a <see cref="DayFigure"/> as SVG. Lengths across are shares of the width, so that it fits any screen.
/// </summary>
public sealed class DayFigureSvg(DayFigureView view, DayFigure figure, DateTimeOffset now)
{
    /// <summary>Of the height of a row, as the widest screens show it.</summary>
    private const double Width = 22;

    /// <summary>Between one form and the next, of the width.</summary>
    private const double Gap = .003;

    private const int StretchesAnHour = 6;
    private const int MostLabels = 14;

    /// <summary>Time passes on that day alone: before and after it, all of the day is one.</summary>
    private readonly bool isToday = view.Edition.ToVenueDate(now) == figure.Date;

    /// <summary>What stands below the rows, an hour each; of a long day every other.</summary>
    public IEnumerable<string> Hours =>
        Enumerable
            .Range(figure.FirstHour, figure.Hours)
            .Select(hour => figure.Hours > MostLabels && hour % 2 == 1 ? "" : $"{hour % 24:00}");

    public IHtmlContent Rows()
    {
        var svg = new StringBuilder();
        if (figure.IsDense)
            AppendDensity(svg);
        else
            foreach (var row in figure.Rows)
                Append(svg, row);
        return new HtmlString(svg.ToString());
    }

    /// <summary>One such form, as it stands beside its name.</summary>
    public static IHtmlContent Sample(FormKind kind)
    {
        var count = kind switch
        {
            FormKind.Paper or FormKind.LightningTalk => 3,
            FormKind.Poster => 6,
            _ => 1,
        };
        var svg = new StringBuilder("<svg aria-hidden=\"true\">");
        Append(svg, FormShape.For(kind, count, 1), "x=\"0\" width=\"100%\"", NameOf(kind));
        return new HtmlString(svg.Append("</svg>").ToString());
    }

    private void Append(StringBuilder svg, DayFigureRow row)
    {
        var room = row.Room is null ? null : WebUtility.HtmlEncode(row.Room);
        if (room is not null && view.Use != DayFigureUse.Mini)
            svg.Append($"<span aria-hidden=\"true\">{room}</span>");
        svg.Append("<svg class=\"row\"")
            .Append(
                view.Use != DayFigureUse.Index ? " aria-hidden=\"true\""
                : room is not null ? $" role=\"group\" aria-label=\"{room}\""
                : ""
            )
            .Append('>');
        foreach (var form in row.Forms)
            Append(svg, form);
        svg.Append("</svg>");
    }

    /// <summary>How much is on at a time, where there are more rows than can be told apart.</summary>
    private void AppendDensity(StringBuilder svg)
    {
        var counts = figure.Density(figure.Hours * StretchesAnHour).ToList();
        var most = counts.Max();
        svg.Append("<svg class=\"row\" aria-hidden=\"true\" preserveAspectRatio=\"none\"")
            .Append($" viewBox=\"0 0 {counts.Count} {most}\"><path d=\"M0 {most}")
            .Append(string.Concat(counts.Select(count => $"V{most - count}h1")))
            .Append($"V{most}z\"/></svg>");
    }

    private void Append(StringBuilder svg, DayForm form)
    {
        var element = view.Use == DayFigureUse.Mini ? "g" : "a";
        svg.Append('<').Append(element);
        if (StateOf(form) is { } state)
            svg.Append($" class=\"{state}\"");
        if (view.Use != DayFigureUse.Mini)
        {
            var (address, name) = Target(form);
            svg.Append($" href=\"{address}\"")
                .Append(
                    view.Use == DayFigureUse.Beside
                        ? " tabindex=\"-1\">"
                        : $"><title>{WebUtility.HtmlEncode(name)}</title>"
                )
                .Append($"<rect {Across(form.Left, form.Width)} height=\"100%\"/>");
        }
        else
            svg.Append('>');
        var shape = FormShape.For(form.Kind, form.Count, form.Width * Width);
        var gap = shape.CellWidth < 1 ? 0 : Gap;
        Append(
            svg,
            form.IsCancelled ? FormShape.For(form.Kind, 1, 1) : shape,
            Across(form.Left, Math.Max(form.Width - gap, Gap)),
            NameOf(form.Kind)
        );
        svg.Append("</").Append(element).Append('>');
    }

    private static void Append(StringBuilder svg, FormShape shape, string across, string? style)
    {
        var (width, height) = (Number(shape.CellWidth), Number(shape.CellHeight));
        var cells = shape.Corners().Select(at => $"M{at.Column} {at.Row}h{width}v{height}h-{width}z");
        svg.Append($"<svg {across} y=\"{Percent(1 - shape.Height)}\" height=\"{Percent(shape.Height)}\"")
            .Append($" viewBox=\"0 0 {shape.Columns} {shape.Rows}\"")
            .Append($" preserveAspectRatio=\"{(shape.IsSquare ? "xMinYMax" : "none")}\"><path")
            .Append(style is null ? "" : $" class=\"{style}\"")
            .Append($" d=\"{string.Concat(cells)}\"/></svg>");
    }

    private static string? NameOf(FormKind kind) => kind == FormKind.Panel ? "outline" : null;

    private string? StateOf(DayForm form) =>
        form.IsCancelled ? "off"
        : !isToday || view.Edition.SlotFor(form.Session) is not { } slot ? null
        : slot.End <= now ? "past"
        : slot.Contains(now) ? "on"
        : null;

    /// <summary>The talk where there is one alone. Speakers say more than a title does, in fewer letters.</summary>
    private (string Address, string Name) Target(DayForm form)
    {
        var session = form.Session;
        var canceled = form.IsCancelled ? "Canceled: " : "";
        var clock = ProgramFormat.Clock(session.ActualStart!.Value);
        return session.OnlyTalk is { } talk
            ? (
                PageUrls.For(view.Edition, talk),
                $"{canceled}{clock} {ProgramFormat.Name(session.Kind)} by {Display.Speakers(talk)}"
            )
            : (
                PageUrls.For(view.Edition, session),
                $"{canceled}{clock} {FormulaText.ToPlainText(session.Title)}"
            );
    }

    private static string Across(double left, double width) =>
        $"x=\"{Percent(left)}\" width=\"{Percent(width)}\"";

    private static string Percent(double share) =>
        (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    private static string Number(double number) => number.ToString("#.##", CultureInfo.InvariantCulture);
}

/// <param name="Sessions">In program order; a figure for each of their days.</param>
public sealed record DayFigureView(Edition Edition, IEnumerable<Session> Sessions, DayFigureUse Use)
{
    public IReadOnlyList<DayFigure> Figures =>
        [
            .. Agenda
                .From(Edition, Sessions)
                .Days.Select(day => day.Date is { } date ? DayFigure.From(Edition, date, day.Sessions) : null)
                .OfType<DayFigure>(),
        ];
}

/// <summary>What a figure is for.</summary>
public enum DayFigureUse
{
    /// <summary>It leads to all sessions of the day.</summary>
    Index,

    /// <summary>The same links stand on the page in words, so that only pointers need those of the figure.</summary>
    Beside,

    /// <summary>A picture and no more.</summary>
    Mini,
}
