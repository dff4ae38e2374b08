using EMC2Workshop.Content;
using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Merging;
using EMC2Workshop.Data;

namespace EMC2Workshop.Publishing.Drafts;

/// <summary>What an organizer wants of an item.</summary>
/// <param name="Path">Where it shall be, without <c>.md</c>.</param>
/// <param name="Text">Null: it shall be removed.</param>
/// <param name="BaseHash">Of the published text that the organizer started from; null where there was none.</param>
public sealed record ItemChange(Guid Id, string Path, string? Text, string? BaseHash)
{
    /// <summary>The draft that is published by this; any other one stays.</summary>
    public string? DraftHash { get; init; }

    /// <summary>What was published of it until now stays as a draft.</summary>
    public bool StaysAsDraft { get; init; }

    /// <summary>
    /// Of an item that is removed: the one that stands for it from now on. Whatever names it names that one, and its
    /// address leads there.
    /// </summary>
    public Guid? MergedInto { get; init; }

    /// <summary>
    /// Names that somebody has said are those of new people; null: nobody can be asked, so every new name is.
    /// </summary>
    public IReadOnlyCollection<string>? NewPeople { get; init; }

    /// <summary>Why it can't be made.</summary>
    public ContentError? Fault { get; init; }

    /// <summary>
    /// Changes an item field by field. Where that would lose something of its text, the change says so, and is not
    /// made.
    /// </summary>
    public static ItemChange FromFields(ContentKind kind, ContentItem item, Action<ItemFormValues> change)
    {
        ContentError? fault = null;
        if (FormReader.Read(kind, item.Text, Refuse) is not { } form)
            return new ItemChange(item.Id, item.Path, item.Text, item.Hash) { Fault = fault };
        change(form);
        return new ItemChange(item.Id, item.Path, FormWriter.Write(form, item.Text), item.Hash);

        void Refuse(int line, string reason) =>
            fault ??= new ContentError(
                item.Path + ".md",
                line,
                $"{item.Path} can’t be changed here. Line {line}: {reason}. Fix it first."
            );
    }
}

/// <summary>What became of changes: all of them were made, or none.</summary>
public abstract record PublishResult;

/// <param name="Merged">Paths of items that somebody else had changed too, elsewhere in the text.</param>
/// <param name="NewPeople">Slugs of those who were added because they are named in it.</param>
public sealed record Published(IReadOnlyList<string> Merged, IReadOnlyList<string> NewPeople) : PublishResult;

public sealed record Invalid(IReadOnlyList<ContentError> Faults) : PublishResult;

public sealed record Conflicted(IReadOnlyList<Conflict> Conflicts) : PublishResult;

/// <param name="Original">What both started from; null where that was nothing.</param>
/// <param name="Theirs">What is there now; null: it was removed.</param>
/// <param name="Mine">Null: it was to be removed.</param>
/// <param name="Merge">Null where one of them removes the item.</param>
public sealed record Conflict(
    ItemChange Change,
    string? Original,
    string? Theirs,
    string? Mine,
    string By,
    ThreeWayMerge? Merge
)
{
    /// <summary>Or else with a draft.</summary>
    public bool IsWithPublished { get; init; }

    /// <summary>Hash of the content folder's file that <see cref="Mine"/> is; null: it is an organizer's.</summary>
    public string? FileHash { get; init; }

    /// <summary>The content folder's file beside what the site has, a draft before what is published.</summary>
    public static Conflict WithFile(EditableItem item, string file, string? original, ContentKind kind) =>
        new(
            new ItemChange(item.Id, item.Path, file, item.Published?.Hash),
            original,
            item.Text,
            file,
            item.Draft?.By ?? "",
            ThreeWayMerge.Merge(original ?? "", item.Text, file, kind)
        )
        {
            IsWithPublished = item.Draft is null,
            FileHash = ContentItem.ComputeHash(file),
        };
}
