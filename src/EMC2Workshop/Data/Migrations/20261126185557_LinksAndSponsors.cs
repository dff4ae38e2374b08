using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EMC2Workshop.Data.Migrations
{
    /// <inheritdoc />
    public partial class LinksAndSponsors : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // With its foreign key at once: EF would make the table anew for it.
            migrationBuilder.Sql(
                "ALTER TABLE Talks ADD COLUMN SponsorId TEXT NULL REFERENCES Sponsors (Id) ON DELETE SET NULL");

            migrationBuilder.AddColumn<string>(
                name: "Materials",
                table: "Sessions",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            // With its foreign key at once: EF would make the table anew for it.
            migrationBuilder.Sql(
                "ALTER TABLE Sessions ADD COLUMN SponsorId TEXT NULL REFERENCES Sponsors (Id) ON DELETE SET NULL");

            migrationBuilder.AddColumn<string>(
                name: "Links",
                table: "Editions",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "Recordings",
                table: "Editions",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.CreateIndex(
                name: "IX_Talks_SponsorId",
                table: "Talks",
                column: "SponsorId");

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_SponsorId",
                table: "Sessions",
                column: "SponsorId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Sessions_Sponsors_SponsorId",
                table: "Sessions");

            migrationBuilder.DropForeignKey(
                name: "FK_Talks_Sponsors_SponsorId",
                table: "Talks");

            migrationBuilder.DropIndex(
                name: "IX_Talks_SponsorId",
                table: "Talks");

            migrationBuilder.DropIndex(
                name: "IX_Sessions_SponsorId",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "SponsorId",
                table: "Talks");

            migrationBuilder.DropColumn(
                name: "Materials",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "SponsorId",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "Links",
                table: "Editions");

            migrationBuilder.DropColumn(
                name: "Recordings",
                table: "Editions");
        }
    }
}
