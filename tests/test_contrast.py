"""The colours of `tokens.css` hold WCAG 2.2 AA in both themes, and the three skills differ to every eye."""

import itertools
import math
import re
from pathlib import Path

import pytest

TOKENS = (Path(__file__).resolve().parent.parent / "static/css/tokens.css").read_text()
PAIR = re.compile(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)")
BOTH = re.compile(r"--([\w-]+): (#[0-9a-f]{6});")
TEXT, CONTROL = 4.5, 3.0

# Machado, Oliveira and Fernandes (2009), severity 1.0, in linear RGB.
VISION: dict[str, list[list[float]]] = {
    "full": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    "protan": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deutan": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritan": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}


def _themes() -> dict[str, dict[str, str]]:
    default = TOKENS.split("@media", 1)[0]
    fixed = dict(BOTH.findall(default))
    pairs = PAIR.findall(default)
    return {
        "light": fixed | {name: light for name, light, _ in pairs},
        "dark": fixed | {name: dark for name, _, dark in pairs},
    }


THEMES = _themes()
PAIRS = [
    *((ink, ground, TEXT) for ink in ("ink", "ink-2", "ink-3") for ground in ("paper", "card", "sunk")),
    *(
        (tone, ground, TEXT)
        for tone in ("lib", "net", "ant", "good", "warn", "stop")
        for ground in ("paper", "card", f"{tone}-tint")
    ),
    *((ink, f"{tone}-tint", TEXT) for ink in ("ink", "ink-2") for tone in ("good", "warn", "stop", "ant")),
    *(("on-action", ground, TEXT) for ground in ("action", "action-hover")),
    ("on-stop", "stop-solid", TEXT),
    ("ink", "mark", TEXT),
    ("card", "ant", TEXT),
    *(("ink", heat, TEXT) for heat in ("h0", "h1", "h2")),
    *(("card", heat, TEXT) for heat in ("h3", "h4")),
    *((line, ground, CONTROL) for line in ("line-strong", "focus") for ground in ("paper", "card", "sunk")),
]


def linear(colour: str) -> list[float]:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2, 1 to 21."""
    light, dark = sorted(
        (sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear(x), strict=True)) for x in (one, other)),
        reverse=True,
    )
    return (light + 0.05) / (dark + 0.05)


def oklab(rgb: list[float]) -> tuple[float, float, float]:
    """Ottosson's OKLab of linear RGB."""
    r, g, b = rgb
    cones = (
        0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b,
        0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b,
        0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b,
    )
    x, y, z = (math.copysign(abs(cone) ** (1 / 3), cone) for cone in cones)
    return (
        0.2104542553 * x + 0.793617785 * y - 0.0040720468 * z,
        1.9779984951 * x - 2.428592205 * y + 0.4505937099 * z,
        0.0259040371 * x + 0.7827717662 * y - 0.808675766 * z,
    )


def seen(colour: str, vision: str) -> tuple[float, float, float]:
    rgb = linear(colour)
    return oklab(
        [min(1.0, max(0.0, sum(w * c for w, c in zip(row, rgb, strict=True)))) for row in VISION[vision]]
    )


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("front", "ground", "least"), PAIRS, ids=lambda value: str(value))
def test_a_colour_can_be_read_on_its_ground(theme: str, front: str, ground: str, least: float) -> None:
    assert contrast(THEMES[theme][front], THEMES[theme][ground]) >= least


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("vision", VISION)
def test_no_two_skills_look_alike(theme: str, vision: str) -> None:
    skills = [seen(THEMES[theme][skill], vision) for skill in ("lib", "net", "ant")]
    assert min(math.dist(a, b) for a, b in itertools.combinations(skills, 2)) * 100 > 8


def test_the_dark_accent_of_the_anthropologist_is_a_quiet_one() -> None:
    _, a, b = oklab(linear(THEMES["dark"]["ant"]))
    assert math.hypot(a, b) < 0.08


def test_black_on_white_has_the_ratio_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
