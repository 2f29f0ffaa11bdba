"""Shapes have smooth edges, true sizes and true colours."""

from __future__ import annotations

import numpy as np
import pytest

from vidgen.paint.shapes import bar, card, disc, ground, rounded_box, rounded_mask

RED, BLUE = (200, 30, 30, 255), (20, 40, 220, 255)


def test_a_disc_covers_the_area_of_a_circle() -> None:
    alpha = np.asarray(disc(101 - 1, RED))[..., 3] / 255
    assert alpha.sum() == pytest.approx(np.pi * 50**2, rel=0.01)
    assert alpha[0, 0] == 0 and alpha[50, 50] == 1


def test_corners_are_smooth_and_alike() -> None:
    mask = np.asarray(rounded_mask((80, 60), 20))
    assert len(np.unique(mask)) > 12
    assert (mask == mask[::-1]).all() and (mask == mask[:, ::-1]).all()
    assert (mask[20:40] == 255).all()


def test_the_tail_of_a_bubble_has_its_corner_square() -> None:
    mask = np.asarray(rounded_mask((80, 60), 20, square="bl"))
    assert mask[-4, 4] == 255 and mask[-4, -4] == 0 and mask[3, 3] == 0


@pytest.mark.parametrize("size", [(1, 1), (3, 90), (90, 3), (864, 12)])
def test_a_radius_larger_than_the_box_is_cut_to_it(size: tuple[int, int]) -> None:
    assert rounded_mask(size, 500).size == size
    assert bar(size, RED).size == size


def test_a_border_stands_inside_the_edge() -> None:
    box = np.asarray(rounded_box((60, 40), 8, RED, border=BLUE, border_width=3))
    assert box.shape == (40, 60, 4)
    assert (box[20, :3] == BLUE).all() and (box[20, 3:-3] == RED).all() and (box[20, -3:] == BLUE).all()


def test_a_translucent_fill_keeps_its_colour_to_the_edge() -> None:
    box = np.asarray(rounded_box((60, 40), 12, (255, 255, 255, 31)))
    assert (box[..., :3] == 255).all()
    assert box[..., 3].max() == 31 and box[0, 0, 3] == 0


def test_a_shadow_makes_a_card_taller_and_only_that() -> None:
    plain, raised = card((300, 120), 24, RED, BLUE), card((300, 120), 24, RED, BLUE, shadow=10)
    assert plain.size == (300, 120) and raised.size == (300, 130)
    inside = np.s_[30:90, 30:270]
    assert (np.asarray(plain)[inside] == np.asarray(raised)[inside]).all()
    below = np.asarray(raised)[124:, 150]
    assert 0 < below[0, 3] < 40 and below[-1, 3] < below[0, 3]


def test_the_ground_runs_from_top_to_bottom_colour_without_bands() -> None:
    top, bottom, glow = (61, 10, 18, 255), (28, 5, 8, 255), (122, 20, 32, 255)
    image = ground((1080, 1920), top, bottom, glow)
    pixels = np.asarray(image, int)
    assert image.mode == "RGB" and image.size == (1080, 1920)
    assert abs(pixels[-8:].mean((0, 1)) - bottom[:3]).max() < 1
    assert abs(pixels[:8, :8].mean((0, 1)) - top[:3]).max() < 2
    assert abs(pixels[568:584, 588:600].mean((0, 1)) - glow[:3]).max() < 4
    # A band would be a row-wide step; dithering mixes two neighbouring values in every row of the gradient.
    assert abs(np.diff(pixels.mean(1), axis=0)).max() < 1
    mixed = [len(np.unique(pixels[row, :64, 0])) > 1 for row in range(1200, 1800, 10)]
    assert np.mean(mixed) > 0.6
