"""What can be found: the documents of each thing, and the files built from them."""
