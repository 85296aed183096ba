"""Words and orders of dates in some languages (Help:Extension:ParserFunctions##time).

A language that is not here has those of English, as in a wiki without a translation.
"""

# ruff: noqa: RUF001 - words in the letters of their languages

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from recension.wikitext.functions.clock import DAYS, MONTHS


@dataclass(frozen=True, slots=True)
class DateWords:
    """Names of months and days, from January and from Monday, and patterns of whole dates.

    The patterns are called both, date, time, pretty and monthonly, as {{#timef:}} asks for them.
    """

    months: Sequence[str]
    months_short: Sequence[str]
    days: Sequence[str]
    days_short: Sequence[str]
    patterns: Mapping[str, str]
    months_of: Sequence[str] = field(default=())  # as after a day, where that is another form

    def month_of(self, month: int) -> str:
        """Return the name of a month, from 1, as it is said after a day."""
        return (self.months_of or self.months)[month - 1]


def _words(
    months: str,
    months_short: str,
    days: str,
    days_short: str,
    patterns: Sequence[str],
    months_of: str = "",
) -> DateWords:
    names = dict(zip(("both", "date", "time", "pretty", "monthonly"), patterns, strict=True))
    return DateWords(
        months.split(),
        months_short.split(),
        days.split(),
        days_short.split(),
        names,
        months_of.split(),
    )


_DIGIT_MONTHS = " ".join(f"{month}月" for month in range(1, 13))
_EAST_ASIAN = ("Y年n月j日 (D) H:i", "Y年n月j日 (D)", "H:i", "n月j日", "Y年n月")

ENGLISH = DateWords(
    MONTHS,
    [month[:3] for month in MONTHS],
    DAYS,
    [day[:3] for day in DAYS],
    {"both": "H:i, j F Y", "date": "j F Y", "time": "H:i", "pretty": "j F", "monthonly": "F Y"},
)
_BY_CODE = {
    "cs": _words(
        "leden únor březen duben květen červen červenec srpen září říjen listopad prosinec",
        "1. 2. 3. 4. 5. 6. 7. 8. 9. 10. 11. 12.",
        "pondělí úterý středa čtvrtek pátek sobota neděle",
        "po út st čt pá so ne",
        ("j. n. Y, H:i", "j. n. Y", "H:i", "j. xg", "F Y"),
        "ledna února března dubna května června července srpna září října listopadu prosince",
    ),
    "da": _words(
        "januar februar marts april maj juni juli august september oktober november december",
        "jan. feb. mar. apr. maj jun. jul. aug. sep. okt. nov. dec.",
        "mandag tirsdag onsdag torsdag fredag lørdag søndag",
        "man tir ons tor fre lør søn",
        ("j. M Y, H:i", "j. M Y", "H:i", "j. F", "F Y"),
    ),
    "de": _words(
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        "Jan. Feb. Mär. Apr. Mai Jun. Jul. Aug. Sep. Okt. Nov. Dez.",
        "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
        "Mo. Di. Mi. Do. Fr. Sa. So.",
        ("H:i, j. M Y", "j. M Y", "H:i", "j. F", "F Y"),
    ),
    "es": _words(
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "ene feb mar abr may jun jul ago sep oct nov dic",
        "lunes martes miércoles jueves viernes sábado domingo",
        "lun mar mié jue vie sáb dom",
        ("H:i j M Y", "j M Y", "H:i", "j F", "F Y"),
    ),
    "fi": _words(
        "tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu"
        " marraskuu joulukuu",
        "tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu",
        "maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai",
        "ma ti ke to pe la su",
        ('j. xg Y "kello" H.i', "j. xg Y", "H.i", "j. xg", "F Y"),
        "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta"
        " syyskuuta lokakuuta marraskuuta joulukuuta",
    ),
    "fr": _words(
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "jan fév mars avr mai juin juil août sep oct nov déc",
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
        "lun mar mer jeu ven sam dim",
        ("j F Y à H:i", "j F Y", "H:i", "j F", "F Y"),
    ),
    "hu": _words(
        "január február március április május június július augusztus szeptember október november"
        " december",
        "jan febr márc ápr máj jún júl aug szept okt nov dec",
        "hétfő kedd szerda csütörtök péntek szombat vasárnap",
        "h k sze cs p szo v",
        ("Y. F j., H:i", "Y. F j.", "H:i", "F j.", "Y. F"),
    ),
    "it": _words(
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre"
        " dicembre",
        "gen feb mar apr mag giu lug ago set ott nov dic",
        "lunedì martedì mercoledì giovedì venerdì sabato domenica",
        "lun mar mer gio ven sab dom",
        ("H:i, j M Y", "j M Y", "H:i", "j F", "F Y"),
    ),
    "ja": _words(
        _DIGIT_MONTHS, _DIGIT_MONTHS,
        "月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日", "月 火 水 木 金 土 日",
        _EAST_ASIAN,
    ),
    "ko": _words(
        " ".join(f"{month}월" for month in range(1, 13)),
        " ".join(f"{month}월" for month in range(1, 13)),
        "월요일 화요일 수요일 목요일 금요일 토요일 일요일", "월 화 수 목 금 토 일",
        ("Y년 n월 j일 (D) H:i", "Y년 n월 j일 (D)", "H:i", "n월 j일", "Y년 n월"),
    ),
    "nb": _words(
        "januar februar mars april mai juni juli august september oktober november desember",
        "jan. feb. mars apr. mai juni juli aug. sep. okt. nov. des.",
        "mandag tirsdag onsdag torsdag fredag lørdag søndag",
        "man. tir. ons. tor. fre. lør. søn.",
        ('j. M Y "kl." H:i', "j. M Y", "H:i", "j. F", "F Y"),
    ),
    "nl": _words(
        "januari februari maart april mei juni juli augustus september oktober november december",
        "jan feb mrt apr mei jun jul aug sep okt nov dec",
        "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
        "ma di wo do vr za zo",
        ("j M Y H:i", "j M Y", "H:i", "j F", "F Y"),
    ),
    "pl": _words(
        "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad"
        " grudzień",
        "sty lut mar kwi maj cze lip sie wrz paź lis gru",
        "poniedziałek wtorek środa czwartek piątek sobota niedziela",
        "pon wto śro czw pią sob nie",
        ("H:i, j M Y", "j M Y", "H:i", "j xg", "F Y"),
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października"
        " listopada grudnia",
    ),
    "pt": _words(
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "jan fev mar abr mai jun jul ago set out nov dez",
        "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
        "seg ter qua qui sex sáb dom",
        (
            'H"h"i"min" "de" j "de" F "de" Y', 'j "de" F "de" Y', 'H"h"i"min"', 'j "de" F',
            'F "de" Y',
        ),
    ),
    "ru": _words(
        "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
        "янв фев мар апр май июн июл авг сен окт ноя дек",
        "понедельник вторник среда четверг пятница суббота воскресенье",
        "Пн Вт Ср Чт Пт Сб Вс",
        ("H:i, j xg Y", "j xg Y", "H:i", "j xg", "F Y"),
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    ),
    "sv": _words(
        "januari februari mars april maj juni juli augusti september oktober november december",
        "jan feb mar apr maj jun jul aug sep okt nov dec",
        "måndag tisdag onsdag torsdag fredag lördag söndag",
        "mån tis ons tors fre lör sön",
        ('j F Y "kl." H.i', "j F Y", "H.i", "j F", "F Y"),
    ),
    "tr": _words(
        "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
        "Oca Şub Mar Nis May Haz Tem Ağu Eyl Eki Kas Ara",
        "Pazartesi Salı Çarşamba Perşembe Cuma Cumartesi Pazar",
        "Pzt Sal Çar Per Cum Cmt Paz",
        ("H.i, j F Y", "j F Y", "H.i", "j F", "F Y"),
    ),
    "uk": _words(
        "січень лютий березень квітень травень червень липень серпень вересень жовтень листопад"
        " грудень",
        "січ лют бер кві тра чер лип сер вер жов лис гру",
        "понеділок вівторок середа четвер п'ятниця субота неділя",
        "Пн Вт Ср Чт Пт Сб Нд",
        ("H:i, j xg Y", "j xg Y", "H:i", "j xg", "F Y"),
        "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    ),
    "zh": _words(
        "一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月", _DIGIT_MONTHS,
        "星期一 星期二 星期三 星期四 星期五 星期六 星期日", "一 二 三 四 五 六 日",
        _EAST_ASIAN,
    ),
}  # fmt: skip


_BY_CODE["no"] = _BY_CODE["nb"]


def date_words(code: str) -> DateWords:
    """Return the words of a language by its code, or those of the language it belongs to."""
    code = code.lower()
    return _BY_CODE.get(code) or _BY_CODE.get(code.partition("-")[0]) or ENGLISH
