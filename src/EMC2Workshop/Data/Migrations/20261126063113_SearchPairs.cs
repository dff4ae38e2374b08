using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EMC2Workshop.Data.Migrations
{
    /// <inheritdoc />
    public partial class SearchPairs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Filled again from the content at the start.
            migrationBuilder.Sql("DROP TABLE SearchWords");
            migrationBuilder.Sql("DROP TABLE SearchIndex");
            migrationBuilder.Sql(SearchIndex.Create);
            migrationBuilder.Sql(SearchIndex.CreateWords);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // Filled again from the content at the start.
            migrationBuilder.Sql("DROP TABLE SearchWords");
            migrationBuilder.Sql("DROP TABLE SearchIndex");
            migrationBuilder.Sql(SearchIndex.Create);
            migrationBuilder.Sql(SearchIndex.CreateWords);
        }
    }
}
