"""What every installation begins with: the tree of pages, groups, approval, routes, topics and letters."""
