"""A model of rules: it measures what the weights gain, and tests use it."""
