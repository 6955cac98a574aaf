"""EDTF strings (ISO 8601-2:2019, levels 1 and 2), as far as the books use them: bounds, order, days."""
