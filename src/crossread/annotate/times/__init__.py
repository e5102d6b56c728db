"""Times told in a report, and the days they mean."""
