namespace EMC2Workshop.Backup;

/// <summary>A backup can't be made, or is not to be trusted; the message is for whoever asked for it.</summary>
public sealed class BackupException(string message) : Exception(message);
