using System.Runtime.InteropServices;

namespace EMC2Workshop.Caching;

/// <summary>
/// What the runtime's compiler, SQLite and compression have of the C library. They take a lot of it for a moment, on
/// every thread, and glibc would keep some megabytes of each. Other libraries have nothing to set, and are left alone.
/// </summary>
internal static class NativeHeap
{
    /// <summary>M_TRIM_THRESHOLD of malloc.h.</summary>
    private const int TrimThreshold = -1;

    /// <summary>
    /// The end of a heap goes back when so much of it is free: glibc's own value, until it first adapts it.
    /// </summary>
    public static void GiveBackEnds() => Ask(() => mallopt(TrimThreshold, 128 * 1024));

    /// <summary>Whole pages between what is in use go back too.</summary>
    public static void GiveBackGaps() => Ask(() => malloc_trim(0));

    private static void Ask(Func<int> glibc)
    {
        if (!OperatingSystem.IsLinux())
            return;
        try
        {
            glibc();
        }
        catch (EntryPointNotFoundException)
        {
            // musl has neither.
        }
    }

    [DllImport("libc")]
    private static extern int mallopt(int option, int value);

    [DllImport("libc")]
    private static extern int malloc_trim(nint keep);
}
