"""`manage.py make_groups`: the five groups, with exactly the permissions the apps declare."""

from django.contrib.auth.models import Group, Permission
from django.core.management.base import BaseCommand, CommandError

from xiaoping.kit import roles
from xiaoping.kit.registry import unknown


class Command(BaseCommand):
    help = "Makes the five groups, or puts their permissions back to what is declared. Run it after every upgrade."

    def handle(self, *args, **options):
        known = {
            f"{app}.{codename}": pk
            for pk, app, codename in Permission.objects.values_list("pk", "content_type__app_label", "codename")
        }
        for role in (*roles.ROLES, *roles.POSTS):
            wanted = roles.declared(role)
            for permission in sorted(wanted - known.keys()):
                raise CommandError(f"{role}: {unknown('permission', permission, known)} Run “manage.py migrate” first.")
            group, _made = Group.objects.get_or_create(name=role)
            group.permissions.set([known[permission] for permission in wanted])
        if options["verbosity"] > 0:
            self.stdout.write(f"{len(roles.ROLES)} groups are as declared.")
