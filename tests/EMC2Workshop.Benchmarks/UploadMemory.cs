using System.Security.Cryptography;
using EMC2Workshop.Benchmarks.Measuring;
using EMC2Workshop.Benchmarks.Running;
using EMC2Workshop.Media;

namespace EMC2Workshop.Benchmarks;

sealed class UploadMemory : IBenchmark
{
    private const int Rounds = 5;
    private const double Mebibyte = 1024 * 1024;

    public string Name => "uploads";

    public string About =>
        "memory of the published program while a document of "
        + $"{MediaLimits.Megabytes(MediaLimits.MostDocumentBytes)} comes in";

    public async Task<IReadOnlyList<Figure>> RunAsync(Bench bench)
    {
        var store = bench.NewPath("uploads.db");
        await using (await Store.FillAsync(store)) { }
        var program = await bench.ProgramAsync();
        await using var site = await RunningSite.StartAsync(program, store);
        var organizer = await SignedIn.CreateAsync(site, program, store);
        // The code that takes files is there, and the heap has its size.
        for (var warm = 0; warm < 20; warm++)
            await UploadAsync(organizer, 256 * 1024);

        var (growth, times) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            using var done = new CancellationTokenSource();
            var before = InUse(site);
            var peak = PeakAsync(site, done.Token);
            times.Add(
                await Samples.TimeAsync(() => UploadAsync(organizer, (int)MediaLimits.MostDocumentBytes))
            );
            await done.CancelAsync();
            growth.Add(await peak - before);
        }
        return
        [
            Figure.AtMost(
                $"memory that an upload of {MediaLimits.Megabytes(MediaLimits.MostDocumentBytes)} takes",
                new Samples(growth),
                10,
                "MiB"
            ),
            Figure.Told("   and its time", new Samples(times), "ms", 0),
        ];
    }

    private static async Task UploadAsync(SignedIn organizer, int bytes)
    {
        var document = new byte[bytes];
        RandomNumberGenerator.Fill(document);
        "%PDF-1.7\n"u8.CopyTo(document);
        "\n%%EOF\n"u8.CopyTo(document.AsSpan(bytes - 7));
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await organizer.TokenAsync("/admin/media")), "__RequestVerificationToken" },
            { new ByteArrayContent(document), "file", "slides.pdf" },
        };
        using var answer = await organizer.PostAsync("/admin/media", form);
        if (
            answer.Headers.Location?.OriginalString.EndsWith("said=uploaded", StringComparison.Ordinal)
            is not true
        )
            throw new InvalidOperationException(
                $"The upload was answered {answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}"
            );
    }

    /// <summary>Looked at every few milliseconds until the upload is done.</summary>
    private static async Task<double> PeakAsync(RunningSite site, CancellationToken done)
    {
        var peak = InUse(site);
        using var watch = new PeriodicTimer(TimeSpan.FromMilliseconds(3));
        while (!done.IsCancellationRequested)
        {
            await watch.WaitForNextTickAsync(CancellationToken.None);
            peak = Math.Max(peak, InUse(site));
        }
        return peak;
    }

    private static double InUse(RunningSite site)
    {
        site.Process.Refresh();
        return site.Process.WorkingSet64 / Mebibyte;
    }
}
