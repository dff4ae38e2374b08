using Microsoft.Extensions.Options;

namespace EMC2Workshop.Options;

public sealed class ContentOptions : ISettingsSection
{
    public static string Section => "Content";

    /// <summary>The folder of Markdown files; null: looked for beside and above the program.</summary>
    public string? Root { get; set; }

    public IEnumerable<string> FindFaults()
    {
        if (Root is not null && Root.Trim().Length == 0)
            yield return Fault("is empty");
    }

    /// <summary>Asked when the site starts, since commands may be told another folder, or make this one.</summary>
    /// <param name="folder">Its whole path.</param>
    /// <exception cref="OptionsValidationException">It was named, and can't be read.</exception>
    public void ValidateFolder(string folder)
    {
        if (Root is not null && Trouble(folder) is { } trouble)
            throw new OptionsValidationException(Section, typeof(ContentOptions), [Fault(trouble)]);
    }

    private static string? Trouble(string folder)
    {
        if (File.Exists(folder))
            return "is a file";
        try
        {
            _ = Directory.EnumerateFileSystemEntries(folder).Any();
            return null;
        }
        catch (DirectoryNotFoundException)
        {
            return "does not exist";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "can't be read";
        }
    }

    private string Fault(string wrong) =>
        SettingError.Wrong(
            "Content:Root",
            Root,
            wrong,
            "name the folder of the Markdown files, or leave it out"
        );
}
