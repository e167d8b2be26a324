"""What vectors are made of: the text of a document in pieces, each with the vector of what it means."""

from django.db import models
from django.db.models import Q

from search.models.documents import SearchDocument


class ChunkQuerySet(models.QuerySet):
    def without_vector_of(self, stamp: str):
        """Pieces with no vector, or with one that another model made."""
        return self.exclude(stamp=stamp)

    def with_vector_of(self, stamp: str):
        return self.filter(stamp=stamp, vector__isnull=False)


class Chunk(models.Model):
    """At most 500 characters of a document. ``vector`` is float16 of length 1, ``stamp`` the model that made it."""

    document = models.ForeignKey(SearchDocument, on_delete=models.CASCADE, related_name="chunks")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    vector = models.BinaryField(null=True)
    stamp = models.CharField(max_length=120, blank=True, db_index=True)

    objects = ChunkQuerySet.as_manager()

    class Meta:
        ordering = ["document", "number"]
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="one_chunk_a_number"),
            models.CheckConstraint(condition=Q(vector=None) | ~Q(stamp=""), name="a_vector_tells_its_model"),
        ]

    def __str__(self):
        return f"{self.document_id}/{self.number}"
