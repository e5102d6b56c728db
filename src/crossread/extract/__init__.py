"""Step 2: a Capture → a Report, with page furniture marked as dropped."""
