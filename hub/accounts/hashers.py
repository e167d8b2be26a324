"""Password hashing with parameters that a web server can bear."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2Hasher(Argon2PasswordHasher):
    """argon2id with 19 MiB, two passes, one lane (OWASP's first choice)."""

    time_cost = 2
    memory_cost = 19_456
    parallelism = 1
