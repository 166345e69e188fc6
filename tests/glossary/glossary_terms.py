"""The small glossary of these tests."""

from __future__ import annotations

from memorandum_kit.glossary import Term
from memorandum_kit.model import Lang

DE, EN, HANS, HANT = Lang.DE, Lang.EN, Lang.ZH_HANS, Lang.ZH_HANT

TERMS = (
    Term("austausch", "relation", DE, "Austausch", pos="noun", gender="m"),
    Term("austausch", "relation", EN, "exchange", pos="noun"),
    Term("austausch", "relation", HANS, "交流", exclude=("交流电",)),
    Term("kraft", "law", DE, "in Kraft treten", pos="verb"),
    Term("kraft", "law", HANS, "生效"),
    Term("rat", "administration", DE, "Rat", pos="noun", gender="m", exclude=("Studienrat", "Großer Rat")),
    Term("energie", "energy", HANS, "可再生能源"),
    Term("energie", "energy", HANS, "再生能源", "deprecated", note="Kurzform"),
    Term("energie", "energy", HANT, "再生能源", "admitted", usage="taiwan"),
    Term("energie", "energy", DE, "erneuerbare Energien", pos="noun", gender="pl"),
    Term("stadt", "relation", DE, "Städtepartnerschaft", pos="noun", gender="f"),
    Term(
        "stadt", "relation", HANS, "友好城市关系", definition="对外友好关系", context="建立友好城市关系", source="内部"
    ),
    Term("freundschaft", "relation", DE, "Städtefreundschaft", pos="noun", gender="f"),
    Term("freundschaft", "relation", HANS, "友好城市关系", "deprecated"),
    Term("freundschaft", "relation", HANS, "友好交流城市关系"),
)
