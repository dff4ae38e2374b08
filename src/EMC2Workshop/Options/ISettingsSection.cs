namespace EMC2Workshop.Options;

/// <summary>A section of the settings. Its properties are all that it may hold.</summary>
public interface ISettingsSection
{
    /// <summary>Its name in the settings; nothing for what stands at their root.</summary>
    static abstract string Section { get; }

    /// <summary>Each wrong setting in a line by <see cref="SettingError"/>.</summary>
    IEnumerable<string> FindFaults();
}
