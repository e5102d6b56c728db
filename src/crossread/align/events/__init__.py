"""Which mentions of events tell one event."""
