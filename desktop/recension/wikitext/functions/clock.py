"""The time of rendering (Help:Magic words#Date and time)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from recension.wikitext.extension import FunctionCall, Variable
from recension.wikitext.functions.zones import local_zone

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

VALUES: dict[str, Callable[[datetime], str]] = {
    "YEAR": lambda now: str(now.year),
    "MONTH": lambda now: f"{now.month:02}",
    "MONTH1": lambda now: str(now.month),
    "MONTH2": lambda now: f"{now.month:02}",
    "MONTHNAME": lambda now: MONTHS[now.month - 1],
    "MONTHNAMEGEN": lambda now: MONTHS[now.month - 1],
    "MONTHABBREV": lambda now: MONTHS[now.month - 1][:3],
    "DAY": lambda now: str(now.day),
    "DAY2": lambda now: f"{now.day:02}",
    "DOW": lambda now: str(now.isoweekday() % 7),
    "DAYNAME": lambda now: DAYS[now.weekday()],
    "TIME": lambda now: f"{now:%H:%M}",
    "HOUR": lambda now: f"{now:%H}",
    "WEEK": lambda now: str(now.isocalendar().week),
    "TIMESTAMP": lambda now: f"{now:%Y%m%d%H%M%S}",
}


def _now(value: Callable[[datetime], str]) -> Callable[[FunctionCall], str]:
    return lambda call: value(call.expansion.now)


def _local(value: Callable[[datetime], str]) -> Callable[[FunctionCall], str]:
    return lambda call: value(call.expansion.now.astimezone(local_zone(call.site)))


ITEMS = (
    *(Variable(f"CURRENT{name}", _now(value)) for name, value in VALUES.items()),
    *(Variable(f"LOCAL{name}", _local(value)) for name, value in VALUES.items()),
)
