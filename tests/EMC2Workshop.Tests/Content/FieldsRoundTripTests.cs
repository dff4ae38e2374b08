using System.Collections;
using EMC2Workshop.Content.Schema;
using FsCheck.Xunit;
using YamlDotNet.Serialization;

namespace EMC2Workshop.Tests.Content;

[Properties(Arbitrary = [typeof(AnyFields)], MaxTest = 500)]
public sealed class FieldsRoundTripTests
{
    private static readonly IDeserializer Plain = new DeserializerBuilder().Build();
    private static readonly IDeserializer Guessing = new DeserializerBuilder()
        .WithAttemptingUnquotedStringTypeDeserialization()
        .Build();

    [Property]
    public void What_is_written_is_read_as_the_same(AnyItem item)
    {
        var text = FieldsWriter.Write(item.Fields);

        Assert.Equal(text, FieldsWriter.Write(ContentTexts.Read(item.File, text).Fields));
    }

    [Property]
    public void Another_reader_of_YAML_reads_the_same(AnyItem item) =>
        Assert.Equal(
            ValuesIn(item.Fields).Select(value => value is string text ? text : FieldFormat.Format(value)),
            LeavesOf(Plain, item)
        );

    [Property]
    public void A_text_is_a_text_to_readers_that_guess_types(AnyItem item) =>
        Assert.Equal(
            ValuesIn(item.Fields).OfType<string>(),
            ValuesIn(item.Fields)
                .Zip(LeavesOf(Guessing, item))
                .Where(pair => pair.First is string)
                .Select(pair => pair.Second)
        );

    /// <summary>The single values of some fields, in the order of the file.</summary>
    private static IEnumerable<object> ValuesIn(object fields)
    {
        foreach (var shape in ContentField.ForType(fields.GetType()))
        {
            var value = shape.Property.GetValue(fields);
            if (value is null or false)
                continue;
            if (value is not IList list)
                yield return value;
            else
                foreach (var item in list)
                foreach (var leaf in shape.IsRecord ? ValuesIn(item!) : [item!])
                    yield return leaf;
        }
    }

    private static IEnumerable<object?> LeavesOf(IDeserializer reader, AnyItem item)
    {
        var text = FieldsWriter.Write(item.Fields);
        return LeavesIn(
            reader.Deserialize<Dictionary<string, object?>>(
                text[4..text.IndexOf("\n---\n", StringComparison.Ordinal)]
            )
        );
    }

    private static IEnumerable<object?> LeavesIn(object? value) =>
        value switch
        {
            string text => [text],
            IDictionary map => map.Values.Cast<object?>().SelectMany(LeavesIn),
            IEnumerable list => list.Cast<object?>().SelectMany(LeavesIn),
            _ => [value],
        };
}
