"""What holds many files: zip, tar, web archives."""
