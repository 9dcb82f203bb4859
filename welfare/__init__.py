"""Benefits (惠民政策): programmes, recipients, payments, housing, relocation, medical help and schooling.

Its records come next.
"""
