"""The words of the demo and of a fresh installation: plain dicts and lists, one subject a file.

Records name each other by slug. Days are counted from today (negative: past), months from the current one
(-1 is last month). Evidence is keyed by kind, `kind/en` where the text is English; several texts of a kind are a list.
"""
