"""Which statements of different reports tell one point."""
