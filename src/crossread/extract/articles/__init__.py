"""Articles in fields: schema.org, news agencies, news archives, tables."""
