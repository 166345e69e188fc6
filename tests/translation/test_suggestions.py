"""`translate` without an engine, and with one whose sentences are written down here (a table is an engine too)."""

from __future__ import annotations

import pytest

from memorandum_kit import translate
from memorandum_kit.errors import BadInput, NotInstalled
from memorandum_kit.model import Lang
from memorandum_kit.translation import Memory
from memorandum_kit.translation.argos import is_installed
from memorandum_kit.translation.engines import Hypothesis

DE = "Dieses Memorandum tritt am 12. Januar 2024 in Kraft."
ZH = "本备忘录自2024年1月12日起生效。"


class Table:
    """An engine that knows some sentences by heart."""

    name = "table"

    def __init__(self, source, target, **sentences):
        self.source, self.target, self.sentences = source, target, sentences
        self.asked = []
        self.calls = 0

    def pairs(self):
        return frozenset({(self.source, self.target)})

    def hypotheses(self, sentences, source, target, count):
        self.asked += sentences
        self.calls += 1
        return [
            [Hypothesis(text, -0.1 * n) for n, text in enumerate(self.sentences.get(sentence, ()))][:count]
            for sentence in sentences
        ]


def table(sentences, source=Lang.DE, target=Lang.ZH_HANS):
    engine = Table(source, target)
    engine.sentences = sentences
    return engine


@pytest.fixture
def memory():
    with Memory.open(":memory:") as opened:
        opened.add(DE, ZH, memorandum="2024-01")
        opened.add("Die Kosten trägt die einladende Seite.", "费用由邀请方承担。")
        yield opened


def test_origins_are_honest(memory):
    texts = [DE, DE.replace("2024", "2027"), "Präambel", DE.replace("Memorandum", "Abkommen"), "Ganz anderes.", ""]
    done = translate(texts, "de", "zh-Hans", memory=memory, engine="none")
    assert [t.origin for t in done] == ["exact", "skeleton", "skeleton", "fuzzy", "none", "none"]
    assert [t.text for t in done][:3] == [ZH, "本备忘录自2027年1月12日起生效。", "序言"]
    assert [t.cert for t in done] == ["high", "medium", "medium", "low", "unknown", "unknown"]
    assert [t.to_be_reviewed for t in done][:4] == [False, True, True, True]
    assert done[1].made_by == "memory (2024-01)"
    assert "translation.wording" in {warning.code for warning in done[3].warnings}
    assert done[4].text == ""


def test_sentences_that_are_all_agreed_make_a_clause(memory):
    text = f"{DE.replace('12. Januar', '3. Mai')} Die Kosten trägt die einladende Seite."
    (done,) = translate([text], "de", "zh", memory=memory, engine="none")
    assert done.text == "本备忘录自2024年5月3日起生效。费用由邀请方承担。"
    (half,) = translate([f"{DE} Etwas ist neu."], "de", "zh", memory=memory, engine="none")
    assert half.origin in ("fuzzy", "none")


@pytest.mark.parametrize(
    ("text", "source", "target", "expected"),
    [
        ("12. Mai 2025", "de", "zh-Hans", "2025年5月12日"),
        ("2025年5月12日", "zh-Hans", "de", "12. Mai 2025"),
        ("15.000 Euro", "de", "zh-Hans", "1.5万欧元"),
        ("Wuhan", "de", "zh-Hans", "武汉市"),
        ("备忘录", "zh-Hans", "de", "Memorandum"),
        ("序言", "zh-Hant", "de", "Präambel"),
        ("Präambel", "de", "zh-Hant", "序言"),
    ],
)
def test_what_is_one_value_or_term_needs_no_memory(text, source, target, expected):
    (done,) = translate([text], source, target, engine="none")
    assert done.text == expected


@pytest.mark.parametrize("text", ["Die Stadt Wuhan lädt ein", "Pekinger", "Wuhans", "400.0000 Einwohner", "und"])
def test_what_is_more_than_a_value_or_term_stays_a_gap(text):
    (done,) = translate([text], "de", "zh", engine="none")
    assert (done.text, done.origin) == ("", "none")


def test_the_term_decides_among_the_hypotheses():
    sentence = "Beide Seiten unterzeichnen das Memorandum."
    engine = table({sentence: ["双方签署纪要。", "双方签署备忘录。"]})
    (done,) = translate([sentence], "de", "zh", engine=engine)
    assert (done.text, done.origin, done.made_by) == ("双方签署备忘录。", "machine", "table")
    assert done.cert == "low"
    assert done.score <= 0.7


def test_the_value_decides_among_the_hypotheses():
    sentence = "Es kommen 12 Gäste."
    engine = table({sentence: ["20位客人前来。", "12位客人前来。"]})
    assert translate([sentence], "de", "zh", engine=engine)[0].text == "12位客人前来。"


def test_a_wrong_date_is_put_right_and_told():
    sentence = "Die Sitzung ist am 12. Mai 2025."
    (done,) = translate([sentence], "de", "zh", engine=table({sentence: ["会议于2025年12月5日举行。"]}))
    assert done.text == "会议于2025年5月12日举行。"
    assert "translation.repaired" in {warning.code for warning in done.warnings}


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Die Erklärung ist nicht bindend.", "该声明具有约束力。"),
        ("Es kommen 12 Gäste.", "客人前来。"),
        ("Die Stadt Wuhan lädt ein.", "北京市发出邀请。"),
        ("Das Memorandum über Zusammenarbeit gilt.", "备忘录 über Zusammenarbeit 有效。"),
        ("Das Memorandum fördert die Zusammenarbeit.", "备忘录促进Zusammenarbeit。"),
    ],
)
def test_a_contradiction_is_not_offered(sentence, wrong):
    (done,) = translate([sentence], "de", "zh", engine=table({sentence: [wrong]}))
    assert (done.text, done.origin, done.alternatives) == ("", "none", (wrong,))
    assert done.warnings


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("Die Siemens AG lädt ein.", "Siemens AG发出邀请。"),
        ("Anfragen an kultur@stadt.example.", "请联系kultur@stadt.example。"),
        ("Das Logo von ThyssenKrupp bleibt.", "ThyssenKrupp的标志保留。"),
    ],
)
def test_a_name_or_address_that_stays_as_it_is_does_not_count_as_untranslated(sentence, right):
    (done,) = translate([sentence], "de", "zh", engine=table({sentence: [right]}))
    assert (done.text, done.origin) == (right, "machine")


def test_hanzi_left_in_a_german_text_are_not_offered():
    sentence = "双方签署备忘录。"
    wrong = "Beide Seiten unterzeichnen das 备忘录."
    (done,) = translate([sentence], "zh", "de", engine=table({sentence: [wrong]}, Lang.ZH_HANS, Lang.DE))
    assert (done.text, done.origin) == ("", "none")
    assert "translation.untranslated" in {warning.code for warning in done.warnings}


def test_names_are_carried_by_names_that_every_engine_knows():
    engine = table({
        "Die Stadt Mentougou lädt ein.": ["该市门头发出邀请。"],
        "Die Stadt Berlin lädt ein.": ["柏林市发出邀请。"],
        "Die Stadt Tokio lädt ein.": ["东京市发出邀请。"],
    })  # fmt: skip
    (done,) = translate(["Die Stadt Mentougou lädt ein."], "de", "zh", engine=engine)
    assert "门头沟" in done.text
    assert "柏林" not in done.text


def test_a_name_that_only_one_stand_in_carried_is_not_trusted():
    engine = table({
        "Die Stadt Mentougou lädt ein.": ["门头沟发出邀请。"],
        "Die Stadt Berlin lädt ein.": ["柏林市发出邀请。"],
        "Die Stadt Tokio lädt ein.": ["首都发出邀请。"],
    })  # fmt: skip
    assert translate(["Die Stadt Mentougou lädt ein."], "de", "zh", engine=engine)[0].text == "门头沟发出邀请。"


@pytest.mark.parametrize(
    ("came", "target", "expected"),
    [
        ('他说"好", 然后签字.', Lang.ZH_HANS, "他说“好”，然后签字。"),
        ("双方 签署 (见 附件) 。", Lang.ZH_HANS, "双方签署（见附件）。"),
        ("1,448平方公里", Lang.ZH_HANS, "1,448平方公里"),
        ("版本3.5。", Lang.ZH_HANS, "版本3.5。"),
        ('Der Rat sagt "ja" .', Lang.DE, "Der Rat sagt „ja“."),
    ],
)
def test_marks_are_those_of_the_language(came, target, expected):
    from memorandum_kit.translation.typography import repaired

    assert repaired(came, target) == expected


def test_a_machine_goes_before_a_similar_clause_with_another_name():
    sentence = "Die Stadt Taizhou lädt ein."
    with Memory.open(":memory:") as memory:
        memory.add("Die Stadt Wuhan lädt ein.", "武汉市发出邀请。")
        (done,) = translate([sentence], "de", "zh", memory=memory, engine=table({sentence: ["泰州市发出邀请。"]}))
    assert (done.text, done.origin) == ("泰州市发出邀请。", "machine")
    assert "武汉市发出邀请。" in done.alternatives


def test_the_work_stops_where_asked_and_keeps_what_it_has(memory):
    done = translate([DE, DE, DE], "de", "zh", memory=memory, engine="none", progress=lambda n, total: n < 2)
    assert [t.origin for t in done] == ["exact", "exact", "none"]


def numbered(count):
    return {f"Es kommen {n} Gäste.": [f"来了{n}位客人。"] for n in range(11, 11 + count)}


def test_the_engine_gets_many_clauses_at_once(memory):
    sentences = numbered(20)
    engine = table(sentences)
    done = translate([DE, *sentences, DE], "de", "zh", memory=memory, engine=engine)
    assert [t.text for t in done] == [ZH, *(texts[0] for texts in sentences.values()), ZH]
    assert engine.calls == 3  # of eight clauses at most


def test_what_the_engine_has_done_is_kept_when_it_is_stopped(memory):
    sentences = numbered(20)
    seen = []

    def progress(done, total):
        seen.append((done, total))
        return done < 9

    done = translate([DE, *sentences], "de", "zh", memory=memory, engine=table(sentences), progress=progress)
    assert seen == [(1, 21), (9, 21)]
    assert [t.origin for t in done] == ["exact", *["machine"] * 8, *["none"] * 12]


def test_readings_with_the_office_s_english_term_go_on_to_the_second_package():
    sentence = "Beide Seiten unterzeichnen das Memorandum."

    class Pivot(Table):
        pivot = Lang.EN

        def ranked(self, sentences, source, target, count, rank):
            english = [
                Hypothesis("Both sides sign the minutes.", -0.1),
                Hypothesis("Both sides sign the memorandum.", -0.9),
            ]
            chinese = {english[0].text: "双方签署会议记录。", english[1].text: "双方签署备忘录。"}
            return [[Hypothesis(chinese[rank(0, english)[0].text], -1.0)] for _ in sentences]

    (done,) = translate([sentence], "de", "zh", engine=Pivot(Lang.DE, Lang.ZH_HANS))
    assert done.text == "双方签署备忘录。"


def test_what_is_alike_stands_where_the_machine_s_text_contradicts():
    sentence = "Die Stadt Taizhou lädt ein."
    with Memory.open(":memory:") as memory:
        memory.add("Die Stadt Wuhan lädt ein.", "武汉市发出邀请。")
        (done,) = translate([sentence], "de", "zh", memory=memory, engine=table({sentence: ["北京市发出邀请。"]}))
    assert (done.text, done.origin) == ("武汉市发出邀请。", "fuzzy")
    assert "北京市发出邀请。" in done.alternatives
    assert "translation.open" in {warning.code for warning in done.warnings}


def test_an_agreed_sentence_stays_as_agreed_beside_a_new_one(memory):
    new = "Es kommen 12 Gäste."
    engine = table({new: ["12位客人前来。"], DE: ["这份备忘录开始生效。"]})
    (done,) = translate([f"{DE} {new}"], "de", "zh", memory=memory, engine=engine)
    assert (done.text, done.origin, done.cert) == (f"{ZH}12位客人前来。", "machine", "low")
    assert done.made_by == "table; memory (2024-01)"
    assert engine.asked == [new]


@pytest.mark.parametrize("threads", ["0x2", "many", "-1", "2x", ""])
def test_threads_are_a_number_or_two(threads):
    with pytest.raises(BadInput, match="threads"):
        translate(["a"], "de", "zh", engine=table({}), threads=threads)


def test_wrong_calls_are_errors_of_ours(tmp_path):
    for call in (
        lambda: translate(["a"], "de", "de"),
        lambda: translate(["a"], "de", "fr"),
        lambda: translate("a", "de", "zh"),
        lambda: translate(["a"], "de", "zh", engine="deepl"),
        lambda: translate(["a"], "de", "zh", memory=tmp_path / "missing.memory"),
        lambda: translate(["a"], "zh", "de", engine=table({})),
    ):
        with pytest.raises(BadInput):
            call()


def test_a_missing_part_names_the_next_step(tmp_path, monkeypatch):
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path))
    with pytest.raises(NotInstalled) as caught:
        translate(["a"], "de", "zh", engine="argos")
    assert ("argospm install translate-de_en translate-en_zh" if is_installed() else "pip install") in str(caught.value)
    assert translate(["Ganz anderes."], "de", "zh")[0].origin == "none"
