"""Logs and error reports never hold what a person wrote."""

import io
import json
import logging
import sys

import pytest
import structlog
from django.conf import settings as django_settings
from django.test import RequestFactory
from django.views.debug import ExceptionReporter

from hub.kit import logs

SECRET = "what nobody may read in a log"


@pytest.fixture
def lines():
    """Log as in production; ``lines()`` gives what was written, parsed."""
    logs.configure({"style": "json", "level": "INFO"})
    out = io.StringIO()
    handlers = [
        each for each in logging.getLogger().handlers if type(each.formatter).__module__.startswith("structlog")
    ]
    handlers[-1].setStream(out)
    yield lambda: [json.loads(line) for line in out.getvalue().splitlines()]
    logs.configure(django_settings.LOGGING)


def fail():
    raise ValueError(SECRET)


def test_a_production_line_is_json_with_time_level_logger_and_request(lines):
    with structlog.contextvars.bound_contextvars(request_id="abc"):
        structlog.get_logger("hub.tried").info("something", number=7)
    (line,) = lines()
    assert line["event"] == "something"
    assert (line["number"], line["request_id"], line["level"], line["logger"]) == (7, "abc", "info", "hub.tried")
    assert line["timestamp"].endswith("Z")


def test_a_librarys_line_bears_the_request_too(lines):
    with structlog.contextvars.bound_contextvars(request_id="abc"):
        logging.getLogger("some.library").warning("took %s seconds", 3)
    (line,) = lines()
    assert (line["event"], line["request_id"]) == ("took 3 seconds", "abc")


@pytest.mark.parametrize("logger", ["hub.tried", "django.request"])
def test_an_exception_is_told_by_class_and_place_without_its_message(lines, logger):
    try:
        try:
            fail()
        except ValueError as error:
            raise RuntimeError(SECRET) from error
    except RuntimeError:
        structlog.get_logger(logger).exception("went wrong")
        logging.getLogger(logger).error("went wrong", exc_info=sys.exc_info())
    assert len(lines()) == 2
    for line in lines():
        assert line["error"] == "builtins.RuntimeError"
        assert any("test_logs.py" in place and "in fail" in place for place in line["where"])
        assert SECRET not in json.dumps(line)


def test_places_are_kept_and_everything_else_of_a_traceback_is_left_out():
    text = (
        f'Traceback (most recent call last):\n  File "a.py", line 3, in verb\n    x = "{SECRET}"\nValueError: {SECRET}'
    )
    assert logs.where(text) == 'File "a.py", line 3, in verb'


def test_an_error_report_holds_no_request_body_and_no_local_variable(settings):
    settings.DEBUG = False
    unsaid, unsent = (
        "".join([word, " answer"]) for word in ("local", "sealed")
    )  # in parts: a report quotes the source
    request = RequestFactory().post("/svar/", {"answer": unsent})
    try:
        fail()
    except ValueError:
        html = ExceptionReporter(request, *sys.exc_info()).get_traceback_html()
    assert "unsaid" in html
    assert unsaid not in html
    assert unsent not in html


def test_the_hub_uses_the_quiet_filter():
    assert django_settings.DEFAULT_EXCEPTION_REPORTER_FILTER == "hub.kit.logs.QuietReporterFilter"
