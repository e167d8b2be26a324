"""What happened after a yes: pilots, measurements and learnings."""
