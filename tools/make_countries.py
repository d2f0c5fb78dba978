"""Make `resources/translations/countries.json`, the names of countries in our languages, from Unicode CLDR through babel."""

from __future__ import annotations

import json
from pathlib import Path

from babel import Locale

LANGUAGES = ("fr", "ca", "es", "en", "it", "pt", "de")
TARGET = Path(__file__).resolve().parent.parent / "resources" / "translations" / "countries.json"


def main() -> None:
    """Write the names by language, then by ISO 3166-1 alpha-2 code."""
    names = {
        language: {
            code: name
            for code, name in sorted(Locale.parse(language).territories.items())
            if len(code) == 2 and code.isalpha() and code not in {"EU", "EZ", "UN", "QO", "ZZ", "XA", "XB"}
        }
        for language in LANGUAGES
    }
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(json.dumps(names, ensure_ascii=False, indent=0, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
