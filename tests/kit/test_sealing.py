"""What is sealed stays shut for everybody but its own subject and purpose."""

import uuid
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub.kit import sealing
from hub.kit.models import DataKey

pytestmark = pytest.mark.django_db
SUBJECT = uuid.UUID("5f2f9a42-6d0e-4d5e-9f3b-1f8f6f6f0001")
quick = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@quick
@given(st.binary(max_size=2000), st.text(max_size=40))
def test_what_was_sealed_comes_back_unchanged(plaintext, about):
    assert sealing.unseal(SUBJECT, sealing.seal(SUBJECT, plaintext, about), about) == plaintext


@quick
@given(st.binary(min_size=1, max_size=200), st.data())
def test_one_changed_bit_breaks_the_seal(plaintext, data):
    blob = bytearray(sealing.seal(SUBJECT, plaintext))
    bit = data.draw(st.integers(0, len(blob) * 8 - 1))
    blob[bit // 8] ^= 1 << (bit % 8)
    with pytest.raises(sealing.SealBroken):
        sealing.unseal(SUBJECT, bytes(blob))


@quick
@given(st.text(max_size=20), st.text(max_size=20))
def test_a_seal_opens_only_for_what_it_was_made_about(about, other):
    blob = sealing.seal(SUBJECT, b"answer", about)
    if about == other:
        assert sealing.unseal(SUBJECT, blob, other) == b"answer"
    else:
        with pytest.raises(sealing.SealBroken):
            sealing.unseal(SUBJECT, blob, other)


def test_another_subject_does_not_open_the_seal():
    stranger = uuid.uuid4()
    sealing.seal(stranger, b"its own key exists")
    with pytest.raises(sealing.SealBroken):
        sealing.unseal(stranger, sealing.seal(SUBJECT, b"answer"))


def test_the_same_text_never_looks_the_same_twice():
    assert sealing.seal(SUBJECT, b"answer") != sealing.seal(SUBJECT, b"answer")


def test_a_subject_has_one_data_key_and_it_is_not_stored_in_clear(settings):
    sealing.seal(SUBJECT, b"one")
    sealing.seal(SUBJECT, b"two")
    row = DataKey.objects.get(subject=SUBJECT)
    assert len(bytes(row.wrapped)) == 1 + 12 + 32 + 16


def test_a_forgotten_subject_can_be_read_by_nobody():
    blob = sealing.seal(SUBJECT, b"answer")
    sealing.forget(SUBJECT)
    with pytest.raises(sealing.SealBroken):
        sealing.unseal(SUBJECT, blob)
    sealing.seal(SUBJECT, b"a new key does not open the old seal")
    with pytest.raises(sealing.SealBroken):
        sealing.unseal(SUBJECT, blob)


def test_a_missing_key_is_made_for_this_user_only_where_that_is_allowed(settings, tmp_path):
    settings.SEALING_KEY_FILE = str(tmp_path / "deep" / "sealing.key")
    sealing.seal(SUBJECT, b"answer")
    assert Path(settings.SEALING_KEY_FILE).stat().st_mode & 0o777 == 0o600


def test_a_missing_key_stops_production_with_a_plain_message(settings, tmp_path):
    settings.SEALING_KEY_MAY_BE_MADE = False
    settings.SEALING_KEY_FILE = str(tmp_path / "gone.key")
    with pytest.raises(ImproperlyConfigured, match=r"SEALING_KEY_FILE .*gone.key.* can't be read"):
        sealing.seal(SUBJECT, b"answer")
    assert not Path(settings.SEALING_KEY_FILE).exists()


@pytest.mark.parametrize("content", ["", "c2hvcnQ=", "not base64 at all!"])
def test_a_key_of_the_wrong_length_is_refused(settings, tmp_path, content):
    path = tmp_path / "bad.key"
    path.write_text(content)
    settings.SEALING_KEY_FILE = str(path)
    with pytest.raises(ImproperlyConfigured, match="32 random bytes"):
        sealing.seal(SUBJECT, b"answer")


def test_a_new_key_in_front_seals_from_now_on_and_the_old_one_still_opens(settings, tmp_path):
    old, new, both = tmp_path / "old.key", tmp_path / "new.key", tmp_path / "both.key"
    sealing.make_key_file(old)
    sealing.make_key_file(new)
    both.write_text(new.read_text() + old.read_text())
    settings.SEALING_KEY_FILE = str(old)
    blob = sealing.seal(SUBJECT, b"answer")
    settings.SEALING_KEY_FILE = str(both)
    assert sealing.unseal(SUBJECT, blob) == b"answer"
    settings.SEALING_KEY_FILE = str(new)
    with pytest.raises(sealing.SealBroken):
        sealing.unseal(SUBJECT, blob)
