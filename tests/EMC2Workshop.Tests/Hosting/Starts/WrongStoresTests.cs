namespace EMC2Workshop.Tests.Hosting.Starts;

/// <summary>What can't be a store, or stands where one is to be, is told and left as it is.</summary>
public sealed class WrongStoresTests(WrongSettings wrong) : IClassFixture<WrongSettings>
{
    [Theory]
    [InlineData("", "", "Data Source=")]
    [InlineData("workshop.db", "workshop.db", "Data Source=")]
    [InlineData("Data Source=", "Data Source=", "Data Source=/")]
    [InlineData("Data Source=:memory:", "Data Source=:memory:", "Data Source=/")]
    [InlineData("Data Source=x;Mode=Memory", "Mode=Memory", "Data Source=/")]
    [InlineData("Data Source=x;Mode=ReadOnly", "Mode=ReadOnly", "Data Source=/")]
    [InlineData("Data Source=x;Default Timeout=abc", "Timeout=abc", "Data Source=/")]
    [InlineData("Data Source=x;Password=" + WrongSettings.Secret, "(not shown)", "Data Source=/")]
    [InlineData("Data Source={folder}", "{folder}", "folder")]
    [InlineData("Data Source={folder}/file", "{folder}/file", "move it away")]
    [InlineData("Data Source={folder}/file/a/b.db", "{folder}/file/a/b.db", "folder")]
    [InlineData("Data Source={folder}/readonly.db", "{folder}/readonly.db", "writable")]
    [InlineData("Data Source={folder}/keys.db", "{folder}/keys.db.keys", "move that file")]
    [InlineData("Data Source={folder}/media.db", "{folder}/media.db.media", "move that file")]
    public Task A_wrong_store_is_one_line_and_no_start(string connection, string value, string right) =>
        wrong.AreOneLineAndNoStartAsync(
            "ConnectionStrings:Workshop",
            value,
            right,
            "ConnectionStrings:Workshop=" + connection
        );
}
