"""Crossread sets several news reports of one happening side by side, bound to their exact words."""
