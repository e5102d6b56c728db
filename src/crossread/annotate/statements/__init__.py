"""What is told: clauses, how sure they hold what they tell, and the events in them."""
