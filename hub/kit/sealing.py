"""Seals: AES-256-GCM under one data key a subject, itself wrapped by a key outside database and backup."""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
import uuid
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from hub.kit.models import DataKey

VERSION = b"\x01"
NONCE = 12  # bytes, as NIST SP 800-38D advises for GCM
TAG = 16
KEY = 32


class SealBroken(Exception):  # noqa: N818 -- the name says what happened
    """The sealed bytes were changed, belong elsewhere, or were sealed with a key that is gone."""


def seal(subject: uuid.UUID, plaintext: bytes, about: str = "") -> bytes:
    """Seal bytes for a subject (a challenge); only the same subject and ``about`` open them again."""
    return _lock(_data_key(subject), plaintext, _bound(subject, about))


def unseal(subject: uuid.UUID, blob: bytes, about: str = "") -> bytes:
    """The bytes that were sealed. Raises SealBroken."""
    row = DataKey.objects.filter(subject=subject).first()
    if row is None:
        raise SealBroken("there is no key for this subject")
    return _open(_unwrapped(row), bytes(blob), _bound(subject, about))


def forget(subject: uuid.UUID) -> None:
    """Throw a subject's data key away: what it sealed can't be read by anybody, not even from a backup of the files."""
    DataKey.objects.filter(subject=subject).delete()


def fingerprints() -> list[str]:
    """What tells one application key from another without telling the key; none where there is no key file."""
    if not Path(settings.SEALING_KEY_FILE).exists():
        return []
    return [hashlib.sha256(b"quadro sealing key" + key).hexdigest()[:16] for key in _application_keys()]


def unopenable(using: str = "default") -> int:
    """How many subjects' secrets the present application keys can't open."""
    count = 0
    for row in DataKey.objects.using(using).iterator():
        try:
            _unwrapped(row)
        except (SealBroken, ImproperlyConfigured):
            count += 1
    return count


def _data_key(subject: uuid.UUID) -> bytes:
    row = DataKey.objects.filter(subject=subject).first()
    if row is None:
        fresh = _lock(_application_keys()[0], os.urandom(KEY), _bound(subject, "data key"))
        row, _ = DataKey.objects.get_or_create(subject=subject, defaults={"wrapped": fresh})
    return _unwrapped(row)


def _unwrapped(row: DataKey) -> bytes:
    for key in _application_keys():
        try:
            return _open(key, bytes(row.wrapped), _bound(row.subject, "data key"))
        except SealBroken:
            continue
    raise SealBroken("no key in SEALING_KEY_FILE opens this subject's data key")


def _bound(subject: uuid.UUID, about: str) -> bytes:
    return VERSION + subject.bytes + about.encode()


def _lock(key: bytes, plaintext: bytes, bound: bytes) -> bytes:
    nonce = os.urandom(NONCE)
    return VERSION + nonce + AESGCM(key).encrypt(nonce, plaintext, bound)


def _open(key: bytes, blob: bytes, bound: bytes) -> bytes:
    if len(blob) < 1 + NONCE + TAG or blob[:1] != VERSION:
        raise SealBroken("these are no sealed bytes")
    try:
        return AESGCM(key).decrypt(blob[1 : 1 + NONCE], blob[1 + NONCE :], bound)
    except InvalidTag:
        raise SealBroken("these bytes were changed, or were sealed for something else") from None


# --- The application key ------------------------------------------------------------------------------------------


def _application_keys() -> tuple[bytes, ...]:
    """The keys of SEALING_KEY_FILE, one a line: the first wraps, all unwrap (put a new one first to change it)."""
    path = Path(settings.SEALING_KEY_FILE)
    if not path.exists() and settings.SEALING_KEY_MAY_BE_MADE:
        make_key_file(path)
    return _read_keys(str(path))


@lru_cache(maxsize=4)
def _read_keys(path: str) -> tuple[bytes, ...]:
    try:
        lines = Path(path).read_text().split()
    except OSError as error:
        raise ImproperlyConfigured(
            f"SEALING_KEY_FILE ({path}) can't be read: {error.strerror}. Without it no answer can be sealed or opened."
        ) from None
    try:
        keys = tuple(base64.b64decode(line, validate=True) for line in lines)
    except binascii.Error:
        keys = ()
    if not keys or any(len(key) != KEY for key in keys):
        raise ImproperlyConfigured(f"SEALING_KEY_FILE ({path}) must hold 32 random bytes in base64 on each line.")
    return keys


def make_key_file(path: Path) -> None:
    """Write a fresh key that only this user may read; an existing file is left alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "wb") as file:
        file.write(base64.b64encode(os.urandom(KEY)) + b"\n")
        file.flush()
        os.fsync(file.fileno())
