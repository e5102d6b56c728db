"""Who is told of: mentions with their names, and whom pronouns and descriptions mean."""
