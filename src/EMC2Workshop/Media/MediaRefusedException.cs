namespace EMC2Workshop.Media;

/// <summary>A file is not taken; the message says why, and what would be.</summary>
public sealed class MediaRefusedException(string reason, bool isTooLarge = false) : Exception(reason)
{
    public bool IsTooLarge => isTooLarge;
}
