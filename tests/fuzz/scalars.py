"""Values of the schema's own scalars: mostly well-formed, so that cases get past their parsing."""

from datetime import UTC, datetime, timedelta, timezone

import schemathesis
from hypothesis import strategies as st
from schemathesis.graphql import nodes

# amounts that people pay, amounts at the edges, and texts that are none
PLAIN = st.decimals(min_value=0, max_value=10_000, places=2).map(str)
SHARES = st.decimals(min_value=0, max_value=1, places=2).map(str)
EDGES = st.sampled_from(["0", "-0", "-1.00", "0.001", "00012.50", "92233720368547758.07", "92233720368547758.08"])
LONG = st.text("0123456789", min_size=1, max_size=60)
NO_DECIMALS = st.sampled_from(["", "1e3", "NaN", "Infinity", "١٢", "1,00", "0x10", " 1", ".", "1.", ".5", "+1"])
DECIMALS = PLAIN | SHARES | PLAIN | SHARES | EDGES | LONG | NO_DECIMALS

OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
RECENT = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)).map(datetime.isoformat)
ANY_TIME = st.datetimes(timezones=OFFSETS).map(datetime.isoformat)
FAR = st.sampled_from(["9999-12-31T23:59:59-14:00", "0000-01-01T00:00:00+14:00", "9999-12-31T23:59:59.999999999Z"])
NO_TIMES = st.sampled_from(
    [
        "",
        "2026-11-21",
        "2026-02-30T00:00:00Z",
        "2026-11-21T24:00:00Z",
        "2026-06-30T23:59:60Z",
        "2026-11-21T08:30:00",
        "2026-11-21T08:30:00+99:99",
        "10000-01-01T00:00:00Z",
    ]
)
DATE_TIMES = RECENT | RECENT | ANY_TIME | FAR | NO_TIMES


def register() -> None:
    schemathesis.graphql.scalar("Decimal", DECIMALS.map(nodes.String))
    schemathesis.graphql.scalar("DateTime", DATE_TIMES.map(nodes.String))
