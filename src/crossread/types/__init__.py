"""What things are: frozen values without input or output. Imports nothing of the package but errors."""
