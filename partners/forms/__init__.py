"""Forms of partners: one question a line, in plain words."""
