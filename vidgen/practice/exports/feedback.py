"""What a trainee is told after answering: the same words in every tool."""

from __future__ import annotations

from vidgen.practice.lesson import Item
from vidgen.scenario.practice import QuestionType

RIGHT = "Đúng."
WRONG = "Chưa đúng."
BASIS = "Căn cứ: {legal}."
MODEL = "Câu trả lời mẫu: {model}"
DRAFT = "BẢN NHÁP – chưa được duyệt"


def reasoned(item: Item) -> str:
    """Why the answer is right and on what it rests; for a `say` the model answer before it."""
    parts = [
        MODEL.format(model=item.model) if item.model else "",
        item.reason,
        BASIS.format(legal=item.legal.rstrip(" .")) if item.legal else "",
    ]
    return " ".join(part for part in parts if part)


def corrected(item: Item) -> str:
    """What is said of a wrong answer: the right one, and why."""
    return " ".join(part for part in (WRONG, f"Đáp án: {told_answer(item)}.", reasoned(item)) if part)


def told_answer(item: Item) -> str:
    """The right answer with its words: ``B. Tắt máy``; of an order the letters from first to last."""
    if item.type is QuestionType.CHOICE or item.type is QuestionType.SEVERAL:
        return "; ".join(f"{option.letter}. {option.text.rstrip(' .')}" for option in item.right)
    return item.answer.rstrip(" .")
