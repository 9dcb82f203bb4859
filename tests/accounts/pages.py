"""The addresses of what is done to an account."""

from django.urls import reverse


def to(account, slug: str) -> str:
    return reverse(f"accounts:user_{slug}", args=[account.pk])
