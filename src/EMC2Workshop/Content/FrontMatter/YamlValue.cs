namespace EMC2Workshop.Content.FrontMatter;

/// <summary>A value of the front matter: a scalar, a list or a map, and the line it stands on.</summary>
public abstract record YamlValue(int Line);

public sealed record YamlScalar(int Line, string Text) : YamlValue(Line);

public sealed record YamlList(int Line, IReadOnlyList<YamlValue> Items) : YamlValue(Line);

public sealed record YamlMap(int Line, IReadOnlyList<YamlEntry> Entries) : YamlValue(Line);

public sealed record YamlEntry(int Line, string Key, YamlValue Value);
