"""WCAG 2.2 AA, 1.4.3: normal text has at least 4.5 : 1 on its ground; 1.4.11: what only marks a control, 3 : 1."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest

from checkin_app.domain.attendee import Category
from checkin_app.ui import theme
from checkin_app.ui.app import make_app

AA = 4.5
AA_MARKS = 3.0

CATEGORIES = tuple(str(category) for category in Category)
PAIRS: dict[str, tuple[str, ...]] = {
    "text": ("background", "surface", "sunken", "accent_soft", "good_soft", "caution_soft", "stop_soft", "mark"),
    "muted": ("background", "surface", "sunken", "accent_soft"),
    "accent": ("background", "surface", "accent_soft"),
    "accent_ink": ("accent",),
    "good": ("background", "surface", "good_soft"),
    "caution": ("background", "surface", "caution_soft"),
    "stop": ("background", "surface", "stop_soft"),
    "rail_ink": ("rail", "rail_on"),
    "rail_on_ink": ("rail", "rail_on"),
    "band_ink": ("good", "caution", "stop", "attention"),
    **dict.fromkeys(CATEGORIES, ("surface", "background")),
}
"""Each ink and the grounds that it is written on."""


@pytest.fixture
def dressed() -> Iterator[Callable[[str], None]]:
    """Put a theme on; the light one is back at the end."""
    app = make_app()
    yield lambda name: theme.apply(app, name)
    theme.apply(app, "light")


def luminance(code: str) -> float:
    parts = [int(code[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", theme.THEMES)
def test_every_text_can_be_read_on_its_ground(name: str) -> None:
    tokens = theme.THEMES[name]
    ratios = {(ink, ground): contrast(tokens[ink], tokens[ground]) for ink, grounds in PAIRS.items() for ground in grounds}
    assert {pair: round(ratio, 2) for pair, ratio in ratios.items() if ratio < AA} == {}


@pytest.mark.parametrize("name", theme.THEMES)
def test_every_tag_can_be_read_on_its_pale_ground(name: str, dressed: Callable[[str], None]) -> None:
    dressed(name)
    inks = (*CATEGORIES, "accent", "good", "caution", "stop")
    ratios = {ink: contrast(theme.token(ink), theme.soft(ink).name()) for ink in inks}
    assert {ink: round(ratio, 2) for ink, ratio in ratios.items() if ratio < AA} == {}


@pytest.mark.parametrize("name", theme.THEMES)
def test_the_focus_is_seen_on_every_ground(name: str) -> None:
    tokens = theme.THEMES[name]
    rings = {"accent": ("background", "surface"), "text": ("background", "surface"), "rail_ink": ("rail", "rail_on")}
    ratios = {(ring, ground): contrast(tokens[ring], tokens[ground]) for ring, grounds in rings.items() for ground in grounds}
    assert {pair: round(ratio, 2) for pair, ratio in ratios.items() if ratio < AA_MARKS} == {}


def test_both_themes_have_the_same_tokens() -> None:
    assert theme.LIGHT.keys() == theme.DARK.keys()


def test_the_style_sheet_leaves_no_token_unfilled() -> None:
    assert re.findall(r"@\w+", theme.style_sheet()) == []
