using Microsoft.AspNetCore.Identity;

namespace EMC2Workshop.Accounts;

/// <summary>Somebody who may edit. Known by an e-mail address.</summary>
public sealed class Organizer : IdentityUser<Guid>
{
    public OrganizerRole Role { get; set; }
}

public enum OrganizerRole
{
    /// <summary>Edits all content.</summary>
    Editor,

    /// <summary>And says who else may.</summary>
    Owner,
}
