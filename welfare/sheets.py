"""The sheet of one case and of one payment batch."""

from collections import Counter

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from villages.sheets import Sheet
from xiaoping.kit import clock, exports
from xiaoping.kit.attachments import panel
from xiaoping.kit.attachments.models import Attachment
from xiaoping.kit.history import changes_of
from xiaoping.kit.scope import within

from .changes import COLUMNS, GONE, KINDS, TAKEN_OUT, batch_before, changes
from .foreseen import foreseen
from .gone import ToldIfTakenBack
from .models import Application, ApplicationStep, BatchState, Notice, PaymentBatch, PaymentLine
from .money import money
from .owed import sources
from .paid import payments_of
from .standing import standing

SHOWN = 50  # changes on the page; the file has them all


class ApplicationSheet(Sheet):
    """A case with its steps, the standing it rested on, what came of it, and its change history."""

    model = Application
    with_record = ("village", "household", "person", "programme")
    permission_required = "welfare.view_application"
    template_name = "welfare/application_detail.html"

    def get_context_data(self, **kwargs):
        application = self.record()
        steps = list(application.steps.select_related("entered_by", "notice").order_by("on", "pk"))
        for step in steps:
            step.application, step.village = application, application.village
        files = self.files(steps)
        for step in steps:
            step.files = files.get(str(step.pk), 0)
            step.files_url = panel.address(step, "attachments") if step.files else ""
            step.add_url = panel.address(step, "attachment") if self.may_attach(application) else ""
        awards = list(application.awards.select_related("person").order_by("pk"))
        return {
            "title": str(application.programme),
            "breadcrumbs": [
                (_("Home"), reverse("home")),
                (
                    _("Cases"),
                    f"{reverse('welfare:application_list')}?in_force={clock.today()}&village={application.village_id}",
                ),
                (f"{application.household} {application.since}", None),
            ],
            "application": application,
            "steps": steps,
            "awards": awards,
            "days": ((application.until or clock.today()) - application.since).days,
            "has_award": any(award.until is None for award in awards),
            "standing": standing(application, clock.today()),
            "panels": self.panels(application, clock.today()),
            "amount": money(application.amount),
            "payments": payments_of(self.request.user, application=application),
            "changes": changes_of(application, *steps, user=self.request.user),
            "actions": self.actions(application),
        }

    def files(self, steps) -> dict[str, int]:
        """How many photos and scans each step has, by its key, in one statement; none for who may see none."""
        user = self.request.user
        if not user.has_perm(panel.VIEW):
            return {}
        rows = (
            Attachment.objects.visible_to(user)
            .in_use()
            .filter(record=ApplicationStep._meta.label_lower, key__in=[str(step.pk) for step in steps])
        )
        return dict(rows.order_by().values("key").annotate(number=Count("pk")).values_list("key", "number"))

    def may_attach(self, application) -> bool:
        user = self.request.user
        return user.has_perms((panel.ADD, "welfare.change_applicationstep")) and self.may_write(application)


class NoticeSheet(Sheet):
    """A public notice: what hangs or hung, until when, and its cases; its list can be opened while it hangs."""

    model = Notice
    with_record = ("village", "programme")
    permission_required = "welfare.view_notice"
    template_name = "welfare/notice_detail.html"

    def get_context_data(self, **kwargs):
        notice, day = self.record(), clock.today()
        address = reverse("welfare:notice_print", args=[notice.pk])
        return {
            "title": notice.title,
            "breadcrumbs": [
                (_("Home"), reverse("home")),
                (_("Public notices"), f"{reverse('welfare:notice_list')}?village={notice.village_id}"),
                (str(notice), None),
            ],
            "notice": notice,
            "hangs": notice.hangs_on(day),
            "days_left": (notice.until - day).days,
            "steps": notice.steps.select_related("application__household").order_by("pk"),
            "print_url": address,
            "file_url": f"{address}?export=xlsx" if self.request.user.has_perm("kit.export_list") else "",
            "changes": changes_of(notice, user=self.request.user),
            "actions": self.actions(notice),
        }


class BatchSheet(ToldIfTakenBack, Sheet):
    """A payment batch: how far it has come, its money by village, and its change history."""

    model = PaymentBatch
    with_record = ("programme", "prepared_by", "approved_by")
    permission_required = "welfare.view_paymentbatch"
    template_name = "welfare/paymentbatch_detail.html"

    def get(self, request, *args, **kwargs):
        kind = request.GET.get("export")
        return self.export(kind) if kind in exports.WRITERS else super().get(request, *args, **kwargs)

    def export(self, kind: str):
        """What changed since the batch before, whole."""
        if not self.request.user.has_perm("kit.export_list"):
            raise PermissionDenied
        batch = self.record()
        before = batch_before(batch)
        paths = [column.path for column in COLUMNS]
        rows = changes(batch, before, self.request.user) if before else []
        title = _("Changes since the last batch")
        sheet = exports.Sheet(
            title=f"{title}-{batch}",
            columns=COLUMNS,
            paths=paths,
            rows=(tuple(row[path] for path in paths) for row in rows),
            notes=[(title, str(batch)), (_("Batch before"), str(before or ""))],
        )
        return exports.download(
            sheet,
            kind,
            user=self.request.user,
            list_name="welfare:batch_changes",
            address=self.request.get_full_path(),
            filters=str(before or ""),
        )

    def differences(self, batch: PaymentBatch) -> dict:
        """What changed, the first of it with the button to take a payment out, and what the bank returned."""
        user = self.request.user
        each_once = batch.programme.benefit in sources and sources[batch.programme.benefit].is_dated
        before = None if each_once else batch_before(batch)
        found = changes(batch, before, user) if before else []
        counted = Counter(row["kind"] for row in found)
        may = batch.state == BatchState.PREPARED and user.has_perm("welfare.change_paymentline")
        shown = found[:SHOWN]
        for row in shown:
            if may and row["kind"] != GONE:
                row["take_out"] = reverse("welfare:paymentline_removal", args=[row["pk"]])
        returned = within(PaymentLine, user).filter(~TAKEN_OUT, batch=batch, returned_on__isnull=False)
        returned = returned.select_related("person", "household", "replaced_by__batch")
        again = user.has_perm("welfare.add_paymentline")
        return {
            "before": before,
            "each_once": each_once,
            "differences": shown,
            "more": len(found) - len(shown),
            "counted": [(KINDS[kind], counted[kind]) for kind in KINDS],
            "came_back": [
                {
                    "line": line,
                    "again": getattr(line, "replaced_by", None),
                    "url": reverse("welfare:paymentline_again", args=[line.pk]) if again else "",
                }
                for line in returned.order_by("village_id", "household_id", "pk")[:SHOWN]
            ],
            "export_urls": [{"label": kind, "url": f"?export={kind}"} for kind in exports.WRITERS] if before else [],
            "may_export": user.has_perm("kit.export_list"),
        }

    def get_context_data(self, **kwargs):
        batch = self.record()
        lines = within(PaymentLine, self.request.user).filter(batch=batch).order_by()
        villages = list(
            lines.values("village_id", "village__name")
            .annotate(
                number=Count("pk"),
                amount=Sum("amount", filter=Q(returned_on=None)),
                paid=Count("pk", filter=Q(paid_on__isnull=False)),
                returned=Count("pk", filter=Q(returned_on__isnull=False)),
            )
            .order_by("village__number")
        )
        return {
            "title": str(batch),
            "breadcrumbs": [
                (_("Home"), reverse("home")),
                (_("Payment batches"), reverse("welfare:paymentbatch_list")),
                (str(batch), None),
            ],
            "batch": batch,
            "villages": [{**row, "amount": money(row["amount"])} for row in villages],
            "whole": {name: sum(row[name] for row in villages) for name in ("number", "paid", "returned")},
            "amount": money(sum(row["amount"] or 0 for row in villages)),
            "lines_url": f"{reverse('welfare:paymentline_list')}?batch={batch.pk}",
            "changes": changes_of(batch, user=self.request.user),
            "actions": self.actions(batch),
            "foreseen": foreseen(batch, self.request.user),
            **self.differences(batch),
        }
