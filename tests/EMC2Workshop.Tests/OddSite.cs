namespace EMC2Workshop.Tests;

/// <summary>The odd workshop, for tests that only read it.</summary>
public sealed class OddSite() : SmallSite(OddWorkshop.Files);
