namespace EMC2Workshop.Content.FrontMatter;

/// <summary>A value of the front matter: a scalar, a list or a map, and the line it stands on.</summary>
public abstract record YamlValue(int Line);

public sealed record YamlScalar(int Line, string Text) : YamlValue(Line);

public sealed record YamlList(int Line, IReadOnlyList<YamlValue> Items) : YamlValue(Line);

/// <param name="IsFlow">Written in braces: <c>{ title: On engines }</c>.</param>
public sealed record YamlMap(int Line, IReadOnlyList<YamlEntry> Entries, bool IsFlow = false)
    : YamlValue(Line);

/// <param name="Start">Where its key begins in the text that was read.</param>
/// <param name="End">Where its value ends there, or its key, if it has none.</param>
public sealed record YamlEntry(int Line, string Key, YamlValue Value, int Start = 0, int End = 0);
