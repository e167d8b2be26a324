"""What stands in deploy/ fits the code: the names of settings, scripts a shell can read, nothing private served."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SCRIPTS = sorted([*ROOT.glob("deploy/*.sh"), ROOT / ".ci" / "run", ROOT / "tests" / "run.sh"])
CHOSEN_BY_DEPLOYMENT = {
    "DJANGO_SETTINGS_MODULE",
    "ES_JAVA_OPTS",
    "POSTGRES_PASSWORD",
    "POSTGRES_USER",
    "POSTGRES_DB",
    "PYTHONUNBUFFERED",
}


def documented():
    return set(re.findall(r"^\| `([A-Z][A-Z0-9_]+)` \|", (ROOT / "docs" / "settings.md").read_text(), re.MULTILINE))


def test_containers_are_given_documented_settings_only():
    given = set(re.findall(r"^ {4,6}([A-Z][A-Z0-9_]+):", (ROOT / "deploy" / "compose.yaml").read_text(), re.MULTILINE))
    assert "SEALING_KEY_FILE" in given
    assert given - documented() - CHOSEN_BY_DEPLOYMENT == set()


@pytest.mark.parametrize("unit", sorted(ROOT.glob("deploy/systemd/*.service")), ids=lambda path: path.name)
def test_units_are_given_documented_settings_only(unit):
    lines = [line for line in unit.read_text().splitlines() if line.startswith("Environment=")]
    given = set(re.findall(r"([A-Z][A-Z0-9_]+)=", " ".join(line.removeprefix("Environment=") for line in lines)))
    assert "SEALING_KEY_FILE" in given
    assert given - documented() - CHOSEN_BY_DEPLOYMENT == set()


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts_can_be_read_and_run(script):
    shell = "sh" if script.read_text().startswith("#!/bin/sh") else "bash"
    checked = subprocess.run([shell, "-n", script], capture_output=True, text=True, check=False)
    assert checked.stderr == ""
    assert script.stat().st_mode & 0o111


def test_the_proxy_serves_published_images_and_nothing_else_from_the_disk():
    folders = re.findall(
        r"^\s*(?:alias|root)\s+(\S+);", (ROOT / "deploy" / "nginx" / "quadro.conf").read_text(), re.MULTILINE
    )
    assert folders == ["/var/lib/quadro/media/images/"]


def test_the_proxy_writes_down_no_query_and_no_referrer():
    conf = (ROOT / "deploy" / "nginx" / "quadro.conf").read_text()
    (line,) = re.findall(r"^log_format (\w+) '(.*)';", conf, re.MULTILINE)
    assert re.findall(r"^\s*access_log \S+ (\w+);", conf, re.MULTILINE) == [line[0]]
    assert not {"$request", "$request_uri", "$args", "$query_string", "$http_referer"} & set(
        re.findall(r"\$\w+", line[1])
    )
