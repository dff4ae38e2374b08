namespace EMC2Workshop.Model;

/// <summary>A session in a <see cref="DayFigure"/>.</summary>
/// <param name="Left">From 0 to 1, where the row ends.</param>
/// <param name="Width">As <paramref name="Left"/>.</param>
public sealed record DayForm(Session Session, bool IsCancelled, double Left, double Width)
{
    public FormKind Kind =>
        Session.Kind switch
        {
            SessionKind.GrandKeynote or SessionKind.Keynote => FormKind.Keynote,
            SessionKind.InvitedTalk => FormKind.InvitedTalk,
            SessionKind.PaperSession when Session.Given.Count > 0 => FormKind.Paper,
            SessionKind.LightningSession when Session.Given.Count > 0 => FormKind.LightningTalk,
            SessionKind.PosterSession when Session.Given.Count > 0 => FormKind.Poster,
            SessionKind.Panel => FormKind.Panel,
            _ => FormKind.Other,
        };

    /// <summary>Talks, papers or posters; one for a session as a whole.</summary>
    public int Count =>
        Kind switch
        {
            FormKind.Keynote or FormKind.InvitedTalk => Math.Max(1, Session.Talks.Count),
            FormKind.Paper or FormKind.LightningTalk or FormKind.Poster => Session.Given.Count,
            _ => 1,
        };
}

/// <summary>In the order in which they are told.</summary>
public enum FormKind
{
    Keynote,
    InvitedTalk,
    Paper,
    LightningTalk,
    Poster,
    Panel,
    Other,
}

/// <summary>How a <see cref="FormKind"/> is drawn: equal cells in a grid that stands on the foot of the row.</summary>
/// <param name="Height">Of the grid; 1 is that of the row.</param>
/// <param name="CellWidth">1 leaves nothing open to the next.</param>
/// <param name="IsSquare">Cells keep their form, whatever room there is.</param>
public readonly record struct FormShape(
    double Height,
    int Columns,
    int Rows,
    int Cells,
    double CellWidth,
    double CellHeight,
    bool IsSquare
)
{
    /// <param name="width">What the form has, in heights of the row.</param>
    public static FormShape For(FormKind kind, int count, double width)
    {
        var height = kind switch
        {
            FormKind.Keynote => 1,
            FormKind.Paper or FormKind.Panel => .75,
            FormKind.Other => .2,
            _ => .5,
        };
        if (kind == FormKind.Poster)
        {
            var rows = Math.Max(1, (int)Math.Round(Math.Sqrt(count * height / width)));
            return new(height, (int)Math.Ceiling((double)count / rows), rows, count, .7, .7, true);
        }
        var isBar = kind is FormKind.Paper or FormKind.LightningTalk;
        return new(
            height,
            count,
            1,
            count,
            isBar ? .55
                : count > 1 ? .94
                : 1,
            1,
            false
        );
    }

    /// <summary>The upper left corner of each cell, from the foot of the grid up, as columns and rows count.</summary>
    public IEnumerable<(int Column, int Row)> Corners()
    {
        for (var cell = 0; cell < Cells; cell++)
            yield return (cell % Columns, Rows - 1 - (cell / Columns));
    }
}
