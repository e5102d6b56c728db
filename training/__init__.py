"""How what is learned was made; never imported by the package."""
