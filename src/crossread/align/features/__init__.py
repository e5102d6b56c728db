"""What of a statement can be compared: words, names, quantities, days."""
