"""What happens to printed figures and what is found among them."""

from .printed import check, correct_figure, enter_figure, reopen_finding, resolve_finding

__all__ = ["check", "correct_figure", "enter_figure", "reopen_finding", "resolve_finding"]
