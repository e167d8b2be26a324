"""Where Danish places lie, and what people mean who write down where they work."""
