"""Make the static fonts in `resources/fonts` from the variable Noto Sans of `fontpkg-noto-sans` (OFL).

ReportLab draws static TrueType only, and the screen shows what paper shows; run it after an update of the package.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import fontpkg_noto_sans
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

WEIGHTS = {"Regular": 400, "SemiBold": 600, "Bold": 700}
TARGET = Path(__file__).resolve().parent.parent / "resources" / "fonts"


def main() -> None:
    """Write one file a weight, and the licence beside them."""
    source = Path(fontpkg_noto_sans.__file__).parent
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, weight in WEIGHTS.items():
        font = TTFont(source / "files" / "NotoSans[wdth,wght].ttf", recalcTimestamp=False)
        static = instancer.instantiateVariableFont(font, {"wght": weight, "wdth": 100}, updateFontNames=True)
        static.save(TARGET / f"NotoSans-{name}.ttf")
    shutil.copyfile(source / "LICENSE", TARGET / "OFL.txt")


if __name__ == "__main__":
    main()
