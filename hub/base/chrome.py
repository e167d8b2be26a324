"""What stands around every page."""


def chrome(request):
    """Header and footer."""
    return {"chrome": {}}
