using System.Text;

namespace EMC2Workshop.Tests;

/// <summary>The consoles of this process: what a test's own flow writes is heard by it and by nobody else.</summary>
public sealed class HeardConsole : TextWriter
{
    private static readonly HeardConsole Output = new(Console.Out);
    private static readonly HeardConsole Errors = new(Console.Error);

    private readonly AsyncLocal<TextWriter?> listener = new();
    private readonly TextWriter others;

    static HeardConsole()
    {
        Console.SetOut(Output);
        Console.SetError(Errors);
    }

    private HeardConsole(TextWriter others) => this.others = others;

    public override Encoding Encoding => others.Encoding;

    /// <summary>Until the end of what the caller goes on to do.</summary>
    public static void Listen(StringWriter output, StringWriter errors)
    {
        Output.listener.Value = output;
        Errors.listener.Value = errors;
    }

    /// <summary>What was written so far, be it that others are writing.</summary>
    public static string TextOf(StringWriter heard)
    {
        lock (heard)
            return heard.ToString();
    }

    public override void Write(char value) => Write(writer => writer.Write(value));

    public override void Write(string? value) => Write(writer => writer.Write(value));

    public override void Write(char[] buffer, int index, int count) =>
        Write(writer => writer.Write(buffer, index, count));

    public override void Flush() => Write(writer => writer.Flush());

    private void Write(Action<TextWriter> write)
    {
        var writer = listener.Value ?? others;
        lock (writer)
            write(writer);
    }
}
