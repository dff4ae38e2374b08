using System.Net;

namespace EMC2Workshop.Tests.Admin;

/// <summary>Uploads that are too large, too many, or whose sender has no business here.</summary>
public sealed class UploadLimitsTests(WorkshopSite site) : IClassFixture<WorkshopSite>
{
    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_small_file_that_claims_to_be_huge_is_refused_by_its_header()
    {
        using var desk = await Desk.OpenAsync(site);
        var before = KeptFiles.In(site);
        using var answer = await desk.UploadAsync(
            "/admin/media",
            "file",
            Pictures.PngThatClaims(30_000, 30_000),
            "bomb.png"
        );

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains(
            "30,000 × 30,000 pixels. The limit is 50 million.",
            WorkshopSite.TextOf((await answer.PageAsync()).QuerySelector("[role=alert]")),
            StringComparison.Ordinal
        );
        Assert.Equal(before, KeptFiles.In(site));
    }

    [Fact]
    public async Task A_request_beyond_all_bounds_is_refused_unread()
    {
        using var desk = await Desk.OpenAsync(site);
        using var content = new MultipartFormDataContent { { new StringContent("x"), "file", "x.png" } };
        content.Headers.ContentLength = 1L << 30;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/admin/media") { Content = content };
        using var answer = await desk.Client.SendAsync(request, Aborted);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains(
            "at most 10 MB",
            await answer.Content.ReadAsStringAsync(Aborted),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Strangers_upload_nothing()
    {
        using var desk = await Desk.OpenAsync(site);
        using var stranger = new Desk(site);
        var before = KeptFiles.In(site);
        foreach (
            var (client, status) in new[]
            {
                (stranger.Client, HttpStatusCode.Redirect),
                (desk.Client, HttpStatusCode.BadRequest),
            }
        )
        {
            using var content = new MultipartFormDataContent
            {
                { new ByteArrayContent(Pictures.Png()), "file", "x.png" },
            };
            using var answer = await client.PostAsync("/admin/media", content, Aborted);
            Assert.Equal(status, answer.StatusCode);
        }
        Assert.Equal(before, KeptFiles.In(site));
    }

    [Fact]
    public async Task Uploads_that_there_is_no_room_for_are_told_to_come_again()
    {
        using var desk = await Desk.OpenAsync(site);
        var gate = new TaskCompletionSource();
        using var slow = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var uploads = Enumerable
            .Range(0, 40)
            .Select(_ =>
                desk.Client.SendAsync(
                    new HttpRequestMessage(HttpMethod.Post, "/admin/media")
                    {
                        Content = new SlowContent(gate.Task),
                    },
                    HttpCompletionOption.ResponseHeadersRead,
                    slow.Token
                )
            )
            .ToList();
        var (refused, open) = (0, uploads.ToHashSet());
        while (refused < 4)
        {
            var first = await Task.WhenAny(open);
            open.Remove(first);
            Assert.Equal(HttpStatusCode.TooManyRequests, (await first).StatusCode);
            refused++;
        }
        gate.SetResult();
        foreach (var answer in await Task.WhenAll(open))
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    /// <summary>An upload of somebody who takes their time.</summary>
    private sealed class SlowContent : HttpContent
    {
        private readonly Task gate;

        public SlowContent(Task gate)
        {
            this.gate = gate;
            Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await gate;
            await stream.WriteAsync(
                "--b\r\nContent-Disposition: form-data; name=x\r\n\r\ny\r\n--b--\r\n"u8.ToArray()
            );
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
