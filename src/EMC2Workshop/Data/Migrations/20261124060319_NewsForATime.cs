using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EMC2Workshop.Data.Migrations
{
    /// <inheritdoc />
    public partial class NewsForATime : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "From",
                table: "Announcements",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "Until",
                table: "Announcements",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "From",
                table: "Announcements");

            migrationBuilder.DropColumn(
                name: "Until",
                table: "Announcements");
        }
    }
}
