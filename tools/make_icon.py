"""Draws the program's icon into `resources/icons`: for the menus of Linux (PNG), of Windows (ICO) and of macOS (ICNS).

    .venv/bin/python tools/make_icon.py

Needs the environment of the developers. The mark is the one on the window's rail.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
SIZE = 512
MARGIN = 24
"""The air around the tile, as the menus of all three systems leave it."""
TILE, LETTERS = "#10262B", "#FFFFFF"
WINDOWS_SIZES = [(side, side) for side in (16, 24, 32, 48, 64, 128, 256)]


def draw() -> Image.Image:
    """The mark: the first two letters on a dark tile with round corners."""
    image = Image.new("RGBA", (SIZE, SIZE), (0, 0, 0, 0))
    pencil = ImageDraw.Draw(image)
    pencil.rounded_rectangle((MARGIN, MARGIN, SIZE - MARGIN, SIZE - MARGIN), radius=SIZE // 5, fill=TILE)
    font = ImageFont.truetype(RESOURCES / "fonts" / "NotoSans-Bold.ttf", SIZE * 0.42)
    pencil.text((SIZE / 2, SIZE / 2), "Ac", font=font, fill=LETTERS, anchor="mm")
    return image


def main() -> None:
    """Write the three files."""
    folder = RESOURCES / "icons"
    folder.mkdir(exist_ok=True)
    icon = draw()
    icon.resize((256, 256), Image.Resampling.LANCZOS).save(folder / "accueil.png", optimize=True)
    icon.save(folder / "accueil.ico", sizes=WINDOWS_SIZES)
    icon.save(folder / "accueil.icns")


if __name__ == "__main__":
    main()
