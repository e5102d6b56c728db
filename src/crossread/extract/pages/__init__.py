"""Pages of HTML, and what they state of themselves."""
