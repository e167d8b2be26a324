"""The doors of the shop window."""
