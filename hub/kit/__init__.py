"""Tools every layer stands on; knows no user model and no domain."""
