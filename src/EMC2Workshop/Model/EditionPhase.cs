namespace EMC2Workshop.Model;

/// <summary>What visitors of an edition come for.</summary>
public enum EditionPhase
{
    /// <summary>There is little more than its name.</summary>
    Announced,

    /// <summary>Authors can submit.</summary>
    CallOpen,

    ProgramOut,

    /// <summary>From midnight of its first day.</summary>
    Running,

    Over,
}

public static class EditionPhases
{
    /// <summary>Follows from the dates alone; the last that holds.</summary>
    /// <param name="deadlines">All of the edition.</param>
    public static EditionPhase PhaseAt(
        this Edition edition,
        DateTimeOffset now,
        IEnumerable<Deadline> deadlines,
        bool hasProgram
    )
    {
        if (edition.EndsAt <= now)
            return EditionPhase.Over;
        if (edition.When is null && edition.BeginsAt <= now)
            return EditionPhase.Running;
        if (
            deadlines.Any(deadline =>
                deadline.About is not DeadlineSubject.Registration && deadline.IsOpen(now)
            )
        )
            return EditionPhase.CallOpen;
        return hasProgram ? EditionPhase.ProgramOut : EditionPhase.Announced;
    }
}
