using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EMC2Workshop.Organizers.Migrations
{
    /// <inheritdoc />
    public partial class FailedTries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "FailedTries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Account = table.Column<string>(type: "TEXT", nullable: false),
                    From = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FailedTries", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_FailedTries_Account_At",
                table: "FailedTries",
                columns: new[] { "Account", "At" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FailedTries");
        }
    }
}
