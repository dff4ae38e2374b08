using EMC2Workshop.Data;
using EMC2Workshop.Hosting;
using EMC2Workshop.Workshop;
using Microsoft.AspNetCore.Mvc;
using QRCoder;

namespace EMC2Workshop.Pages.My;

/// <summary>A reader's own agenda, all of it in the address: to be kept, sent, and scanned from one screen to another.</summary>
public sealed class MyModel(Site site, SiteAddress address) : ReaderPage(site)
{
    public string? Code { get; private set; }

    public IReadOnlyList<Session> All { get; private set; } = [];

    public IReadOnlyList<Session> Starred { get; private set; } = [];

    /// <summary>Two that are at the same time.</summary>
    public IReadOnlyList<(Session One, Session Other)> Clashes { get; private set; } = [];

    public override string Canonical => Address.Of(Edition, "my");

    public string Link => address.Absolute(Address.Of(Edition, $"my/{Code}"));

    /// <summary>Of <see cref="Link"/>, as an SVG element.</summary>
    public string Picture
    {
        get
        {
            using var code = QRCodeGenerator.GenerateQrCode(Link, QRCodeGenerator.ECCLevel.L);
            using var picture = new SvgQRCode(code);
            return picture.GetGraphic(4);
        }
    }

    protected override bool StaysTrue => true;

    public async Task<IActionResult> OnGetAsync(string? code, [FromQuery] string[]? star)
    {
        Response.Headers.CacheControl = "no-cache"; // a browser may keep it for when there is no network
        All = await Db.Sessions.Of(Edition).InProgramOrder().WithProgramAsync(Aborted);
        if (star is { Length: > 0 })
        {
            var chosen = Stars.CodeOf(All.Where(session => star.Contains(Stars.CodeOf(session))));
            return new RedirectResult(Address.Of(Edition, $"my/{chosen}") + (HttpContext.Features.Get<Asked>() is { } asked ? "?" + asked.Query : ""));
        }
        if (code is null) return Page();
        if (Stars.Read(code) is not { } stars) return NotFound();
        Code = code;
        Starred = [.. All.Where(session => stars.Contains(Stars.CodeOf(session)))];
        var held = Starred.Where(session => !session.IsCancelled && session.Begins is not null).ToList();
        Clashes = [.. held.SelectMany((one, index) => held.Skip(index + 1).Where(other => other.Begins < one.Ends && one.Begins < other.Ends).Select(other => (one, other)))];
        return Page();
    }
}
