"""Who said what, by which word, and when."""
