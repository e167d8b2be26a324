"""Finding and matching; reads all, is imported by none."""
