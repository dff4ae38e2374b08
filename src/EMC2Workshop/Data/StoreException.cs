namespace EMC2Workshop.Data;

/// <summary>The store can't be used; the message is one line for whoever starts the site.</summary>
public sealed class StoreException(string message, Exception? inner = null) : Exception(message, inner);
