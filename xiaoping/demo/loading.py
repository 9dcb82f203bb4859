"""Loads the demonstration township into an empty database, all of it or nothing."""

from django.apps import apps
from django.contrib.auth.models import User
from django.core.cache import cache
from django.db import connection, transaction

from villages import facts
from villages.models import Township
from xiaoping.kit import clock
from xiaoping.kit.actions import acting
from xiaoping.kit.models import Demonstration

from . import accounts, crops, people, poverty, staff, statements, villages, works
from .records import TODAY
from .writing import keeps_history, sign

# each has load(township); a later one may look up what an earlier one wrote
MODULES = (villages, accounts, crops, works, statements, poverty)
