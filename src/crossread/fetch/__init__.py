"""Step 1: an address → a Capture, the bytes as they were received."""
