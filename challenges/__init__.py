"""What is asked, answered and decided."""
