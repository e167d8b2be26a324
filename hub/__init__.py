"""Quadro, the partnership and innovation hub of a municipality."""

VERSION = "0.1.0"  # publiccode.yml says the same (tests/test_papers.py)
