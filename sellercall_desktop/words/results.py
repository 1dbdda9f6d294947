"""What the columns and groups of results are called."""

from __future__ import annotations

from sellercall_desktop.core.calls.exported import ExportWords
from sellercall_desktop.core.campaigns.results import BY_HAND, Grouping
from sellercall_desktop.core.campaigns.results_table import TOTAL, UNKNOWN
from sellercall_desktop.words.export import NO, YES
from sellercall_desktop.words.export import TITLES as OF_CALLS
from sellercall_desktop.words.light import ATTEMPTS
from sellercall_desktop.words.moments import weekday_text
from sellercall_desktop.words.sentence import Text
from sellercall_desktop.words.shift import DISPOSITIONS, MINUTES

GROUPINGS: dict[Grouping, Text] = {
    Grouping.HOUR: Text("Hour of the customer", "Hora del cliente"),
    Grouping.WEEKDAY: Text("Day of the week", "Día de la semana"),
    Grouping.CITY: Text("City or zone", "Ciudad o zona"),
    Grouping.PROMPT_VERSION: OF_CALLS["prompt_version"],
    Grouping.VERSION_DAY: Text("Prompt version by day", "Versión del prompt por día"),
    Grouping.VERSION_WEEK: Text("Prompt version by week", "Versión del prompt por semana"),
    Grouping.SELLER: Text("Seller", "Vendedor"),
    Grouping.CAMPAIGN: Text("Campaign", "Campaña"),
    Grouping.DISPOSITION: OF_CALLS["disposition"],
}
TITLES: dict[str, Text] = {
    "grouping": Text("Grouped by", "Agrupado por"),
    "group": Text("Group", "Grupo"),
    "attempts": ATTEMPTS,
    "contacts": Text("Contacts", "Contactos"),
    "reached": Text("Contacts reached", "Contactos alcanzados"),
    "answered": Text("Calls answered", "Contestadas"),
    "answer_rate": Text("Answer rate", "Tasa de respuesta"),
    "answer_rate_low": Text("Answer rate, at least (95 %)", "Tasa de respuesta, mínimo (95 %)"),
    "answer_rate_high": Text("Answer rate, at most (95 %)", "Tasa de respuesta, máximo (95 %)"),
    "answer_rate_more": Text("Attempts still needed to know", "Intentos que faltan para saberlo"),
    "talks": Text("Talks", "Conversaciones"),
    "sales": Text("Sales", "Ventas"),
    "sale_rate": Text("Sales per talk", "Ventas por conversación"),
    "sale_rate_low": Text("Sales per talk, at least (95 %)", "Ventas por conversación, mínimo (95 %)"),
    "sale_rate_high": Text("Sales per talk, at most (95 %)", "Ventas por conversación, máximo (95 %)"),
    "sale_rate_more": Text("Talks still needed to know", "Conversaciones que faltan para saberlo"),
    "minutes": MINUTES,
    "ai_minutes": Text("Minutes, AI", "Minutos, IA"),
    "person_minutes": Text("Minutes, persons", "Minutos, personas"),
    "cost": OF_CALLS["cost"],
    "currency": OF_CALLS["currency"],
    "provisional": Text("Cost provisional", "Costo provisional"),
    "unpriced": Text("Calls without a price yet", "Llamadas aún sin precio"),
    "cost_per_sale": Text("Cost per sale", "Costo por venta"),
    "dispositions": DISPOSITIONS,
}
"""By a column's key, without its beginning ``results.``."""
CODES: dict[str, Text] = {
    f"group.{UNKNOWN}": Text("not known", "no se sabe"),
    f"group.{TOTAL}": Text("all", "todo"),
    "provisional.true": YES,
    "provisional.false": NO,
    f"campaign.{BY_HAND}": Text("By hand", "A mano"),
}
MORE_TO_KNOW = Text("{count} more to know", "faltan {count} para saberlo")


def results_words(language: str, *, separator: str = ",", decimal_point: str = ".") -> ExportWords:
    """All of them, so that a thread may use them."""
    titles = {
        **{key: text.said(language) for key, text in TITLES.items()},
        **{grouping.value: text.said(language) for grouping, text in GROUPINGS.items()},
    }
    words = {
        **{code: text.said(language) for code, text in CODES.items()},
        **{f"hour.{hour}": f"{hour}–{hour + 1} h" for hour in range(24)},
        **{f"weekday.{day}": weekday_text(day, language) for day in range(1, 8)},
    }
    return ExportWords(
        titles={f"results.{key}": title for key, title in titles.items()},
        words=words,
        here=True,
        separator=separator,
        decimal_point=decimal_point,
    )
