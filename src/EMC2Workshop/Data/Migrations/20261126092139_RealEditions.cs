using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EMC2Workshop.Data.Migrations
{
    /// <inheritdoc />
    public partial class RealEditions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "Cancelled",
                table: "Talks",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Reason",
                table: "Talks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "JoinUrl",
                table: "Sessions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ConductUrl",
                table: "Series",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Contact",
                table: "Series",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Reason",
                table: "Papers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Withdrawn",
                table: "Papers",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Accessibility",
                table: "Editions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Address",
                table: "Editions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ConductUrl",
                table: "Editions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Contact",
                table: "Editions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MapUrl",
                table: "Editions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OrdinalLetter",
                table: "Editions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Reason",
                table: "Editions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RegistrationUrl",
                table: "Editions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "When",
                table: "Editions",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Cancelled",
                table: "Talks");

            migrationBuilder.DropColumn(
                name: "Reason",
                table: "Talks");

            migrationBuilder.DropColumn(
                name: "JoinUrl",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "ConductUrl",
                table: "Series");

            migrationBuilder.DropColumn(
                name: "Contact",
                table: "Series");

            migrationBuilder.DropColumn(
                name: "Reason",
                table: "Papers");

            migrationBuilder.DropColumn(
                name: "Withdrawn",
                table: "Papers");

            migrationBuilder.DropColumn(
                name: "Accessibility",
                table: "Editions");

            migrationBuilder.DropColumn(
                name: "Address",
                table: "Editions");

            migrationBuilder.DropColumn(
                name: "ConductUrl",
                table: "Editions");

            migrationBuilder.DropColumn(
                name: "Contact",
                table: "Editions");

            migrationBuilder.DropColumn(
                name: "MapUrl",
                table: "Editions");

            migrationBuilder.DropColumn(
                name: "OrdinalLetter",
                table: "Editions");

            migrationBuilder.DropColumn(
                name: "Reason",
                table: "Editions");

            migrationBuilder.DropColumn(
                name: "RegistrationUrl",
                table: "Editions");

            migrationBuilder.DropColumn(
                name: "When",
                table: "Editions");
        }
    }
}
