"""A date that is being put together from what was read so far."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo

_MONTHS_A_YEAR = 12
_SECONDS = {"second": 1, "minute": 60, "hour": 3600}
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_WORKDAYS, _SATURDAY = 5, 5  # of a week; from Monday as 0
_LAST_YEAR = 9999
_MOST_OF_MONTH, _MOST_OF_DAY = 31, 24


class UnreadableDate(ValueError):
    """No date can be made of the text, perhaps for a reason in MediaWiki's words."""


TOO_LATE = f"#time only supports years up to {_LAST_YEAR}."
TOO_EARLY = "#time only supports years from 0."


@dataclass(slots=True)
class Draft:
    """Parts of a date; those that were not given are today's."""

    now: datetime
    zone: tzinfo = UTC
    edge: str = ""  # "first" or "last" day of the month
    _date: tuple[int | None, int | None, int | None] = (None, None, None)
    _time: tuple[int, int, int] | None = None
    _months: int = 0
    _workdays: int = 0
    _offset: timedelta = field(default_factory=timedelta)
    _weekday: tuple[int, int] | None = None
    _weekday_of_month: tuple[int, int] | None = None

    def set_date(self, year: int | None, month: int | None, day: int | None) -> None:
        """Set the parts of the date that are given."""
        if (month or 0) > _MONTHS_A_YEAR or (day or 0) > _MOST_OF_MONTH:
            raise UnreadableDate
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
        if hour > _MOST_OF_DAY:
            raise UnreadableDate
        self._time = (hour, minute, second)

    def move(self, unit: str, amount: int) -> None:
        """Go so many units on, or back."""
        if unit in ("month", "year"):
            self._months += amount * (_MONTHS_A_YEAR if unit == "year" else 1)
        elif unit in _SECONDS:
            self._offset += timedelta(seconds=amount * _SECONDS[unit])
        elif unit in _DAYS:
            self._offset += timedelta(days=amount * _DAYS[unit])
        elif unit == "weekday":
            self._workdays += amount
        else:
            raise UnreadableDate

    def go_to_weekday(self, weekday: int, count: int) -> None:
        """Go to a day of the week: the next one from today on (0), after it (1), before it (-1)."""
        self._weekday = (weekday, count)
        if self._time is None:
            self._time = (0, 0, 0)

    def go_to_weekday_of_month(self, weekday: int, count: int) -> None:
        """Go to a day of the week in the month: the first (1), the second (2), the last (-1)."""
        self._weekday_of_month = (weekday, count)
        if self._time is None:
            self._time = (0, 0, 0)

    def moment(self) -> datetime:
        """Return the moment; raises UnreadableDate for one that there is not."""
        try:
            return self._moment()
        except UnreadableDate:
            raise
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
        if not 0 <= year <= _LAST_YEAR:
            raise UnreadableDate(TOO_EARLY if year < 0 else TOO_LATE)
        day = self._day_of_month(year, month, day)
        # A day beyond its month's end falls into the next month.
        start = datetime(year, month, 1, tzinfo=self.zone)
        moment = start + timedelta(days=day - 1, hours=hour, minutes=minute, seconds=second)
        return self._to_weekday(self._over_workdays(moment + self._offset))

    def _day_of_month(self, year: int, month: int, day: int) -> int:
        first, length = calendar.monthrange(year, month)
        if self.edge:
            return 1 if self.edge == "first" else length
        if self._weekday_of_month is None:
            return day
        weekday, count = self._weekday_of_month
        if count > 0:
            return 1 + (weekday - first) % 7 + 7 * (count - 1)
        return length - (first + length - 1 - weekday) % 7 + 7 * (count + 1)

    def _over_workdays(self, moment: datetime) -> datetime:
        """Go so many days from Monday to Friday on, or back."""
        weeks, rest = divmod(abs(self._workdays), _WORKDAYS)
        step = 1 if self._workdays > 0 else -1
        moment += timedelta(weeks=weeks * step)
        while rest:
            moment += timedelta(days=step)
            rest -= moment.weekday() < _SATURDAY
        return moment

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
