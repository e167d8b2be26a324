"""The doors of challenges, by subject."""
