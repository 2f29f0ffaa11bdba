"""Work aside gives the same results as work in line, hands errors on, and never outlives its reader."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from vidgen.film.aside import ahead, aside


@pytest.mark.parametrize("threads", [True, False])
def test_items_come_in_order_and_all(threads: bool) -> None:
    assert list(ahead(iter(range(100)), threads)) == list(range(100))
    assert list(ahead(iter([]), threads)) == []


@pytest.mark.parametrize("threads", [True, False])
def test_an_error_comes_at_its_place(threads: bool) -> None:
    def failing() -> Iterator[int]:
        yield 1
        raise ValueError("hỏng")

    items = ahead(failing(), threads)
    assert next(items) == 1
    with pytest.raises(ValueError, match="hỏng"):
        next(items)


def test_a_reader_that_leaves_ends_the_maker() -> None:
    def endless() -> Iterator[int]:
        number = 0
        while True:
            number += 1
            yield number

    before = threading.active_count()
    items = ahead(endless(), True)
    assert next(items) == 1
    items.close()  # type: ignore[attr-defined]
    assert threading.active_count() == before


@pytest.mark.parametrize("threads", [True, False])
def test_work_aside_gives_its_result_or_its_error(threads: bool) -> None:
    with aside(threads) as executor:
        good, bad = executor.submit(sum, (1, 2)), executor.submit(int, "không phải số")
    assert good.result() == 3
    with pytest.raises(ValueError):
        bad.result()


@pytest.mark.parametrize("threads", [True, False])
def test_an_error_in_the_main_work_is_the_one_that_is_seen(threads: bool) -> None:
    with pytest.raises(KeyError), aside(threads) as executor:
        executor.submit(int, "không phải số")
        raise KeyError


def test_ctrl_c_in_line_stops_the_work_at_once() -> None:
    """It comes while a task is done, but is meant for the whole run."""

    def interrupted() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), aside(False) as executor:
        executor.submit(interrupted)
        pytest.fail("the work went on")
