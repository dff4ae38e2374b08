using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EMC2Workshop.Data.Migrations;

/// <summary>What was given no place among its like stood first, at 0, and stands last from now on.</summary>
[DbContext(typeof(WorkshopDbContext))]
[Migration("20261128153400_PlacesLast")]
public sealed class PlacesLast : Migration
{
    private static readonly string[] Tables = ["Sessions", "Sponsors", "Talks"];

    protected override void Up(MigrationBuilder migrationBuilder) => Move(migrationBuilder, 0, int.MaxValue);

    protected override void Down(MigrationBuilder migrationBuilder) => Move(migrationBuilder, int.MaxValue, 0);

    private static void Move(MigrationBuilder migrationBuilder, int from, int to)
    {
        foreach (var table in Tables)
            migrationBuilder.Sql($"""UPDATE "{table}" SET "Order" = {to} WHERE "Order" = {from}""");
    }
}
