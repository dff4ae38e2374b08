using System.Globalization;
using EMC2Workshop.Model;

namespace EMC2Workshop.Feeds.Schedules;

/// <summary>
/// Positive numbers of 31 bits, made of the permanent ids: the formats want them beside these. Where two have the same
/// first digits, the one whose id is greater has the next number.
/// </summary>
public sealed class ShortNumbers
{
    private readonly Dictionary<Guid, int> numbers = [];

    public ShortNumbers(IEnumerable<Item> items)
    {
        var taken = new HashSet<int>();
        foreach (var id in items.Select(item => item.Id).Distinct().Order())
        {
            var number = Math.Max(
                1,
                int.Parse(id.ToString("N")[..8], NumberStyles.HexNumber, CultureInfo.InvariantCulture)
                    & int.MaxValue
            );
            while (!taken.Add(number))
                number = number == int.MaxValue ? 1 : number + 1;
            numbers[id] = number;
        }
    }

    public int For(Item item) => numbers[item.Id];
}
