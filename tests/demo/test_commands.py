"""The demonstration is loaded into an empty database only."""

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from villages.models import Person, Township
from xiaoping.kit.models import Demonstration


def test_nothing_is_loaded_over_a_township(small_township):
    with pytest.raises(CommandError, match="it holds the records of 小乡"):
        call_command("load_demo")
    assert Township.objects.count() == 1
    assert not Demonstration.objects.exists()


def test_nothing_is_loaded_over_any_record(db):
    Person.objects.create(name="张三", sex="1", born_on="1980-01-01")
    with pytest.raises(CommandError, match="it holds records of villages.Person"):
        call_command("load_demo")


def test_nobodys_account_gets_the_demonstrations_password(db):
    User.objects.create_user("leader")
    with pytest.raises(CommandError, match="accounts with the names of the demonstration's: leader"):
        call_command("load_demo")
    assert not Township.objects.exists()


def test_if_new_leaves_a_database_with_data_alone(small_township, capsys):
    call_command("load_demo", "--if-new")
    assert Township.objects.get().name == "小乡"
    assert capsys.readouterr().out == ""


def test_there_is_nothing_to_check_without_the_demonstration(db):
    with pytest.raises(CommandError, match="run manage.py load_demo first"):
        call_command("demo_check")
