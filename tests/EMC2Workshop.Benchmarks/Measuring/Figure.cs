using System.Globalization;

namespace EMC2Workshop.Benchmarks.Measuring;

/// <param name="Target">Empty for what is only told.</param>
/// <param name="Met">Null where there is no target, or where nothing was measured.</param>
sealed record Figure(string Name, string Value, string Target = "", bool? Met = null)
{
    public static Figure AtMost(string name, Samples samples, double target, string unit, int digits = 1) =>
        new(
            name,
            samples.Tell(unit, digits),
            $"<= {Number(target, digits)} {unit}",
            samples.Median <= target
        );

    public static Figure AtLeast(string name, Samples samples, double target) =>
        new(name, samples.Tell("", 2), $">= {Number(target, 2)}", samples.Median >= target);

    public static Figure Told(string name, Samples samples, string unit, int digits = 1) =>
        new(name, samples.Tell(unit, digits));

    public static Figure Skipped(string name, string reason) => new(name, $"skipped: {reason}");

    public static void Print(IReadOnlyList<Figure> figures)
    {
        var names = figures.Max(figure => figure.Name.Length);
        var values = figures.Max(figure => figure.Value.Length);
        var targets = figures.Max(figure => figure.Target.Length);
        Console.WriteLine();
        Console.WriteLine("Medians, with the range of all rounds in brackets.");
        foreach (var (name, value, target, met) in figures)
            Console.WriteLine(
                (
                    $"{name.PadRight(names)}  {value.PadRight(values)}  {target.PadRight(targets)}  "
                    + $"{met switch { true => "met", false => "MISSED", null => "" }}"
                ).TrimEnd()
            );
    }

    public static string Number(double value, int digits) =>
        value.ToString("N" + digits, CultureInfo.InvariantCulture);
}
