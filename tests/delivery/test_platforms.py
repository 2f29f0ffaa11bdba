from __future__ import annotations

from vidgen.delivery.platforms import platform_data, platforms


def test_the_data_says_when_and_from_what_it_was_collected() -> None:
    assert platform_data().dated
    assert platform_data().source


def test_the_limits_are_those_published() -> None:
    known = platforms()
    assert known["facebook"].seconds == (3, 90)
    assert known["facebook"].story_seconds == 60
    assert known["youtube"].seconds == (0, 180)
    assert known["tiktok"].caption is not None
    assert (known["tiktok"].caption.most, known["tiktok"].caption.unit) == (2200, "utf16")
    assert known["zalo"].most_bytes == known["telegram"].most_bytes == 50_000_000
    assert known["zalo"].image_bytes == 1_000_000


def test_both_safe_boxes_lie_on_the_canvas_and_the_strict_one_is_the_smaller() -> None:
    boxes = platform_data().safe_boxes
    assert set(boxes) == {"advert", "post"}
    assert boxes["post"].x[0] < boxes["advert"].x[0] < boxes["advert"].x[1] < boxes["post"].x[1] < 1080
    assert boxes["post"].y[0] < boxes["advert"].y[0] < boxes["advert"].y[1] < boxes["post"].y[1] < 1920


def test_what_each_platform_leaves_free_is_data_of_its_own() -> None:
    """Meta: 14 % above, 35 % below, 6 % at the sides; Google: 288, 672, 48 and 192 pixels."""
    known, common = platforms(), platform_data().safe_boxes
    assert {name for name, each in known.items() if each.safe} == {
        "facebook",
        "instagram",
        "tiktok",
        "youtube",
    }
    meta = known["facebook"].safe["advert"]
    assert (meta.x, meta.y) == ((65, 1080 - 65), (269, 1920 - 672))
    google = known["youtube"].safe["advert"]
    assert (google.x, google.y) == ((48, 1080 - 192), (288, 1920 - 672))
    for use, box in common.items():
        # What lies in the common box is covered nowhere.
        for each in known.values():
            if each.safe:
                own = each.safe[use]
                assert own.x[0] <= box.x[0] < box.x[1] <= own.x[1]
                assert own.y[0] <= box.y[0] < box.y[1] <= own.y[1]
