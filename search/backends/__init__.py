"""What finds candidates for a query: the files of the index, or Elasticsearch where it holds a copy of them.

A backend says which rows have a word of the query, which are worth a score, and how many there are of each facet.
Scores, fusion, order, marking and paging are the same code for all of them (``search.finding.files``), and so is who
may see what, which is asked of the database again when rows are read.
"""

from search.backends.base import Away, Candidates, Question
from search.backends.choice import candidates, step

__all__ = ["Away", "Candidates", "Question", "candidates", "step"]
