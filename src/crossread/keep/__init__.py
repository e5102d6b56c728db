"""Between the steps and the library: reading into it, grouping what it holds, and telling its stories."""
