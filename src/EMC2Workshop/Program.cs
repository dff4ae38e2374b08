using EMC2Workshop.Data;
using EMC2Workshop.Publishing;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddWorkshopData(services => Places.Store(services.GetRequiredService<IConfiguration>(), services.GetRequiredService<IHostEnvironment>()));
builder.Services.AddContent();
var app = builder.Build();
if (ContentCommands.IsCommand(args)) return await ContentCommands.RunAsync(args, app.Services, CancellationToken.None);
await app.Services.PrepareContentAsync();
await app.RunAsync();
return 0;
