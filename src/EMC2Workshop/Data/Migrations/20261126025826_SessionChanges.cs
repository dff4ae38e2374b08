using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EMC2Workshop.Data.Migrations
{
    /// <inheritdoc />
    public partial class SessionChanges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "SessionChanges",
                columns: table => new
                {
                    SessionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Number = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SessionChanges", x => x.SessionId);
                });

            // A number that no calendar has been told yet, and that the next change raises.
            migrationBuilder.Sql("""
                INSERT INTO SessionChanges (SessionId, At, Number)
                SELECT Id, (SELECT max(At) FROM Revisions), (SELECT max(Id) FROM Revisions) FROM Sessions
                """);

            // Filled again from the content at the start.
            migrationBuilder.Sql("DROP TABLE SearchWords");
            migrationBuilder.Sql("DROP TABLE SearchIndex");
            migrationBuilder.Sql(SearchIndex.Create);
            migrationBuilder.Sql(SearchIndex.CreateWords);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SessionChanges");
        }
    }
}
