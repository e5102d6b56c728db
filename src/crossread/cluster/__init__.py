"""Step 4: Reports → Stories: which reports print one text, and which tell one happening."""
