using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Html;

namespace EMC2Workshop.Hosting;

/// <summary>The site's own text of a style or script element: it goes between the tags with nothing added.</summary>
public sealed class InlineAsset(string text) : HtmlString(text)
{
    /// <summary>Allows exactly this text (CSP 3, hash-source).</summary>
    public string CspHash { get; } =
        $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
}
