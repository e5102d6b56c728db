"""What brings a library from one version to the next."""
