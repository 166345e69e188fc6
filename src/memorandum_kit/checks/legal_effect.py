"""`legal.effect`, `language.prevailing`: whether the text binds, and which language counts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from memorandum_kit.checks.context import Pair
from memorandum_kit.checks.making import both, finding
from memorandum_kit.model import Finding, Span

_NOT_BINDING_DE = re.compile(
    r"unverbindlich|nicht\s+(?:rechtlich\s+|rechts|völkerrechtlich\s+)?(?:ver)?bindend|rechtlich\s+nicht\s+(?:ver)?bindend|"
    r"nicht\s+rechtsverbindlich|keine\s+(?:rechtlich\w*\s+|rechts|völkerrechtlich\w*\s+)?(?:bindung|verbindlich|bindend)\w*|"
    r"(?:begründe|entfalte|erzeug|entsteh|schaff)\w*\s+(?:\w+\s+){0,3}?kein\w*\s+(?:\w+\s+){0,4}?(?:pflicht|verpflicht|bindung|recht|anspr|wirkung)\w*|"
    r"keine\s+(?:rechtlichen?\s+|völkerrechtlichen?\s+)?(?:verpflichtung|rechtswirkung|rechtsverbindlichkeit|bindungswirkung|rechte und pflichten|ansprüche)"
)
_BINDING_DE = re.compile(
    r"(?<!nicht )(?<!un)(?:rechts?verbindlich|rechtlich\s+(?:ver)?bindend|völkerrechtlich\s+(?:ver)?bindend|rechtskräftig)|rechtlich\s+verpflichtend|"
    r"(?:ist|sind)\s+für\s+(?:\w+\s+){1,4}(?:ver)?bindend"
)
_NOT_BINDING_ZH = re.compile(
    r"(?:不|无|没有|并不|未|均不)(?:具有?|具备|产生|构成|形成|带来|创设|设定|引起)?[^，。；]{0,10}?(?:法律)?(?:约束力|拘束力|效力|义务|权利|责任)|非约束性|无约束力|不受[^，。；]{0,8}约束"
)
_BINDING_ZH = re.compile(
    r"(?:具有?|具备|产生)[^，。；不]{0,6}?(?:约束力|拘束力|法律效力)|受[^，。；]{0,6}约束|有法律约束力"
)
_EQUAL_DE = re.compile(
    r"(?:gleichermaßen|in gleicher weise|gleich(?:er|ermaßen)?)\s*(?:\w+\s+){0,2}?(?:verbindlich|gültig|authentisch|maßgeb|wirksam|rechtskräftig|rechtsverbindlich)|"
    r"gleichwertig|gleichrangig|gleiche[rnms]?\s+(?:gültigkeit|rechtskraft|verbindlichkeit|rechtswirkung|geltung|maße)|jeder\s+wortlaut|dieselbe\s+(?:gültigkeit|rechtskraft|verbindlichkeit)"
)
_PREVAILS_DE = re.compile(
    r"(?:deutsche|chinesische|englische)\w*\s+(?:wortlaut|fassung|text|version|sprachfassung)\w*\s+(?:\w+\s+){0,4}?(?:maßgeb|vorrang|verbindlich|entscheid|ausschlag|geht\s+vor)|"
    r"(?:maßgeb\w+|ausschlaggebend|entscheidend)\s+(?:\w+\s+){0,3}?(?:deutsche|chinesische|englische)|(?:hat|genießt)\s+(?:\w+\s+){0,4}vorrang|"
    r"(?:gilt|geht)\s+(?:\w+\s+){0,3}?(?:die|der)\s+(deutsche|chinesische|englische)"
)
_EQUAL_ZH = re.compile(
    r"同等作准|具有?同等[^，。；]{0,4}效力|同等法律效力|同等有效|同样有效|同等效力|效力相同|具有?同样[^，。；]{0,4}效力|均为正本|同为作准|一样有效|同等约束力|同等真实"
)
_PREVAILS_ZH = re.compile(
    r"以(?:本[^，。；]{0,6}?)?(?:中|德|英|汉|华)[^，。；]{0,6}?(?:为准|为主|优先)|(?:中|德|英)文[^，。；]{0,4}?(?:优先|占优|具有优先)"
)
_LANGUAGE_DE = re.compile(r"(deutsch|chinesisch|englisch)")
_LANGUAGE_ZH = re.compile(r"[中德英汉]")
_LANGUAGES = {"中": "chinesisch", "汉": "chinesisch", "德": "deutsch", "英": "englisch"}


# Every finding needs one of these in the Chinese text.
_CUE = re.compile("约束|拘束|效|义务|权利|责任|准|为主|优先|占优|文")


def check(pair: Pair) -> Iterator[Finding]:
    """Tell a binding text against a non-binding one, and a prevailing language against equally authentic texts."""
    de, zh = pair.de.plain, pair.zh.plain
    if not de or not zh or not _CUE.search(zh):
        return
    free_de, free_zh = _NOT_BINDING_DE.search(de), _NOT_BINDING_ZH.search(zh)
    bound_de, bound_zh = _BINDING_DE.search(de), _BINDING_ZH.search(zh)
    if free_de and not free_zh and bound_zh:
        yield _effect(pair, free_de, bound_zh)
    elif bound_de and not free_de and free_zh:
        yield _effect(pair, bound_de, free_zh)
    equal_de, equal_zh = _EQUAL_DE.search(de), _EQUAL_ZH.search(zh)
    prevails_de, prevails_zh = _PREVAILS_DE.search(de), _PREVAILS_ZH.search(zh)
    if prevails_zh and not prevails_de and (equal_de or "sprach" in de or "wortlaut" in de):
        yield _language(pair, equal_de, prevails_zh)
    elif prevails_de and not equal_de and not prevails_zh and (equal_zh or "文" in zh):
        yield _language(pair, prevails_de, equal_zh)
    elif prevails_de and prevails_zh:
        ours = {m.group() for m in _LANGUAGE_DE.finditer(prevails_de.group())}
        theirs = {_LANGUAGES[c] for c in _LANGUAGE_ZH.findall(prevails_zh.group())}
        if ours and theirs and not ours & theirs:
            yield _language(pair, prevails_de, prevails_zh)


def _effect(pair: Pair, de: re.Match[str], zh: re.Match[str]) -> Finding:
    spans = Span(*de.span()), Span(*zh.span())
    return finding(
        "legal.effect", *both(pair, *spans), de=spans[0].of(pair.de.text), zh=spans[1].of(pair.zh.text), confidence=0.9
    )


def _language(pair: Pair, de: re.Match[str] | None, zh: re.Match[str] | None) -> Finding:
    spans = Span(*de.span()) if de else None, Span(*zh.span()) if zh else None
    return finding(
        "language.prevailing", *both(pair, *spans), confidence=0.9,
        de=spans[0].of(pair.de.text) if spans[0] else "–", zh=spans[1].of(pair.zh.text) if spans[1] else "–",
    )  # fmt: skip
