namespace EMC2Workshop.Benchmarks.Running;

/// <summary>Accounts, made as whoever runs the site makes them.</summary>
static class Organizers
{
    public const string Password = "four plain words here";

    /// <param name="program">The published one.</param>
    /// <param name="store">Path of the site's store.</param>
    /// <exception cref="InvalidOperationException">There is no such account now.</exception>
    public static Task AddAsync(string program, string store, string email, string role) =>
        Command.RunAsync(
            program,
            store,
            ["organizers", "add", email, "--role", role, "--password-stdin"],
            Password
        );
}
