using EMC2Workshop.Model;

namespace EMC2Workshop.Feeds.Cards;

/// <param name="Accent">Of the edition, such as "#a3241a".</param>
/// <param name="Day">Along its foot; null where nothing is scheduled.</param>
/// <param name="Subject">What of the day the card is about.</param>
public sealed record Card(CardText Text, string Accent, DayFigure? Day, CardSubject? Subject);

/// <param name="Edition">In the head.</param>
/// <param name="Names">Who speaks or wrote it; empty for nobody.</param>
/// <param name="About">Behind the names: where they are from, what it is, and when; may be empty.</param>
/// <param name="Foot">Date and place.</param>
public sealed record CardText(string Edition, string Title, string Names, string About, string Foot)
{
    public string All => Edition + Title + Names + About + Foot;
}

/// <param name="Cell">Of the form of its session, such as the bar of a paper; null for all of it.</param>
public sealed record CardSubject(Guid Session, int? Cell);
