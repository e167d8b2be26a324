"""Elasticsearch through elasticsearch-dsl: a copy of the index that answers which rows are worth a look.

Only what the core of Elasticsearch has is used (tests/search/test_elastic_requests.py holds the list).
"""
