"""Welfare's lists."""

from django.utils.translation import gettext_lazy as _

from xiaoping.kit.listpages import ListPage

from . import filters, tables
from .models import Application, Award, HouseWork, Notice, PaymentBatch, PaymentLine, Relocation


class AwardList(ListPage):
    model = Award
    filterset_class = filters.AwardFilter
    table_class = tables.AwardTable
    title = _("Awards")
    lead = _("Who is entitled to which benefit, and since when: each row is one person's entitlement.")
    ordering = ("village_id", "benefit", "household_id", "since")


class ApplicationList(ListPage):
    model = Application
    filterset_class = filters.ApplicationFilter
    table_class = tables.ApplicationTable
    title = _("Cases")
    lead = _("Applications on their way to a decision, each with the last step it took.")
    ordering = ("village_id", "since")

    def extend(self, rows, day):
        return rows.with_head(day, "household").with_step()


class NoticeList(ListPage):
    model = Notice
    filterset_class = filters.NoticeFilter
    table_class = tables.NoticeTable
    title = _("Public notices")
    lead = _("Lists of cases that hang in a village. Once a notice is down its list is made no more; its record stays.")
    ordering = ("village_id", "-since")

    def extend(self, rows, day):
        return rows.with_cases()


class PaymentBatchList(ListPage):
    model = PaymentBatch
    filterset_class = filters.PaymentBatchFilter
    table_class = tables.PaymentBatchTable
    title = _("Payment batches")
    lead = _("The payments of one programme for one period: prepared by one officer, approved by another.")
    ordering = ("-covers", "programme_id", "number")

    def extend(self, rows, day):
        return rows.with_totals(self.request.user)


class PaymentLineList(ListPage):
    model = PaymentLine
    filterset_class = filters.PaymentLineFilter
    table_class = tables.PaymentLineTable
    title = _("Payments")
    lead = _("Each row is one payment to one person: to be paid, paid, or returned by the bank.")
    ordering = ("village_id", "-covers", "benefit", "household_id")

    def extend(self, rows, day):
        return rows.with_state()


class HouseWorkList(ListPage):
    model = HouseWork
    filterset_class = filters.HouseWorkFilter
    table_class = tables.HouseWorkTable
    title = _("House works")
    lead = _("Old houses repaired and dilapidated houses rebuilt with public money.")
    ordering = ("village_id", "contract_on")

    def extend(self, rows, day):
        return rows.with_head(day, "household")


class RelocationList(ListPage):
    model = Relocation
    filterset_class = filters.RelocationFilter
    table_class = tables.RelocationTable
    title = _("Relocations")
    lead = _("Households that left a place that cannot feed them for a new home. They stay on their village's books.")
    ordering = ("village_id", "agreed_on")

    def extend(self, rows, day):
        return rows.with_head(day, "household")
