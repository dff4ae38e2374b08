using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EMC2Workshop.Data.Migrations
{
    /// <inheritdoc />
    public partial class ChallengeSubmission : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "SubmitUrl",
                table: "Challenges",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "SubmitUrl",
                table: "Challenges");
        }
    }
}
