using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EMC2Workshop.Data.Migrations
{
    /// <inheritdoc />
    public partial class ImportedFiles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "TakenPath",
                table: "Trash",
                newName: "ImportedPath");

            migrationBuilder.RenameColumn(
                name: "TakenHash",
                table: "Trash",
                newName: "ImportedHash");

            migrationBuilder.RenameColumn(
                name: "TakenPath",
                table: "ContentItems",
                newName: "ImportedPath");

            migrationBuilder.RenameColumn(
                name: "TakenHash",
                table: "ContentItems",
                newName: "ImportedHash");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "ImportedPath",
                table: "Trash",
                newName: "TakenPath");

            migrationBuilder.RenameColumn(
                name: "ImportedHash",
                table: "Trash",
                newName: "TakenHash");

            migrationBuilder.RenameColumn(
                name: "ImportedPath",
                table: "ContentItems",
                newName: "TakenPath");

            migrationBuilder.RenameColumn(
                name: "ImportedHash",
                table: "ContentItems",
                newName: "TakenHash");
        }
    }
}
