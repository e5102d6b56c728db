"""The page of a library, and its API."""
