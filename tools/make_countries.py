"""Make resources/countries.json: names of countries in seven languages and their codes -> ISO 3166-1 alpha-2.

Source: the Unicode CLDR as packaged by Babel (Unicode licence), and a few words of office practice below. Run at build
time only; the result is kept, so that Babel is no dependency of the program.

    python -m tools.make_countries
"""

from __future__ import annotations

import json
from pathlib import Path

from babel import Locale

from checkin_app.domain.lists.text import words

LANGUAGES = ("fr", "ca", "es", "it", "pt", "de", "en", "nl", "eu", "oc", "gl")

PLATES = {"f": "FR", "e": "ES", "d": "DE", "i": "IT", "p": "PT", "b": "BE", "l": "LU", "a": "AT", "gb": "GB", "uk": "GB"}
"""International number plates that people still write, and UK."""

USUAL = """
FR: france metropolitaine, republique francaise, french republic, la france, francia, franca, corse, fr france, fra
    france
ES: catalogne, catalunya, cataluna, catalonia, reino de espana, espana peninsular, esp espagne, pays basque espagnol,
    euskadi, baleares, illes balears, spain esp
GB: gr bretagne, g b, angleterre, england, inglaterra, anglaterra, inghilterra, grossbritannien, grande bretagne, gran
    bretana, gran bretanya, gran bretagna, gra bretanha, great britain, britain, ecosse, scotland, escocia, escosia,
    scozia, schottland, pays de galles, wales, gales, irlande du nord, northern ireland, u k, england uk, united
    kingdom uk, royaume uni, nordirland
NL: hollande, holland, holanda, olanda, the netherlands, pays bas, paises bajos, paisos baixos, niederlande
US: eua, e u a, etats unis amerique, usa, u s a, u s, etats unis, etats unis d amerique, united states of america,
    eeuu, ee uu, estados unidos, estats units, stati uniti, vereinigte staaten, america, amerique
AD: principat d andorra, principaute d andorre, andorre, andorra la vella, principado de andorra, principality of
    andorra
CH: confederation suisse, suisse, schweiz, svizzera, svizra, switzerland, suiza, suissa, suica, helvetia
CZ: rep ceca, rep tcheque, rep checa, republique tcheque, tchequie, czech republic, republica checa, republica txeca,
    repubblica ceca, tschechien, tschechische republik, cechia, czechia
DE: rfa, bundesrepublik deutschland, brd, federal republic of germany, alemanya, allemagne
MC: principaute de monaco
RE: reunion, la reunion, ile de la reunion
RU: russie, federation de russie, russian federation, russia
KR: republique de coree, korea republic of, corea, corea del sur republica de, coree, coree du sud, south korea,
    korea, corea del sur, corea del sud, republic of korea, sudkorea
CN: prc, p r china, chine populaire, chine, r p chine, china, pr china, people s republic of china
CI: cote d ivoire, ivory coast, costa de marfil, costa d avorio, elfenbeinkuste
VN: vietnam, viet nam
MK: macedoine, macedonia, north macedonia
IE: eire, republique d irlande, republic of ireland, irlande
BE: belgie, belgique, belgien, belgica, belgium, royaume de belgique, belgio, vlaanderen, wallonie
LU: luxembourg, luxemburg, lussemburgo, grand duche de luxembourg, luxemburgo
TR: turquie, turkey, turkiye, turquia, turchia, turkei
VA: vatican, saint siege
CD: rdc, rd congo, republique democratique du congo, congo kinshasa, dr congo
CG: congo, congo brazzaville, republique du congo
PS: palestine
TW: taiwan
HK: hong kong, hongkong
SY: syrie
IR: iran
AE: eau, e a u, emiratos arabes, emirats arabes unis, emirats, uae, united arab emirates
DK: danemark, denmark, danmark
SE: suede, sweden, sverige
NO: norvege, norway, norge
FI: finlande, finland, suomi
PL: pologne, poland, polska
GR: el, grece, greece, hellas, ellada
HU: hongrie, hungary, magyarorszag
AT: autriche, austria, osterreich
PT: portugal, republica portuguesa
IT: italie, italy, italia, italien, repubblica italiana
BR: bresil, brasil, brazil
"""
"""What people write beside the official names, folded; regions that are often given for their country."""


def main() -> None:
    """Write the file."""
    english: dict[str, str] = {str(k): str(v) for k, v in Locale("en").territories.items()}
    codes = [
        code for code in english if len(code) == 2 and code.isalpha() and code not in ("EU", "EZ", "UN", "XA", "XB", "ZZ", "QO")
    ]
    names: dict[str, str] = {}
    for language in LANGUAGES:
        territories = Locale(language).territories
        for code in codes:
            name = " ".join(words(str(territories.get(code, ""))))
            if name:
                names.setdefault(name, code)
    for long, code in _alpha3().items():
        names.setdefault(long.lower(), code)
    names.update({code.lower(): code for code in codes})
    for line in USUAL.replace("\n    ", " ").strip().splitlines():
        code, _, usual = line.partition(":")
        if len(code) == 2:
            names.update({" ".join(words(name)): code for name in usual.split(",") if words(name)})
    names.update(PLATES)
    path = Path(__file__).resolve().parents[1] / "resources" / "countries.json"
    source = "Unicode CLDR names through Babel (tools/make_countries.py)"
    path.write_text(
        json.dumps({"source": source, "names": dict(sorted(names.items()))}, ensure_ascii=False, indent=0) + "\n", "utf-8"
    )


def _alpha3() -> dict[str, str]:
    """ISO 3166-1 alpha-3 -> alpha-2, from CLDR's alias table."""
    from babel.core import get_global

    aliases = get_global("territory_aliases")
    return {
        old: new[0] for old, new in aliases.items() if len(old) == 3 and old.isalpha() and len(new) == 1 and len(new[0]) == 2
    }


if __name__ == "__main__":
    main()
