"""How values of the schema's own scalars are written into input."""

from datetime import datetime
from decimal import Decimal


def write_decimal(value: Decimal) -> str:
    """Digits and a point: the server takes no exponent."""
    if not value.is_finite():
        raise ValueError(f"{value} is not an amount")
    return format(value, "f")


def write_instant(value: datetime) -> str:
    """RFC 3339, which a time without an offset cannot be written in."""
    if value.utcoffset() is None:
        raise ValueError(f"{value.isoformat()} has no time zone")
    return value.isoformat()
