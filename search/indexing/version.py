"""What the index is written by."""

VERSION = 6  # another one whenever a text becomes other terms than before, or the files are written in another way
