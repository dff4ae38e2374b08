using EMC2Workshop.Model;

namespace EMC2Workshop.Submissions;

/// <summary>The sessions that papers go into until a chair chooses others.</summary>
internal static class SuggestedSessions
{
    private static readonly IReadOnlyDictionary<PaperOutcome, SessionKind> Kinds = new Dictionary<
        PaperOutcome,
        SessionKind
    >
    {
        [PaperOutcome.Oral] = SessionKind.PaperSession,
        [PaperOutcome.Poster] = SessionKind.PosterSession,
        [PaperOutcome.Lightning] = SessionKind.LightningSession,
    };

    /// <summary>Of the sessions of a kind, the one that papers of the file are in already, or the only one.</summary>
    /// <returns>Slugs; nothing for an outcome where several sessions may be meant.</returns>
    public static Dictionary<PaperOutcome, string> Find(
        SubmissionList list,
        KnownContent content,
        IReadOnlyCollection<Session> sessions
    )
    {
        var used = UsedBy(list, content);
        var found = new Dictionary<PaperOutcome, string>();
        foreach (var (outcome, kind) in Kinds)
        {
            var slugs = sessions
                .Where(session => session.Kind == kind)
                .Select(session => session.Slug)
                .ToList();
            if (slugs.Exists(used.Contains))
                slugs.RemoveAll(slug => !used.Contains(slug));
            if (slugs is [var one])
                found[outcome] = one;
        }
        return found;
    }

    private static HashSet<string> UsedBy(SubmissionList list, KnownContent content)
    {
        var ids = list.Papers.Select(content.IdFor).ToHashSet();
        var papers = content.Papers.Where(paper => ids.Contains(paper.Id)).ToList();
        return
        [
            .. content
                .Sessions.Where(session => papers.Exists(paper => SessionPlanner.Shows(session, paper.Slug)))
                .Select(session => session.Slug),
        ];
    }
}
