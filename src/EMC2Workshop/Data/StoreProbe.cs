namespace EMC2Workshop.Data;

/// <summary>
/// Looks at the store at most once a second, one look at a time, whoever asks. What has changed since the last look is
/// logged once.
/// </summary>
public sealed partial class StoreProbe(StoreCheck check, TimeProvider clock, ILogger<StoreProbe> log)
    : BackgroundService
{
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private readonly Lock looking = new();
    private Task<StoreState>? look;
    private long begun;
    private StoreState told = new(null, null);

    /// <summary>As of this second.</summary>
    public async Task<StoreState> LookAsync(CancellationToken cancellationToken)
    {
        Task<StoreState> latest;
        lock (looking)
        {
            if (look is null || (look.IsCompleted && clock.GetElapsedTime(begun) >= Fresh))
            {
                begun = clock.GetTimestamp();
                look = Task.Run(LookAndTell, CancellationToken.None);
            }
            latest = look;
        }
        try
        {
            return await latest.WaitAsync(Patience, cancellationToken);
        }
        catch (TimeoutException)
        {
            return new StoreState("the database does not answer", "the database does not answer");
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery, clock);
        check.Open();
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await LookAsync(stoppingToken);
    }

    private StoreState LookAndTell()
    {
        var state = check.Run();
        if (state.ReadTrouble != told.ReadTrouble)
            Tell(state.ReadTrouble, LogUnreadable, LogReadable);
        if (state.SaveTrouble != told.SaveTrouble)
            Tell(state.SaveTrouble, LogUnsaved, LogSaved);
        return told = state;
    }

    private void Tell(string? trouble, Action<ILogger, string> bad, Action<ILogger> good)
    {
        if (trouble is null)
            good(log);
        else
            bad(log, trouble);
    }

    [LoggerMessage(LogLevel.Error, "Pages can't be read: {Reason}")]
    private static partial void LogUnreadable(ILogger log, string reason);

    [LoggerMessage(LogLevel.Information, "Pages can be read again")]
    private static partial void LogReadable(ILogger log);

    [LoggerMessage(LogLevel.Error, "Saving fails: {Reason}")]
    private static partial void LogUnsaved(ILogger log, string reason);

    [LoggerMessage(LogLevel.Information, "Saving works again")]
    private static partial void LogSaved(ILogger log);
}
