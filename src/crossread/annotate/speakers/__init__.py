"""Who speaks: the name behind the words that name a source, and the medium that passed the words on."""
