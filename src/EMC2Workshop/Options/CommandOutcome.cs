namespace EMC2Workshop.Options;

/// <summary>What a command says at its end; each is its exit code.</summary>
public static class CommandOutcome
{
    public static int Done(string message) => Say(0, message);

    public static int DoneIf(bool isDone, string message) => isDone ? Done(message) : NotDone(message);

    public static int NotDone(string message) => Say(1, message);

    public static int NotUnderstood(string message) => Say(2, message);

    private static int Say(int exitCode, string message)
    {
        Console.WriteLine(message);
        return exitCode;
    }
}
