"""Typed readers of the environment, used by the settings and by nothing else.

Every variable may instead be given as a file: ``NAME_FILE`` holds the path of a file with the value, which is how
secrets arrive in containers. A missing or malformed variable stops the start with its name and what it should be;
the value itself is never printed, since it may be a secret.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

_env = environ.FileAwareEnv()
_REQUIRED = object()


def read(name: str, should_be: str, cast: Callable[[str], Any], default: Any = _REQUIRED) -> Any:
    """The variable's value, or ImproperlyConfigured with its name and what it should be."""
    try:
        raw = _env.str(name, default=None)
    except OSError as error:
        raise ImproperlyConfigured(f"{name}_FILE: the file cannot be read ({error.strerror}).") from None
    raw = raw.strip() if raw else ""
    if not raw:
        if default is _REQUIRED:
            raise ImproperlyConfigured(f"{name} is not set. It should be {should_be}.")
        return default
    try:
        return cast(raw)
    except (ValueError, TypeError, KeyError, binascii.Error):
        raise ImproperlyConfigured(f"{name} is malformed. It should be {should_be}.") from None


def flag(raw: str) -> bool:
    """True or false, in the usual spellings."""
    return {
        "true": True,
        "on": True,
        "1": True,
        "yes": True,
        "false": False,
        "off": False,
        "0": False,
        "no": False,
    }[raw.lower()]


def count(raw: str) -> int:
    """A whole number, zero or more."""
    number = int(raw)
    if number < 0:
        raise ValueError
    return number


def parts(raw: str) -> list[str]:
    """The parts between commas."""
    return [part.strip() for part in raw.split(",") if part.strip()]


def secret(raw: str) -> str:
    """A text too long to guess."""
    if len(raw) < 32:
        raise ValueError
    return raw


def key(raw: str) -> str:
    """32 bytes in base64, kept as text."""
    if len(base64.b64decode(raw, validate=True)) != 32:
        raise ValueError
    return raw


def keys(raw: str) -> list[str]:
    """Named keys ``id:base64``, the current one first."""
    entries = parts(raw)
    names = [entry.partition(":")[0] for entry in entries]
    if not entries or "" in names or len(set(names)) != len(names):
        raise ValueError
    for entry in entries:
        key(entry.partition(":")[2])
    return entries


def database(raw: str) -> dict[str, Any]:
    """Django's settings of a PostgreSQL database."""
    config = dict(environ.Env.db_url_config(raw))
    if "postgresql" not in str(config.get("ENGINE")) or not config.get("NAME"):
        raise ValueError
    return config


def broker(raw: str) -> str:
    """The address of a Redis or Valkey broker."""
    if not raw.startswith(("redis://", "rediss://")):
        raise ValueError
    return raw


def log_level(raw: str) -> str:
    """The name of a level of the logging module."""
    return {name: name for name in ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")}[raw.upper()]
