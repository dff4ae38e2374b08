using System.Runtime.InteropServices;

namespace EMC2Workshop.Data;

/// <summary>
/// Makes what this process creates readable by its owner alone. SQLite and libvips take no mode from .NET, so it is
/// set once for the whole process.
/// </summary>
public static class FileMask
{
    private const uint GroupAndOthers = 0b_000_111_111;

    private static uint? inherited;

    public static void KeepPrivate()
    {
        if (!OperatingSystem.IsWindows())
            inherited ??= umask(GroupAndOthers);
    }

    /// <summary>For files that are written for others too, such as an export.</summary>
    public static void UseInherited()
    {
        if (inherited is { } mask)
            _ = umask(mask);
        inherited = null;
    }

    [DllImport("libc")]
    private static extern uint umask(uint mask);
}
