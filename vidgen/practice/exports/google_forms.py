"""``google-forms.csv``: a table from which add-ons of Google Forms make a quiz.

Opened in Google Sheets, its headings are those by which the add-on Form Builder finds question, options,
points and feedback on its own (formbuilder.jivrus.com, Automatic Mapping). Google Forms cannot ask for an
order: the steps stand in the description with their letters, and the options are orders to choose from.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from vidgen.practice.exports.cells import write_csv
from vidgen.practice.exports.feedback import DRAFT, RIGHT, corrected, reasoned
from vidgen.practice.lesson import Item, shuffled
from vidgen.practice.products import LessonKit
from vidgen.scenario.practice import QuestionType

FILE = "google-forms.csv"
MOST = 6
"""Options: as many as a question may have."""
HEADER: Final = (
    "Question",
    "Description",
    "Type",
    "Required",
    "Answer Start",
    *(f"Option {number}" for number in range(2, MOST)),
    "Answer End",
    "Correct Answer",
    "Points",
    "Correct Feedback",
    "Incorrect Feedback",
)
_TYPES: Final = {
    QuestionType.CHOICE: "Multiple choice",
    QuestionType.TRUE_FALSE: "Multiple choice",
    QuestionType.ORDER: "Multiple choice",
    QuestionType.SEVERAL: "Checkboxes",
    QuestionType.SAY: "Paragraph",
}
_ORDERS = 4  # to choose from


def write_google_forms(kit: LessonKit) -> tuple[Path, ...]:
    """Write the file; nothing where the lesson asks nothing.

    Raises:
        OSError: the file cannot be written.
    """
    if not kit.lesson.items:
        return ()
    rows = [row_of(item, draft=kit.draft) for item in kit.lesson.items]
    return (write_csv(kit.folder / FILE, HEADER, rows),)


def row_of(item: Item, *, draft: bool = False) -> tuple[str, ...]:
    """One question under `HEADER`; what is said in one's own words is for the trainer to mark."""
    say = item.type is QuestionType.SAY
    options, right = _options(item)
    steps = "\n".join(f"{option.letter}. {option.text}" for option in item.options)
    described = [DRAFT if draft else "", steps if item.type is QuestionType.ORDER else ""]
    return (
        item.ask,
        "\n".join(part for part in described if part),
        _TYPES[item.type],
        "Yes",
        *(*options, *[""] * (MOST - len(options))),
        right,
        "0" if say else "1",
        reasoned(item) if say else " ".join(part for part in (RIGHT, reasoned(item)) if part),
        "" if say else corrected(item),
    )


def _options(item: Item) -> tuple[list[str], str]:
    """The options, and which are right, as the column of right answers has them."""
    if item.type is QuestionType.SAY:
        return [], ""
    if item.type is QuestionType.ORDER:
        return orders(item), item.answer
    right = [option.text for option in item.right]
    between = "; " if any("," in text for text in right) else ", "
    return [option.text for option in item.options], between.join(right)


def orders(item: Item) -> list[str]:
    """The right order of the letters among wrong ones, always the same for the same question."""
    letters = [option.letter for option in item.right]
    found = [letters, letters[::-1], [*letters[1:], letters[0]], [letters[1], letters[0], *letters[2:]]]
    texts = list(dict.fromkeys(" → ".join(each) for each in found))[:_ORDERS]
    return [texts[place] for place in shuffled(len(texts), str(item.number))]
