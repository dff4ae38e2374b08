namespace EMC2Workshop.Tests;

/// <summary>Tests that try again and again do it a few times, and more often where that is asked for.</summary>
public static class LongTests
{
    public static bool AreWanted { get; } = Environment.GetEnvironmentVariable("EMC2_LONG_TESTS") == "1";

    public static int Rounds(int usual, int many) => AreWanted ? many : usual;
}
