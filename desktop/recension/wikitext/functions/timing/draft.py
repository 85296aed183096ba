"""A date that is being put together from what was read so far."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo

_MONTHS_A_YEAR = 12
_SECONDS = {"second": 1, "minute": 60, "hour": 3600}
_DAYS = {"day": 1, "week": 7, "fortnight": 14, "weekday": 1}


class UnreadableDate(ValueError):
    """No date can be made of the text."""


@dataclass(slots=True)
class Draft:
    """Parts of a date; those that were not given are today's."""

    now: datetime
    zone: tzinfo = UTC
    edge: str = ""  # "first" or "last" day of the month
    _date: tuple[int | None, int | None, int | None] = (None, None, None)
    _time: tuple[int, int, int] | None = None
    _months: int = 0
    _offset: timedelta = field(default_factory=timedelta)
    _weekday: tuple[int, int] | None = None

    def set_date(self, year: int | None, month: int | None, day: int | None) -> None:
        """Set the parts of the date that are given."""
        known = self._date
        self._date = (
            known[0] if year is None else year,
            known[1] if month is None else month,
            known[2] if day is None else day,
        )
        if self._time is None:
            self._time = (0, 0, 0)

    def set_time(self, hour: int, minute: int, second: int) -> None:
        """Set the time of the day."""
        self._time = (hour, minute, second)

    def move(self, unit: str, amount: int) -> None:
        """Go so many units on, or back."""
        if unit in ("month", "year"):
            self._months += amount * (_MONTHS_A_YEAR if unit == "year" else 1)
        elif unit in _SECONDS:
            self._offset += timedelta(seconds=amount * _SECONDS[unit])
        elif unit in _DAYS:
            self._offset += timedelta(days=amount * _DAYS[unit])
        else:
            raise UnreadableDate

    def go_to_weekday(self, weekday: int, count: int) -> None:
        """Go to a day of the week: the next one from today on (0), after it (1), before it (-1)."""
        self._weekday = (weekday, count)
        if self._time is None:
            self._time = (0, 0, 0)

    def moment(self) -> datetime:
        """Return the moment; raises UnreadableDate for one that there is not."""
        try:
            return self._moment()
        except (ValueError, OverflowError):
            raise UnreadableDate from None

    def _moment(self) -> datetime:
        now = self.now.astimezone(self.zone)
        year, month, day = self._date
        year = now.year if year is None else year
        month = now.month if month is None else month
        day = now.day if day is None else day
        hour, minute, second = self._time or (now.hour, now.minute, now.second)
        months = year * _MONTHS_A_YEAR + month - 1 + self._months
        year, month = divmod(months, _MONTHS_A_YEAR)
        month += 1
        if self.edge:
            day = 1 if self.edge == "first" else calendar.monthrange(year, month)[1]
        # A day beyond its month's end falls into the next month.
        start = datetime(year, month, 1, tzinfo=self.zone)
        moment = start + timedelta(days=day - 1, hours=hour, minutes=minute, seconds=second)
        return self._to_weekday(moment + self._offset)

    def _to_weekday(self, moment: datetime) -> datetime:
        if self._weekday is None:
            return moment
        weekday, count = self._weekday
        ahead = (weekday - moment.weekday()) % 7
        if count > 0 and not ahead:
            ahead = 7
        if count < 0:
            ahead = ahead - 7
        elif count > 1:
            ahead += 7 * (count - 1)
        return moment + timedelta(days=ahead)
