namespace EMC2Workshop.Options;

/// <summary>The folder that relative paths on the command line start from.</summary>
internal static class WorkingFolder
{
    /// <summary>
    /// Where the shell is: <c>dotnet run</c> starts the program in the folder of its project, but leaves PWD as it was.
    /// </summary>
    public static string Current =>
        File.Exists("EMC2Workshop.csproj")
        && Environment.GetEnvironmentVariable("PWD") is { } shell
        && Path.IsPathRooted(shell)
            ? shell
            : Environment.CurrentDirectory;
}
