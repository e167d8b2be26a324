"""How dates may be typed, by language (``FORMAT_MODULE_PATH``). The CMS shows them as 24.12.2026 in each."""
