using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EMC2Workshop.Organizers.Migrations
{
    /// <inheritdoc />
    public partial class OpenLinks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "ConfirmedAt",
                table: "SignIns",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<Guid>(
                name: "MadeById",
                table: "Links",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NormalizedEmail",
                table: "Links",
                type: "TEXT",
                nullable: true);

            migrationBuilder.Sql("UPDATE Links SET NormalizedEmail = upper(Email)");

            migrationBuilder.CreateIndex(
                name: "IX_Links_NormalizedEmail",
                table: "Links",
                column: "NormalizedEmail");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Links_NormalizedEmail",
                table: "Links");

            migrationBuilder.DropColumn(
                name: "ConfirmedAt",
                table: "SignIns");

            migrationBuilder.DropColumn(
                name: "MadeById",
                table: "Links");

            migrationBuilder.DropColumn(
                name: "NormalizedEmail",
                table: "Links");
        }
    }
}
