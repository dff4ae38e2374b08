using System.Security.Cryptography;
using System.Text;
using EMC2Workshop.Model;

namespace EMC2Workshop.Submissions;

/// <summary>
/// Ids that follow from an edition and the number of a submission, so that a later file finds the papers of an earlier
/// one whatever became of their titles and addresses; of a file without numbers, from the title in it. To all others
/// they are random (RFC 9562, version 4 in form).
/// </summary>
public static class SubmissionIds
{
    public static Guid ForPaper(Guid edition, string number) =>
        Make(edition, $"paper {number.ToLowerInvariant()}");

    /// <summary>Of the paper with this number, and of those that have it in another system; without an end.</summary>
    public static IEnumerable<Guid> AllForNumber(Guid edition, string number) =>
        LabelsFor(number).Select(label => ForPaper(edition, label));

    /// <summary>"7", "7 (2)" and so on.</summary>
    public static IEnumerable<string> LabelsFor(string number) =>
        Enumerable.Range(1, int.MaxValue).Select(count => count == 1 ? number : $"{number} ({count})");

    public static Guid ForTitle(Guid edition, string title) =>
        Make(edition, $"paper called {TitleKey(title)}");

    /// <summary>The same for titles that differ in case, accents or marks alone.</summary>
    public static string TitleKey(string title) => TextFolding.NameKey(title);

    public static Guid ForPresentation(Guid paper, Guid session) => Make(paper, $"in {session}");

    private static Guid Make(Guid within, string name)
    {
        var hash = SHA256.HashData([.. within.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)]);
        var bytes = hash[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
