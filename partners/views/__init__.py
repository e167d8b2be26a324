"""The doors of partners, by subject."""
