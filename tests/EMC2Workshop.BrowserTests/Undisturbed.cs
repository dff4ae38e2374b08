namespace EMC2Workshop.BrowserTests;

/// <summary>Of tests that look at what comes first, or wait for seconds: nothing else runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Undisturbed
{
    public const string Name = nameof(Undisturbed);
}
