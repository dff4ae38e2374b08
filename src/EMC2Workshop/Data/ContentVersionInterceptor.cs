using System.Data.Common;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EMC2Workshop.Data;

/// <summary>
/// Gives the content a new stamp in every transaction that changes it, and tells the site once that is committed.
/// </summary>
public sealed class ContentVersionInterceptor(IServiceProvider services)
    : SaveChangesInterceptor,
        IDbTransactionInterceptor
{
    // The version is asked for late: it reads the store through contexts that have this interceptor.
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        var db = eventData.Context!;
        if (
            db
                .ChangeTracker.Entries()
                .Any(entry =>
                    entry.Entity is Item or Credit or CommitteeMember or Presentation or ContentItem
                    && entry.State is not EntityState.Unchanged
                )
        )
        {
            var stamp = db.ChangeTracker.Entries<ContentStamp>().FirstOrDefault()?.Entity;
            if (stamp is null)
                db.Attach(stamp = new ContentStamp { Id = ContentStamp.TheOne });
            stamp.Stamp = Guid.NewGuid();
        }
        return ValueTask.FromResult(result);
    }

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) =>
        services.GetRequiredService<ContentVersion>().Changed();

    public Task TransactionCommittedAsync(
        DbTransaction transaction,
        TransactionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        services.GetRequiredService<ContentVersion>().Changed();
        return Task.CompletedTask;
    }
}
