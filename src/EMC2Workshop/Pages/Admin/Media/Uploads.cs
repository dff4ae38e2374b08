using System.Threading.RateLimiting;
using EMC2Workshop.Accounts;
using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Data;
using EMC2Workshop.Media;
using EMC2Workshop.Model;
using EMC2Workshop.Pages.Admin.Items;

namespace EMC2Workshop.Pages.Admin.Media;

/// <summary>Takes files that come with forms.</summary>
public sealed partial class Uploads(MediaLibrary library, AuditLog audit, ILogger<Uploads> log)
{
    public const string Limit = "uploads";

    /// <summary>Behind the name of a field: the file that is to be named in it.</summary>
    public const string Suffix = "-upload";

    /// <summary>Before the name of a field: the button that sends its file alone.</summary>
    public const string Act = "upload ";

    public const string NoRoom = "The server’s disk has no room for it.";

    private const string NothingSaved =
        "Not saved: a file found no room on the server’s disk. Your changes are still here. Save them "
        + "without the file, or later.";

    /// <summary>Of one organizer.</summary>
    private const int AtOnce = 4;

    private const int Waiting = 32;

    public static IServiceCollection Add(IServiceCollection services) =>
        services
            .AddScoped<MediaLibrary>()
            .AddScoped<MediaReplacement>()
            .AddScoped<Uploads>()
            .AddPostLimit(
                Limit,
                _ =>
                    context =>
                        RateLimitPartition.GetConcurrencyLimiter(
                            context.User.Identity?.Name ?? "",
                            _ => new ConcurrencyLimiterOptions { PermitLimit = AtOnce, QueueLimit = Waiting }
                        )
            );

    /// <exception cref="MediaRefusedException">It is not taken.</exception>
    public async Task<MediaFile> TakeAsync(
        IFormFile file,
        ChangeInfo edit,
        bool pictureOnly,
        CancellationToken cancellationToken
    )
    {
        await using var stream = file.OpenReadStream();
        using var prepared = await library.StageAsync(stream, cancellationToken);
        if (pictureOnly && !MediaName.IsPicture(prepared.Name))
            throw new MediaRefusedException("Upload an image here, not a PDF.");
        var kept = await library.KeepAsync(prepared, file.FileName, edit, cancellationToken);
        await audit.AddAsync("uploaded a file", kept.Name, $"{kept.Label}, {kept.Bytes} bytes");
        return kept;
    }

    /// <summary>Puts the names of the files that came into the fields that they came for.</summary>
    /// <returns>The status to answer with where one was refused, which is said beside its field; null where all were
    /// taken.</returns>
    public async Task<int?> TakeAsync(
        IFormFileCollection files,
        ItemFormValues form,
        FormErrors faults,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        int? refusal = null;
        foreach (
            var file in files.Where(file =>
                file.FileName.Length > 0 && file.Name.EndsWith(Suffix, StringComparison.Ordinal)
            )
        )
        {
            var field = file.Name[..^Suffix.Length];
            var shape = NewPerson.FindField(field) ?? ContentField.Find(form.Fields, field);
            if (shape is not { IsMedia: true } || !form.HasRowFor(field))
                continue;
            try
            {
                form.Set(field, (await TakeAsync(file, edit, shape.IsPicture, cancellationToken)).Name);
            }
            catch (MediaRefusedException refused)
            {
                faults.Add(field, $"The file wasn’t uploaded. {refused.Message}");
                refusal = refused.IsTooLarge
                    ? StatusCodes.Status413PayloadTooLarge
                    : refusal ?? StatusCodes.Status422UnprocessableEntity;
            }
            catch (IOException failure) when (StoreErrors.IsStoreError(failure))
            {
                LogNoRoom(log, file.FileName, failure);
                faults.Add(field, $"The file wasn’t uploaded. {NoRoom}");
                refusal = StatusCodes.Status503ServiceUnavailable;
            }
        }
        if (refusal == StatusCodes.Status503ServiceUnavailable)
            faults.Add("", NothingSaved);
        return refusal;
    }

    [LoggerMessage(LogLevel.Error, "An upload found no room on the disk: {File}")]
    private static partial void LogNoRoom(ILogger log, string file, Exception exception);
}
