"""Values → outside shapes; the only place that knows JSON, Markdown, HTML and the terminal."""
