using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EMC2Workshop.Accounts;

/// <summary>
/// Codes of authenticator apps (RFC 6238: SHA-1, six digits, thirty seconds). The framework's own check reads the
/// system's
/// clock and does not tell which code of several was meant, so it can't refuse one that was used before.
/// </summary>
public static class TimeCodes
{
    private const int Seconds = 30;
    private const int Digits = 6;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>A clock may be one step early or late.</summary>
    private static readonly int[] Drift = [0, -1, 1];

    /// <param name="key">In base 32, as apps are given it.</param>
    /// <returns>The step that the code is of; null where it is of none near now.</returns>
    public static long? FindStep(string code, string key, DateTimeOffset now)
    {
        if (code.Length != Digits || !code.All(char.IsAsciiDigit))
            return null;
        var secret = Decode(key);
        var present = now.ToUnixTimeSeconds() / Seconds;
        long? found = null;
        foreach (var drift in Drift)
        {
            if (
                CryptographicOperations.FixedTimeEquals(
                    Encoding.ASCII.GetBytes(CodeAt(secret, present + drift)),
                    Encoding.ASCII.GetBytes(code)
                )
            )
                found ??= present + drift;
        }
        return found;
    }

    /// <summary>The code of a moment.</summary>
    public static string CodeAt(string key, DateTimeOffset moment) =>
        CodeAt(Decode(key), moment.ToUnixTimeSeconds() / Seconds);

    private static string CodeAt(byte[] secret, long step)
    {
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // SHA-1 is what apps know (RFC 6238, 1.2), and as an HMAC it is sound.
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xF)) & 0x7FFFFFFF;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Decode(string key)
    {
        var (bytes, bits, buffer) = (new List<byte>(), 0, 0);
        foreach (var character in key.TrimEnd('='))
        {
            buffer = (buffer << 5) | Base32.IndexOf(char.ToUpperInvariant(character));
            if ((bits += 5) < 8)
                continue;
            bytes.Add((byte)(buffer >> (bits -= 8)));
            buffer &= (1 << bits) - 1;
        }
        return [.. bytes];
    }
}
