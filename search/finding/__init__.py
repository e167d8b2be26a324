"""Finding: a query in; a page of hits with counts, marks and facts out."""
