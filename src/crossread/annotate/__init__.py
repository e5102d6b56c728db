"""Step 3: a Report → its Annotations; one file a layer."""
