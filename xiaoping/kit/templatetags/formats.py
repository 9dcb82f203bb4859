"""Numbers in templates as tables and figures write them."""

from django import template

from xiaoping.kit.formats import number

register = template.Library()
register.filter("number", number)
