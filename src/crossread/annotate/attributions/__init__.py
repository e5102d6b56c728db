"""What a model read as attributions, mended, and parted from what tells that nobody spoke."""
