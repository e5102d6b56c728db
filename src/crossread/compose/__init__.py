"""Step 6: Alignments → a Synopsis: passages, a timeline, who said what."""
