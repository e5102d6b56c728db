"""Feeds and lists of feeds: RSS, Atom, OPML, JSON Feed."""
