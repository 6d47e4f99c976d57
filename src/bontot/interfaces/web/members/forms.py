"""Forms of the books of a cell: built in one shape, drawn by one template, keeping what was typed when refused."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from uuid import UUID, uuid4

from django.db.models import TextChoices
from django.urls import reverse

from bontot.interfaces.shared.sentences import sentence
from bontot.interfaces.web.orgtree.board import Choice
from bontot.primitives.errors import Fault


@dataclass(frozen=True, slots=True)
class Refused:
    """A form that could not be kept: which, what was typed, what is wrong and what to do."""

    form: str
    typed: dict[str, str]
    said: str
    status: int

    @classmethod
    def of(cls, form: str, typed: dict[str, str], fault: Fault) -> "Refused":
        """Put a fault beside its form."""
        return cls(form, typed, sentence(fault), fault.http_status)


@dataclass(frozen=True, slots=True)
class Field:
    """
    One field.

    Args:
        name: As sent.
        label: As read.
        kind: text, lines, date, number, select or check.
        value: What stands in it.
        options: Of a select.
        required: Whether the browser insists.
        hint: A line below it.
    """

    name: str
    label: str
    kind: str = "text"
    value: str = ""
    options: tuple[Choice, ...] = ()
    required: bool = True
    hint: str = ""
    most: int = 120


@dataclass(frozen=True, slots=True)
class Form:
    """One form: where it goes, what it carries, and the refusal beside it."""

    id: str
    action: str
    button: str
    fields: tuple[Field, ...]
    hidden: tuple[tuple[str, str], ...] = ()
    main: bool = False
    refused: Refused | None = None
    key: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes the forms of one page; the refused one keeps what was typed."""

    address: str
    label: str
    refused: Refused | None = None
    made: list[str] = field(default_factory=list)

    @property
    def lost(self) -> str:
        """What was refused where its form no longer stands on the page: somebody else did it meanwhile."""
        return self.refused.said if self.refused and self.refused.form not in self.made else ""

    def form(
        self,
        verb: str,
        button: str,
        fields: Iterable[Field] = (),
        *,
        row: object = "",
        main: bool = False,
        **hidden: object,
    ) -> Form:
        """Make a form of a verb; `row` tells several of one verb apart."""
        name = f"{verb}-{row}" if row else verb
        self.made.append(name)
        kept = self.refused if self.refused and self.refused.form == name else None
        shown = tuple(_typed(one, kept.typed) if kept else one for one in fields)
        return Form(
            id=name,
            action=reverse(self.address, args=(self.label, verb)),
            button=button,
            fields=shown,
            hidden=tuple((key, str(value)) for key, value in hidden.items()),
            main=main,
            refused=kept,
        )


def _typed(one: Field, typed: dict[str, str]) -> Field:
    value = typed.get(one.name, "")
    options = tuple(replace(option, chosen=option.value == value) for option in one.options)
    return replace(one, value=value, options=options)


def day_field(
    name: str, label: str, day: dt.date | None = None, *, required: bool = True, hint: str = ""
) -> Field:
    """Ask for a day."""
    return Field(name, label, "date", day.isoformat() if day else "", required=required, hint=hint)


def choice_field(
    name: str,
    label: str,
    options: Iterable[tuple[object, str]],
    *,
    chosen: object = "",
    required: bool = True,
    ask: str = "",
    hint: str = "",
) -> Field:
    """Ask for one of several; `ask` stands first where nothing may be taken for granted."""
    options = [("", ask), *options] if ask else options
    made = tuple(Choice(str(value), text, str(value) == str(chosen)) for value, text in options)
    return Field(name, label, "select", options=made, required=required, hint=hint)


def labels(kinds: Iterable[TextChoices]) -> list[tuple[object, str]]:
    """List choices with their words, the first letter a capital."""
    return [(one.value, capital(str(one.label))) for one in kinds]


def capital(text: str) -> str:
    """Begin a text with a capital."""
    return text[:1].upper() + text[1:]
