using System.Collections.Concurrent;
using Serilog.Core;
using Serilog.Events;

namespace EMC2Workshop.Tests;

/// <summary>
/// What a site told its log. An object of its own: a logger that ends disposes its sinks, and the site itself would be
/// disposed by its own end.
/// </summary>
public sealed class RecordedLog : ILogEventSink
{
    private readonly ConcurrentQueue<LogEvent> entries = [];

    public IReadOnlyList<LogEvent> Entries => [.. entries];

    public void Emit(LogEvent logEvent) => entries.Enqueue(logEvent);
}
