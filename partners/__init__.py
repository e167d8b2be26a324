"""Who could work together: organisations, people, memberships and evidence."""
