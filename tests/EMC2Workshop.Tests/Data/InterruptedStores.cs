using System.Data.Common;
using EMC2Workshop.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EMC2Workshop.Tests.Data;

/// <summary>Opens a store in which somebody else writes before its sessions are read.</summary>
internal sealed class InterruptedStores(WorkshopStore store, Func<Task> write)
    : DbCommandInterceptor,
        IDbContextFactory<WorkshopDbContext>
{
    public bool WasInterrupted { get; private set; }

    public WorkshopDbContext CreateDbContext()
    {
        using var db = store.Open();
        var options = (DbContextOptions<WorkshopDbContext>)db.GetService<IDbContextOptions>();
        return new(new DbContextOptionsBuilder<WorkshopDbContext>(options).AddInterceptors(this).Options);
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result
    )
    {
        if (command.CommandText.Contains("FROM \"Sessions\"", StringComparison.Ordinal) && !WasInterrupted)
        {
            WasInterrupted = true;
            Task.Run(write, TestContext.Current.CancellationToken).GetAwaiter().GetResult();
        }
        return result;
    }
}
