"""The history of a record says in words what was done: every action has its label."""

from importlib import import_module

import pytest

from xiaoping.kit.registry import action_labels


@pytest.mark.parametrize("app", ["villages", "poverty", "welfare", "safety", "planning"])
def test_every_action_has_a_label(app):
    """An action is a function that `action` or `foresees` wrapped."""
    import_module(f"{app}.urls")
    members = vars(import_module(f"{app}.actions")).values()
    names = {one.__name__ for one in members if callable(one) and hasattr(one, "__wrapped__")}
    assert (names - action_labels.keys(), bool(names)) == (set(), True)
