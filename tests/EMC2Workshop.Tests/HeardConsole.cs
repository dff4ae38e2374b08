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
    public static void Listen(TextWriter output, TextWriter errors)
    {
        Output.listener.Value = Synchronized(output);
        Errors.listener.Value = Synchronized(errors);
    }

    public override void Write(char value) => (listener.Value ?? others).Write(value);

    public override void Write(string? value) => (listener.Value ?? others).Write(value);

    public override void Write(char[] buffer, int index, int count) =>
        (listener.Value ?? others).Write(buffer, index, count);

    public override void Flush() => (listener.Value ?? others).Flush();
}
