using EMC2Workshop.Model;

namespace EMC2Workshop.Feeds.Cards;

/// <summary>The figure of a day as rectangles of whole pixels.</summary>
internal sealed class CardFigure(DayFigure day, CardSubject? subject, int width, int height)
{
    /// <summary>Lower ones can't be told apart.</summary>
    private const int MostRows = 4;

    private const int Gap = 3;
    private const int Line = 2;
    private const int StretchesAnHour = 6;

    public IEnumerable<Piece> Pieces =>
        day.Rows.Count > MostRows ? Density() : day.Rows.Index().SelectMany(Row);

    private int RowHeight => height / Math.Min(day.Rows.Count, MostRows);

    private IEnumerable<Piece> Row((int Index, DayFigureRow Item) row)
    {
        var foot = (row.Index + 1) * RowHeight;
        var tall = RowHeight - Line - Gap - (row.Index > 0 ? Gap : 0);
        return row.Item.Forms.SelectMany(form => Form(form, foot - Line - Gap, tall)).Append(Rule(foot));
    }

    private IEnumerable<Piece> Form(DayForm form, int foot, int tall)
    {
        var (left, across) = (form.Left * width, Math.Max(form.Width * width, Gap + 1));
        var shape = FormShape.For(form.Kind, form.Count, across / tall);
        var (cellWidth, cellHeight) = (across / shape.Columns, tall * shape.Height / shape.Rows);
        if (shape.IsSquare)
            cellWidth = cellHeight = Math.Min(cellWidth, cellHeight);
        var top = foot - (cellHeight * shape.Rows);
        var isOutline = form.IsCancelled || form.Kind == FormKind.Panel;
        foreach (var (index, (column, row)) in shape.Corners().Index())
        {
            var piece = Piece.Between(
                left + (column * cellWidth),
                top + ((row + 1 - shape.CellHeight) * cellHeight),
                left + ((column + shape.CellWidth) * cellWidth) - (shape.CellWidth < 1 ? 0 : Gap),
                top + ((row + 1) * cellHeight)
            );
            yield return piece with
            {
                IsOutline = isOutline,
                IsSubject = IsSubject(form, index),
            };
        }
    }

    private bool IsSubject(DayForm form, int cell) =>
        subject is { } wanted && form.Session.Id == wanted.Session && (wanted.Cell ?? cell) == cell;

    private IEnumerable<Piece> Density()
    {
        var counts = day.Density(day.Hours * StretchesAnHour).ToList();
        var (each, tall) = ((double)width / counts.Count, height - Line - Gap);
        return counts
            .Select(
                (count, at) =>
                    Piece.Between(
                        at * each,
                        tall * (1 - ((double)count / counts.Max())),
                        (at + 1) * each,
                        tall
                    )
            )
            .Append(Rule(height));
    }

    private Piece Rule(int foot) => new(0, foot - Line, width, Line);
}

internal readonly record struct Piece(int Left, int Top, int Width, int Height)
{
    public bool IsOutline { get; init; }

    public bool IsSubject { get; init; }

    public static Piece Between(double left, double top, double right, double bottom)
    {
        var (x, y) = ((int)Math.Round(left), (int)Math.Round(top));
        return new(x, y, Math.Max((int)Math.Round(right) - x, 1), (int)Math.Round(bottom) - y);
    }
}
