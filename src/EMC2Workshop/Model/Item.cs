namespace EMC2Workshop.Model;

/// <summary>Whatever has a file, an address and a history of its own.</summary>
public abstract class Item
{
    /// <summary>Given at birth, never changed or reused: calendars and feeds know the item by it.</summary>
    public Guid Id { get; set; }

    /// <summary>The last part of the address; the name of the item's file.</summary>
    public string Slug { get; set; } = "";
}

/// <summary>An item of one edition of the workshop.</summary>
public abstract class EditionItem : Item
{
    public Guid EditionId { get; set; }

    public Edition Edition { get; set; } = null!;
}
