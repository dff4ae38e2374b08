using System.Runtime.CompilerServices;

namespace EMC2Workshop.Tests;

/// <summary>
/// A site under test shares its process with tests, which may block: on the thread that polls sockets, all of them
/// would wait for ever.
/// </summary>
internal static class SocketCompletions
{
    [ModuleInitializer]
    internal static void LeavePollingThread() =>
        Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "0");
}
