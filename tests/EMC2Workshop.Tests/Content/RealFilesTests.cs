using EMC2Workshop.Content.Schema;
using EMC2Workshop.Publishing.Import;

namespace EMC2Workshop.Tests.Content;

public sealed class RealFilesTests
{
    public static TheoryData<string> Files =>
        [.. new ContentFolder(Repository.Content).Files(_ => { }).Where(file => file != ContentFolder.Guide)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_is_spelled_as_the_site_would_write_it(string file)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Repository.Content, file));

        var item = ContentTexts.TryRead(file, bytes, out var faults);

        Assert.Equal([], faults);
        Assert.Equal(bytes, System.Text.Encoding.UTF8.GetBytes(FieldsWriter.Write(item!.Fields)));
    }
}
