"""How statements of one point stand to each other, one file a detail."""
