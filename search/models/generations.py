"""The index as files: each build is a generation of its own, and the newest one answers."""

import uuid

from django.db import models
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from hub.kit.clock import now
from search.models.copies import ElasticIndex


class GenerationQuerySet(models.QuerySet):
    def with_state(self):
        """``is_behind``: a change of the rows waits to be built, or is being built just now.

        ``is_copied``: the index that answers on Elasticsearch holds this very generation.
        """
        waiting = DBTaskResult.objects.filter(
            task_path="search.actions.generations.build_generation",
            status__in=[TaskResultStatus.READY, TaskResultStatus.RUNNING],
        )
        copies = ElasticIndex.objects.filter(live=True, generation=models.OuterRef("pk"))
        return self.annotate(is_behind=models.Exists(waiting), is_copied=models.Exists(copies))


class Generation(models.Model):
    """One finished build. The files lie in a folder named by ``folder``; web processes open the newest they find."""

    folder = models.UUIDField(unique=True, default=uuid.uuid4)
    documents = models.PositiveIntegerField()
    chunks = models.PositiveIntegerField()
    stamp = models.CharField(max_length=120, blank=True)  # of the vectors in it; "" without any
    version = models.PositiveIntegerField(default=0)  # of the files and the text analysis; 0 from before it was said
    built_at = models.DateTimeField(default=now)
    seconds = models.FloatField()  # of processor time that building took

    objects = GenerationQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.pk}: {self.documents}"
