using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EMC2Workshop.Data.Migrations
{
    /// <inheritdoc />
    public partial class DiscardedDrafts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsTroubleTold",
                table: "Drafts",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "DiscardedDrafts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ItemId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Path = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    BaseHash = table.Column<string>(type: "TEXT", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    PublishAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    DiscardedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DiscardedBy = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DiscardedDrafts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Tombstones",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Tombstones", x => x.Key);
                });

            // By hand, since EF would rebuild the table outside of the transaction, where a kill leaves it half made.
            migrationBuilder.Sql("""
                CREATE TABLE "KeptLinks" (
                    "Id" TEXT NOT NULL CONSTRAINT "PK_PreviewLinks" PRIMARY KEY,
                    "ItemId" TEXT NOT NULL,
                    "Expires" TEXT NOT NULL,
                    "By" TEXT NOT NULL,
                    CONSTRAINT "FK_PreviewLinks_Drafts_ItemId" FOREIGN KEY ("ItemId") REFERENCES "Drafts" ("ItemId") ON DELETE CASCADE
                );
                INSERT INTO "KeptLinks" ("Id", "ItemId", "Expires", "By")
                    SELECT "Id", "ItemId", "Expires", "By" FROM "PreviewLinks" WHERE "ItemId" IN (SELECT "ItemId" FROM "Drafts");
                DROP TABLE "PreviewLinks";
                ALTER TABLE "KeptLinks" RENAME TO "PreviewLinks";
                CREATE INDEX "IX_PreviewLinks_ItemId" ON "PreviewLinks" ("ItemId");
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DiscardedDrafts");

            migrationBuilder.DropTable(
                name: "Tombstones");

            migrationBuilder.DropColumn(
                name: "IsTroubleTold",
                table: "Drafts");
        }
    }
}
