"""Gold sets and metrics, by name: `python -m evals NAME --data FOLDER --split SPLIT [--json]`."""
