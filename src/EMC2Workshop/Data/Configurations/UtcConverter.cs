using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EMC2Workshop.Data.Configurations;

/// <summary>A moment is kept as UTC text, so that SQLite puts moments in order.</summary>
internal sealed class UtcConverter()
    : ValueConverter<DateTimeOffset, DateTime>(
        moment => moment.UtcDateTime,
        stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc))
    );
