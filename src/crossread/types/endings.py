"""The endings of file names that may hold reports, for those who look through a folder or an archive.

A text is held in memory whole; a table, an archive or a feed is read piece by piece, and may be far larger.
"""

__all__ = ["ARCHIVES", "FEEDS", "READ", "TABLES", "TEXTS", "has_ending"]

FEEDS = (".xml", ".rss", ".rdf", ".atom")
TEXTS = (
    *(".txt", ".text", ".md", ".json", ".jsonld", ".html", ".htm"),
    *(*FEEDS, ".opml"),
    *(".pdf", ".docx", ".rtf", ".eml", ".mbox"),
)
TABLES = (".jsonl", ".ndjson", ".csv", ".tsv")
ARCHIVES = (".warc", ".wacz", ".zip", ".tar", ".tgz")
READ = (*TEXTS, *TABLES, *ARCHIVES)


def has_ending(name: str, endings: tuple[str, ...]) -> bool:
    """Whether `name` ends in one of `endings`, in whatever case, alone or with `.gz` behind it.

    >>> has_ending("News.WARC.gz", ARCHIVES)
    True
    """
    return name.lower().removesuffix(".gz").endswith(endings)
