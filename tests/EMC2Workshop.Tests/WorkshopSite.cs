using AngleSharp;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace EMC2Workshop.Tests;

/// <summary>The whole site on its real content, with a store file of its own and a clock that tests set.</summary>
public class WorkshopSite : WebApplicationFactory<Program>
{
    private static readonly HtmlParser Parser = new(default, BrowsingContext.New());

    public TemporaryFolder Folder { get; } = new();

    /// <summary>Ten to ten at the venue on the day of the workshop, until a test sets it.</summary>
    public FakeTimeProvider Clock { get; } =
        new(new DateTimeOffset(2019, 12, 13, 9, 50, 0, TimeSpan.FromHours(-8)));

    /// <summary>The Markdown that the site takes its content from.</summary>
    public virtual string Content => Repository.Content;

    /// <summary>Of the site, beside those that it needs; set before the first request.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    public string Store => Path.Combine(Folder.Path, "workshop.db");

    /// <summary>A reader who follows no redirects.</summary>
    public HttpClient Visitor() =>
        CreateClient(
            new WebApplicationFactoryClientOptions
            {
                AllowAutoRedirect = false,
                BaseAddress = ClientOptions.BaseAddress,
            }
        );

    public async Task<IHtmlDocument> ReadAsync(string address)
    {
        using var visitor = Visitor();
        using var response = await visitor.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{address} answered {(int)response.StatusCode}");
        return Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Puts the site behind its real server, at a port of its own.</summary>
    public void Listen()
    {
        // A port that the factory chooses comes too late where the site is up before.
        Settings["urls"] = "http://127.0.0.1:0";
        UseKestrel();
        StartServer();
    }

    public static IHtmlDocument Parse(string html) => Parser.ParseDocument(html);

    /// <summary>The text of an element as a reader sees it: white space folded.</summary>
    public static string TextOf(AngleSharp.Dom.IElement? element) =>
        string.Join(
            ' ',
            (element?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        if (Content == Repository.Content)
            ImportedStore.CopyTo(Store);
        else
            MigratedStore.CopyTo(Store);
        builder.UseSetting("Content:Root", Content);
        builder.UseSetting("ConnectionStrings:Workshop", $"Data Source={Store};Foreign Keys=True");
        builder.UseSetting("Serilog:MinimumLevel:Default", "Warning");
        builder.UseSetting("Organizers:SignInsPerMinute", "1000");
        foreach (var (name, value) in Settings)
            builder.UseSetting(name, value);
        builder.ConfigureServices(SharedViews.AddTo);
        builder.ConfigureServices(services =>
            services
                .Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock))
                // Slow hashes are for guessers.
                .Configure<PasswordHasherOptions>(hashes => hashes.IterationCount = 1)
        );
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
            Folder.Dispose();
    }
}
