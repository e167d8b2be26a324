"""The forms of challenges, by subject."""
