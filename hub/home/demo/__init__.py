"""The demo: Fjordby, a municipality that does not exist, as data (content), drawings and the builder that plays it."""
