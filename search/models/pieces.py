"""Vectors of the pieces of text that matching compares."""

from django.db import models


class PieceVector(models.Model):
    """``digest`` is the SHA-256 of at most 500 characters, ``vector`` float16 of length 1, ``stamp`` its model."""

    digest = models.CharField(max_length=64)
    stamp = models.CharField(max_length=120, db_index=True)
    vector = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["digest", "stamp"], name="one_vector_a_piece_and_model")]

    def __str__(self):
        return f"{self.digest[:12]} {self.stamp}"
