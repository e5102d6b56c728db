"""Step 5: a Story → Alignments: who is who across reports, what matches, and how it stands."""
