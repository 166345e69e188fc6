"""Generate `glossaries/names/states.tsv`: the states' German and Chinese names from the Unicode CLDR, as Babel ships it.

Run it by hand when CLDR or `glossaries/names/state_names.tsv` changes: `python tools/names_states.py`. Short names are CLDR's
(Unicode licence); formal names, and the few short ones that official Chinese texts write otherwise, are in `state_names.tsv`.
"""

from __future__ import annotations

import csv
from pathlib import Path

NAMES = Path(__file__).resolve().parents[1] / "glossaries/names"
# ISO 3166-1 codes of the member states of the United Nations, and the two observers.
STATES = """
AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CO CR CU CV CY CZ DE DJ
DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH
KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR
NZ OM PA PE PG PH PK PL PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT
TV TZ UA UG US UY UZ VC VE VN VU WS YE ZA ZM ZW PS VA
""".split()

# Characters that a transcription reads otherwise than running text does.
IN_STATES = {"塞": "sài", "都": "dū", "甸": "diàn", "佛": "fó", "干": "gān", "拉": "lā", "泊": "bó", "蒙": "měng", "勒": "lè"}


def main() -> None:
    """Write one row a state, by ISO code."""
    from babel import Locale
    from opencc import OpenCC
    from pypinyin import Style, pinyin

    german, chinese = Locale.parse("de").territories, Locale.parse("zh_Hans").territories
    traditional = OpenCC("s2t").convert
    with (NAMES / "state_names.tsv").open(encoding="utf-8") as file:
        more = {row["code"]: row for row in csv.DictReader(file, delimiter="\t")}
    rows = ["code\tzh_hans\tzh_hant\treading\tzh_formal\tde\tde_formal\tvariants"]
    for code in sorted(STATES):
        row = more.get(code, {})
        name = row.get("zh_hans") or chinese[code]
        plain = name.replace("（", "").replace("）", "")
        first = [s[0] for s in pinyin(plain, style=Style.TONE)]
        reading = row.get("reading") or " ".join(IN_STATES.get(c, s) for c, s in zip(plain, first, strict=True))
        hant = traditional(name)
        rows.append("\t".join((
            code, name, hant if hant != name else "", reading, row.get("zh_formal", ""), row.get("de") or german[code],
            row.get("de_formal", ""), row.get("variants", ""),
        )))  # fmt: skip
    (NAMES / "states.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
