using EMC2Workshop.Accounts;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using EMC2Workshop.Options;
using EMC2Workshop.Submissions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EMC2Workshop.Hosting;

/// <summary>
/// Deletes the email addresses of authors some months after their workshop, and those of files that nobody came back
/// to.
/// </summary>
public sealed partial class ContactExpiry(
    IServiceScopeFactory scopes,
    StagedSubmissions staged,
    IOptions<OrganizersOptions> options,
    TimeProvider clock,
    ILogger<ContactExpiry> log
) : BackgroundService
{
    public static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(10);

    public static DateTimeOffset DueFor(Edition edition, OrganizersOptions options) =>
        edition.EndsAt.AddMonths(options.ContactMonths);

    /// <summary>Those of editions that are gone, too.</summary>
    /// <returns>How many were deleted.</returns>
    public async Task<int> DeleteAsync(CancellationToken cancellationToken)
    {
        staged.RemoveExpired();
        await using var scope = scopes.CreateAsyncScope();
        var contacts = scope.ServiceProvider.GetRequiredService<ContactList>();
        var db = scope.ServiceProvider.GetRequiredService<WorkshopDbContext>();
        var count = 0;
        foreach (var id in await contacts.EditionsAsync(cancellationToken))
        {
            var edition = await db
                .Editions.AsNoTracking()
                .SingleOrDefaultAsync(one => one.Id == id, cancellationToken);
            if (edition is null || DueFor(edition, options.Value) <= clock.GetUtcNow())
                count += await contacts.DeleteAsync(contacts.InEdition(id), cancellationToken);
        }
        return count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await DeleteAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogNotDeleted(log, exception);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Email addresses of authors that are due could not be deleted")]
    private static partial void LogNotDeleted(ILogger log, Exception exception);
}
