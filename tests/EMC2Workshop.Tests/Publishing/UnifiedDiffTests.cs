using System.Diagnostics;
using EMC2Workshop.Content.Merging;

namespace EMC2Workshop.Tests.Publishing;

public sealed class UnifiedDiffTests
{
    [Theory]
    [InlineData("one\ntwo\nthree\n", "one\n2\nthree\n")]
    [InlineData(
        "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\nm\nn\n",
        "a\nB\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\nM\nn\nO\n"
    )]
    [InlineData("no end", "no end\nmore")]
    [InlineData(null, "new\nfile\n")]
    [InlineData("old\nfile\n", null)]
    public async Task Git_makes_the_new_text_of_the_old_one(string? before, string? after)
    {
        using var folder = new TemporaryFolder();
        if (before is not null)
            folder.Write("content/a.md", before);
        folder.Write("change.patch", UnifiedDiff.Create("content/a.md", before, after));
        using var git = Process.Start(
            new ProcessStartInfo("git", ["apply", "--unsafe-paths", "change.patch"])
            {
                WorkingDirectory = folder.Path,
                RedirectStandardError = true,
            }
        )!;
        var said = await git.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await git.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal((0, ""), (git.ExitCode, said));
        var file = Path.Combine(folder.Path, "content/a.md");
        Assert.Equal(
            after,
            File.Exists(file)
                ? await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)
                : null
        );
    }
}
