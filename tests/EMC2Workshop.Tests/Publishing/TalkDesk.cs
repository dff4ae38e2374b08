using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Data;
using EMC2Workshop.Publishing.Drafts;

namespace EMC2Workshop.Tests.Publishing;

/// <summary>What organizers do with the talk of a small workshop.</summary>
internal static class TalkDesk
{
    public const string TalkPath = "we-20/talks/engines";
    public static readonly Guid Talk = Guid.Parse(SmallWorkshop.Talk);
    public static readonly Guid Ada = Guid.Parse(SmallWorkshop.Ada);
    public static readonly string TalkText = SmallWorkshop.Files[TalkPath + ".md"];

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public static async Task<PublishResult> PublishAsync(WorkshopStore store, params ItemChange[] changes)
    {
        await using var db = store.Open();
        return await new Publisher(db, new MarkdownRenderer()).PublishAsync(
            changes,
            new ChangeInfo("ada", store.Clock.GetUtcNow()),
            Aborted
        );
    }

    public static async Task<DraftSave> SaveDraftAsync(
        WorkshopStore store,
        string text,
        string state,
        DateTimeOffset? publishAt
    )
    {
        await using var db = store.Open();
        return await new DraftStore(db).SaveAsync(
            new DraftWork(Talk, "talk", TalkPath, text, TalkText) { PublishAt = publishAt },
            state,
            new ChangeInfo("alan", store.Clock.GetUtcNow()),
            Aborted
        );
    }

    public static string HashOf(string text) => ContentItem.ComputeHash(text);
}
