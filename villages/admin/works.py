"""The administration of what was built, grown, earned, taught and stated."""

from django.contrib import admin

from xiaoping.kit.admin import ScopedAdmin, ScopedRelatedFilter

from .. import models

BY_VILLAGE = ("village", ScopedRelatedFilter)


@admin.register(models.Planting)
class PlantingAdmin(ScopedAdmin):
    list_display = ("place", "crop", "village", "area", "since", "until")
    list_filter = (BY_VILLAGE, "crop")
    search_fields = ("place",)
    list_select_related = ("village",)


@admin.register(models.Investment)
class InvestmentAdmin(ScopedAdmin):
    list_display = ("village", "crop", "invested_on", "amount", "funds")
    list_filter = (BY_VILLAGE, "crop")
    search_fields = ("funds", "document")
    list_select_related = ("village",)


@admin.register(models.PowerStation)
class PowerStationAdmin(ScopedAdmin):
    list_display = ("name", "village", "capacity", "since", "until")
    list_filter = (BY_VILLAGE,)
    search_fields = ("name",)
    list_select_related = ("village",)


@admin.register(models.CollectiveIncome)
class CollectiveIncomeAdmin(ScopedAdmin):
    list_display = ("village", "source", "received_on", "amount")
    list_filter = (BY_VILLAGE, "source")
    search_fields = ("document",)
    list_select_related = ("village",)


@admin.register(models.Road)
class RoadAdmin(ScopedAdmin):
    list_display = ("name", "village", "surface", "length", "since", "until")
    list_filter = (BY_VILLAGE, "surface")
    search_fields = ("name",)
    list_select_related = ("village",)


@admin.register(models.RoadService)
class RoadServiceAdmin(ScopedAdmin):
    list_display = ("road", "village", "group")
    list_filter = (BY_VILLAGE,)
    search_fields = ("road__name", "group__name")
    list_select_related = ("road", "village", "group")
    autocomplete_fields = ("road", "group")
    village_from = "road"
    whose = ("village", "road")


@admin.register(models.Well)
class WellAdmin(ScopedAdmin):
    list_display = ("number", "kind", "village", "place", "since", "until")
    list_filter = (BY_VILLAGE, "kind")
    search_fields = ("number", "place")
    list_select_related = ("village",)


@admin.register(models.WellRepair)
class WellRepairAdmin(ScopedAdmin):
    list_display = ("well", "village", "repaired_on", "work")
    list_filter = (BY_VILLAGE,)
    search_fields = ("well__number", "work")
    list_select_related = ("well", "village")
    autocomplete_fields = ("well",)
    village_from = "well"
    whose = ("village", "well")


@admin.register(models.GridProject)
class GridProjectAdmin(ScopedAdmin):
    list_display = ("name", "village", "due_on", "finished_on")
    list_filter = (BY_VILLAGE,)
    search_fields = ("name",)
    list_select_related = ("village",)


@admin.register(models.Facility)
class FacilityAdmin(ScopedAdmin):
    list_display = ("name", "kind", "village", "floor_area", "since", "until")
    list_filter = (BY_VILLAGE, "kind")
    search_fields = ("name",)
    list_select_related = ("village",)


@admin.register(models.FacilityWork)
class FacilityWorkAdmin(ScopedAdmin):
    list_display = ("facility", "village", "kind", "begun_on", "finished_on")
    list_filter = (BY_VILLAGE, "kind")
    search_fields = ("facility__name",)
    list_select_related = ("facility", "village")
    autocomplete_fields = ("facility",)
    village_from = "facility"
    whose = ("village", "facility")


@admin.register(models.Training)
class TrainingAdmin(ScopedAdmin):
    list_display = ("topic", "kind", "village", "held_on", "attendance")
    list_filter = (BY_VILLAGE, "kind")
    search_fields = ("topic", "organiser")
    list_select_related = ("village",)


@admin.register(models.StatedFigure)
class StatedFigureAdmin(ScopedAdmin):
    list_display = ("key", "village", "first", "last", "value", "unit", "officer")
    list_filter = (BY_VILLAGE, "unit")
    search_fields = ("key", "document")
    list_select_related = ("village", "officer")
    readable = ("officer",)
    whose = ("village", "key", "first", "last")
