"""Open data: the list of datasets, each as a page, as CSV and as JSON, and the key figures made from them."""

import json
from collections.abc import Iterator
from itertools import islice

from django.core.serializers.json import DjangoJSONEncoder
from django.http import Http404, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hub.home import statistics
from hub.kit import opendata

SHOWN = 50


@require_safe
def data_index(request):
    """All datasets, each with what it holds."""
    return render(request, "home/data_index.html", {"datasets": opendata.datasets()})


@require_safe
def data_detail(request, slug):
    """A dataset as a page: the first rows, and what each column means."""
    dataset = known(slug)
    first = list(islice(dataset.records(), SHOWN + 1))
    context = {
        "dataset": dataset,
        "rows": [[opendata.plain_cell(value) for value in record.values()] for record in first[:SHOWN]],
        "has_more": len(first) > SHOWN,
        "columns": [(name, column.about) for name, column in dataset.columns.items()],
        "crumbs": [(_("Open data"), reverse("data_index")), (dataset.title, "")],
    }
    return render(request, "home/data_detail.html", context)


@require_safe
def data_csv(request, slug):
    return opendata.csv_file(known(slug), slug)


@require_safe
def data_json(request, slug):
    return StreamingHttpResponse(json_lines(known(slug)), content_type="application/json")


@require_safe
def key_figures(request):
    """What the hub has led to, computed from the records."""
    return render(request, "home/key_figures.html", statistics.page())


def known(slug: str) -> opendata.Dataset:
    dataset = opendata.dataset(slug)
    if dataset is None:
        raise Http404
    return dataset


def json_lines(dataset: opendata.Dataset) -> Iterator[str]:
    """One JSON object: what the dataset is, then its rows, one a line."""
    about = {"id": dataset.slug, "title": str(dataset.title), "about": str(dataset.about), "licence": dataset.licence}
    about["columns"] = {name: str(column.about) for name, column in dataset.columns.items()}
    yield f'{json.dumps(about, ensure_ascii=False)[:-1]}, "rows": ['
    for number, record in enumerate(dataset.records()):
        yield f"{',' if number else ''}\n{json.dumps(record, ensure_ascii=False, cls=DjangoJSONEncoder)}"
    yield "\n]}\n"
