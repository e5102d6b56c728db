"""The library: captures, reports, annotations and stories, kept in SQLite or PostgreSQL."""
