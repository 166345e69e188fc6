"""Whole memoranda: kind, number and depth of every clause. A case is the text and, line by line, what it becomes."""

import pytest

from memorandum_kit.model import Block, ClauseKind, Lang, Place, Source
from memorandum_kit.segment import segment


def read(lang, text):
    """Blocks from lines; `kind depth number | text` of each clause."""
    blocks = tuple(Block(line, Place(block=n)) for n, line in enumerate(text.strip().split("\n")))
    document = segment(Source(blocks), lang, id="d")
    return [
        f"{c.kind} {c.level} {f'{c.number.value or c.number.printed}/{c.number.level}' if c.number else '-'} | {c.text}"
        for c in document.clauses
    ]


CASES = {
    "German lines, parties one below the other": (
        Lang.DE,
        """
Memorandum
über den Freundschaftsaustausch
zwischen
der Stadt Musterstadt,
vertreten durch den Oberbürgermeister Max Mustermann,
und
dem Stadtbezirk Yangban der Stadt Peking,
– nachfolgend „die Seiten“ genannt –
Präambel
Die Seiten blicken auf eine lange Freundschaft zurück.
In Anknüpfung an den Besuch im Januar 2024 vereinbaren sie Folgendes:
1. Ziele
Die Seiten wollen ihre Freundschaft vertiefen. Sie informieren einander.
2. Bereiche
2.1 Wirtschaft
Die Seiten fördern den Austausch von Unternehmen.
2.2 Bildung
Die Seiten fördern den Austausch von Schulen.
Peking, den 12. Januar 2024
__________________
Max Mustermann
Oberbürgermeister""",
        """
title 0 - | Memorandum
title 0 - | über den Freundschaftsaustausch
party 0 - | zwischen
party 0 - | der Stadt Musterstadt,
party 0 - | vertreten durch den Oberbürgermeister Max Mustermann,
party 0 - | und
party 0 - | dem Stadtbezirk Yangban der Stadt Peking,
party 0 - | – nachfolgend „die Seiten“ genannt –
heading 0 - | Präambel
recital 0 - | Die Seiten blicken auf eine lange Freundschaft zurück.
paragraph 0 - | In Anknüpfung an den Besuch im Januar 2024 vereinbaren sie Folgendes:
heading 0 1/paragraph | Ziele
paragraph 1 - | Die Seiten wollen ihre Freundschaft vertiefen. Sie informieren einander.
heading 0 2/paragraph | Bereiche
heading 1 2.1/item | Wirtschaft
paragraph 2 - | Die Seiten fördern den Austausch von Unternehmen.
heading 1 2.2/item | Bildung
paragraph 2 - | Die Seiten fördern den Austausch von Schulen.
date-line 0 - | Peking, den 12. Januar 2024
signature 0 - | __________________
signature 0 - | Max Mustermann
signature 0 - | Oberbürgermeister""",
    ),
    "Chinese chapters of numbers": (
        Lang.ZH_HANS,
        """
北京市样板区人民政府与德国穆斯特市关于建立友好交流关系的备忘录
甲方：北京市样板区人民政府
乙方：德意志联邦共和国穆斯特市
为增进两地人民的友谊，双方经友好协商，达成如下共识：
一、合作原则
双方本着平等互利的原则开展交流。
二、合作领域
（一）经济贸易
1、鼓励企业互访；
2、支持参加展会。
（二）文化教育
双方支持学校结对。
三、其他
本备忘录一式两份，两种文本同等有效。
甲方（盖章）：
代表（签字）：
年   月   日""",
        """
title 0 - | 北京市样板区人民政府与德国穆斯特市关于建立友好交流关系的备忘录
party 0 - | 甲方：北京市样板区人民政府
party 0 - | 乙方：德意志联邦共和国穆斯特市
paragraph 0 - | 为增进两地人民的友谊，双方经友好协商，达成如下共识：
heading 0 1/paragraph | 合作原则
paragraph 1 - | 双方本着平等互利的原则开展交流。
heading 0 2/paragraph | 合作领域
heading 1 1/item | 经济贸易
item 2 1/subitem | 鼓励企业互访；
item 2 2/subitem | 支持参加展会。
heading 1 2/item | 文化教育
paragraph 2 - | 双方支持学校结对。
heading 0 3/paragraph | 其他
paragraph 1 - | 本备忘录一式两份，两种文本同等有效。
signature 0 - | 甲方（盖章）：
signature 0 - | 代表（签字）：
date-line 0 - | 年   月   日""",
    ),
    "an article's number alone on its line": (
        Lang.DE,
        """
Artikel 1
Gegenstand
(1) Die Seiten arbeiten zusammen.
(2) Die Zusammenarbeit umfasst:
a) Bildung, insbesondere
aa) Schulen,
bb) Hochschulen,
b) Kultur und
c) Sport.
Artikel 2
Jede Seite trägt ihre Kosten.
Artikel 3
(1) Dieses Memorandum tritt in Kraft.""",
        """
heading 0 1/article | Gegenstand
paragraph 1 1/paragraph | Die Seiten arbeiten zusammen.
paragraph 1 2/paragraph | Die Zusammenarbeit umfasst:
item 2 1/item | Bildung, insbesondere
item 3 1/subitem | Schulen,
item 3 2/subitem | Hochschulen,
item 2 2/item | Kultur und
item 2 3/item | Sport.
article 0 2/article | Jede Seite trägt ihre Kosten.
article 0 3/article |\x20
paragraph 1 1/paragraph | Dieses Memorandum tritt in Kraft.""",
    ),
    "Chinese articles with and without headings": (
        Lang.ZH_HANS,
        """
第一章　总则
第一条　为增进友谊，制定本办法。
第二条　本办法所称代表团，是指：
（一）政府代表团；
（二）企业代表团。
第二章　附则
第三条
本办法自2024年1月1日起施行。
2024年1月12日订于北京
北京市样板区人民政府代表
（签字）""",
        """
heading 0 1/chapter | 总则
article 1 1/article | 为增进友谊，制定本办法。
article 1 2/article | 本办法所称代表团，是指：
item 2 1/paragraph | 政府代表团；
item 2 2/paragraph | 企业代表团。
heading 0 2/chapter | 附则
article 1 3/article | 本办法自2024年1月1日起施行。
date-line 0 - | 2024年1月12日订于北京
signature 0 - | 北京市样板区人民政府代表
signature 0 - | （签字）""",
    ),
    "recitals as a dashed list": (
        Lang.DE,
        """
FREUNDSCHAFTSERKLÄRUNG
Die Stadt Musterstadt und der Stadtbezirk Yangban der Stadt Peking sind
– eingedenk ihrer gemeinsamen Bergbaugeschichte,
– überzeugt, dass der Austausch beiden Seiten nützt,
wie folgt übereingekommen:
1. Die Seiten vertiefen ihre Freundschaft.
2. Die Seiten tauschen Informationen in folgenden Bereichen aus:
- Stadtentwicklung
- Umwelt
3. Die Seiten entsenden Delegationen.
Für die Stadt Musterstadt:
Max Mustermann""",
        """
title 0 - | FREUNDSCHAFTSERKLÄRUNG
party 0 - | Die Stadt Musterstadt und der Stadtbezirk Yangban der Stadt Peking sind
recital 0 –/dash | eingedenk ihrer gemeinsamen Bergbaugeschichte,
recital 0 –/dash | überzeugt, dass der Austausch beiden Seiten nützt,
paragraph 0 - | wie folgt übereingekommen:
paragraph 0 1/paragraph | Die Seiten vertiefen ihre Freundschaft.
paragraph 0 2/paragraph | Die Seiten tauschen Informationen in folgenden Bereichen aus:
item 1 -/dash | Stadtentwicklung
item 1 -/dash | Umwelt
paragraph 0 3/paragraph | Die Seiten entsenden Delegationen.
signature 0 - | Für die Stadt Musterstadt:
signature 0 - | Max Mustermann""",
    ),
    "lists inside a paragraph": (
        Lang.ZH_HANS,
        """
双方同意在以下领域加强合作：（一）教育；（二）文化；（三）体育。
双方将做到：一是加强互访；二是扩大贸易规模。
双方应：1.互派代表团；2.交换信息。
双方于2024年1月12日、1月13日会谈。""",
        """
paragraph 0 - | 双方同意在以下领域加强合作：
item 0 1/paragraph | 教育；
item 0 2/paragraph | 文化；
item 0 3/paragraph | 体育。
paragraph 0 - | 双方将做到：
item 0 1/item | 加强互访；
item 0 2/item | 扩大贸易规模。
paragraph 0 - | 双方应：
item 0 1/paragraph | 互派代表团；
item 0 2/paragraph | 交换信息。
paragraph 0 - | 双方于2024年1月12日、1月13日会谈。""",
    ),
    "a list in a German paragraph, and the sentence after it": (
        Lang.DE,
        "Die Zusammenarbeit umfasst: a) Bildung; b) Kultur; c) Sport. Weiteres wird vereinbart.",
        """
paragraph 0 - | Die Zusammenarbeit umfasst:
item 0 1/item | Bildung;
item 0 2/item | Kultur;
item 0 3/item | Sport.
paragraph 0 - | Weiteres wird vereinbart.""",
    ),
    "items without any number": (
        Lang.DE,
        """
Beispiele sind:
Besuche von Delegationen
Ausstellungen
Schüleraustausch
Die Kosten werden geteilt.""",
        """
paragraph 0 - | Beispiele sind:
item 0 - | Besuche von Delegationen
item 0 - | Ausstellungen
item 0 - | Schüleraustausch
paragraph 0 - | Die Kosten werden geteilt.""",
    ),
    "Taiwan": (
        Lang.ZH_HANT,
        """
備忘錄
立備忘錄人：
甲方：臺北市政府
乙方：德國穆斯特市政府
茲為促進雙方友好交流，同意如下：
第1條　目的
雙方本於平等互惠原則，促進交流。
第2條　本備忘錄一式二份，雙方各執一份。
中華民國113年1月12日""",
        """
title 0 - | 備忘錄
party 0 - | 立備忘錄人：
party 0 - | 甲方：臺北市政府
party 0 - | 乙方：德國穆斯特市政府
paragraph 0 - | 茲為促進雙方友好交流，同意如下：
heading 0 1/article | 目的
paragraph 1 - | 雙方本於平等互惠原則，促進交流。
article 0 2/article | 本備忘錄一式二份，雙方各執一份。
date-line 0 - | 中華民國113年1月12日""",
    ),
    "a short declaration with 1.) 2.) 3.)": (
        Lang.DE,
        """
Freundschaftserklärung
Im Januar 2024 trafen sich die Vertreter beider Seiten in Peking.
Sie erklären ihre Absicht,
1.) den Austausch zu vertiefen,
2.) die Innovation zu fördern und
3.) die Nachhaltigkeit zu stärken.
Ad 1.)
Delegationen reisen jährlich.
Für Musterstadt                       Für Yangban""",
        """
title 0 - | Freundschaftserklärung
paragraph 0 - | Im Januar 2024 trafen sich die Vertreter beider Seiten in Peking.
paragraph 0 - | Sie erklären ihre Absicht,
item 0 1/item | den Austausch zu vertiefen,
item 0 2/item | die Innovation zu fördern und
item 0 3/item | die Nachhaltigkeit zu stärken.
paragraph 0 - | Ad 1.)
paragraph 0 - | Delegationen reisen jährlich.
signature 0 - | Für Musterstadt                       Für Yangban""",
    ),
    "Chinese decimal numbering without dots": (
        Lang.ZH_HANS,
        """
关于建立友好交流关系的意向书
2024年1月12日
北京市样板区与穆斯特市，
认识到两地在转型发展方面有许多共同点，
希望加强交流，
现达成以下意向：
1 加强人员往来
1.1 互派代表团
双方每年互派代表团。
1.2 互派专家
双方互派专家。
2 其他事项
2.1 费用
费用自理。
双方代表签字：
北京市样板区人民政府区长
穆斯特市市长
二〇二四年一月十二日　北京""",
        """
title 0 - | 关于建立友好交流关系的意向书
date-line 0 - | 2024年1月12日
paragraph 0 - | 北京市样板区与穆斯特市，
recital 0 - | 认识到两地在转型发展方面有许多共同点，
recital 0 - | 希望加强交流，
paragraph 0 - | 现达成以下意向：
heading 0 1/paragraph | 加强人员往来
heading 1 1.1/item | 互派代表团
paragraph 2 - | 双方每年互派代表团。
heading 1 1.2/item | 互派专家
paragraph 2 - | 双方互派专家。
heading 0 2/paragraph | 其他事项
heading 1 2.1/item | 费用
paragraph 2 - | 费用自理。
signature 0 - | 双方代表签字：
signature 0 - | 北京市样板区人民政府区长
signature 0 - | 穆斯特市市长
date-line 0 - | 二〇二四年一月十二日　北京""",
    ),
    "a contract's head with addresses": (
        Lang.ZH_HANS,
        """
合作备忘录
甲方：埃申富特市          乙方：望溪区
地址：市政厅1号          地址：人民路1号
第一条：合作内容
甲方的权利和义务：
1、派出代表团。
2、承担国际旅费。
乙方的权利和义务：
1、接待代表团。
2、承担食宿费用。
第二条：保密条款
双方应保守秘密，未经对方同意，不得披露。
（以下无正文）
甲方（签章）：
乙方（签章）：
签订日期：2024年1月12日""",
        """
title 0 - | 合作备忘录
party 0 - | 甲方：埃申富特市          乙方：望溪区
party 0 - | 地址：市政厅1号          地址：人民路1号
heading 0 1/article | 合作内容
paragraph 1 - | 甲方的权利和义务：
item 1 1/paragraph | 派出代表团。
item 1 2/paragraph | 承担国际旅费。
paragraph 1 - | 乙方的权利和义务：
item 1 1/paragraph | 接待代表团。
item 1 2/paragraph | 承担食宿费用。
heading 0 2/article | 保密条款
paragraph 1 - | 双方应保守秘密，未经对方同意，不得披露。
paragraph 1 - | （以下无正文）
signature 0 - | 甲方（签章）：
signature 0 - | 乙方（签章）：
date-line 0 - | 签订日期：2024年1月12日""",
    ),
    "Roman chapters": (
        Lang.DE,
        """
Gemeinsame Erklärung
der Stadt Musterstadt und der Stadt Beispielhausen
Wir, die Bürgermeister der Städte Musterstadt und Beispielhausen,
in dem Bewusstsein unserer Geschichte
und in der Überzeugung, dass Freundschaft verbindet,
geben folgende Erklärung ab:
I. Grundsätze
1. Wir achten einander.
2. Wir fördern den Austausch
- der Schulen,
- der Vereine und
- der Wirtschaft.
II. Schlussbestimmungen
Diese Erklärung gilt ab sofort.
Musterstadt, 12.01.2024
Dr. Max Mustermann          Erika Beispiel
Bürgermeister               Bürgermeisterin""",
        """
title 0 - | Gemeinsame Erklärung
party 0 - | der Stadt Musterstadt und der Stadt Beispielhausen
paragraph 0 - | Wir, die Bürgermeister der Städte Musterstadt und Beispielhausen,
recital 0 - | in dem Bewusstsein unserer Geschichte
recital 0 - | und in der Überzeugung, dass Freundschaft verbindet,
paragraph 0 - | geben folgende Erklärung ab:
heading 0 1/chapter | Grundsätze
paragraph 1 1/paragraph | Wir achten einander.
paragraph 1 2/paragraph | Wir fördern den Austausch
item 2 -/dash | der Schulen,
item 2 -/dash | der Vereine und
item 2 -/dash | der Wirtschaft.
heading 0 2/chapter | Schlussbestimmungen
paragraph 1 - | Diese Erklärung gilt ab sofort.
date-line 0 - | Musterstadt, 12.01.2024
signature 0 - | Dr. Max Mustermann          Erika Beispiel
signature 0 - | Bürgermeister               Bürgermeisterin""",
    ),
    "a Chinese agreement without articles": (
        Lang.ZH_HANS,
        """
建立友好城市关系协议书
（中文本）
中华人民共和国样板市
德意志联邦共和国穆斯特市
根据中德两国建交公报的原则，为增进两国人民之间的友谊，样板市和穆斯特市经友好协商，同意缔结友好城市关系。
双方将在平等互利的原则下：
1.开展经济贸易交流；
2.开展科技、文化、教育、体育、卫生等方面的交流与合作；
3.鼓励民间往来。
本协议书自双方签字之日起生效。本协议书于一九九九年九月十四日在北京签订，一式两份，每份均用中文和德文写成，两种文本具有同等效力。
样板市代表                穆斯特市代表
（签字）                  （签字）
某某某                    某某某
一九九九年九月十四日于北京""",
        """
title 0 - | 建立友好城市关系协议书
paragraph 0 - | （中文本）
party 0 - | 中华人民共和国样板市
party 0 - | 德意志联邦共和国穆斯特市
recital 0 - | 根据中德两国建交公报的原则，为增进两国人民之间的友谊，样板市和穆斯特市经友好协商，同意缔结友好城市关系。
paragraph 0 - | 双方将在平等互利的原则下：
item 0 1/paragraph | 开展经济贸易交流；
item 0 2/paragraph | 开展科技、文化、教育、体育、卫生等方面的交流与合作；
item 0 3/paragraph | 鼓励民间往来。
paragraph 0 - | 本协议书自双方签字之日起生效。本协议书于一九九九年九月十四日在北京签订，一式两份，每份均用中文和德文写成，两种文本具有同等效力。
signature 0 - | 样板市代表                穆斯特市代表
signature 0 - | （签字）                  （签字）
signature 0 - | 某某某                    某某某
date-line 0 - | 一九九九年九月十四日于北京""",
    ),
    "numbered parties and Ziffern": (
        Lang.DE,
        """
Absichtserklärung (Letter of Intent)
zwischen
1. der Stadt Musterstadt, Rathausplatz 1, 12345 Musterstadt,
– nachfolgend „Stadt“ –
und
2. der Yangban Hydrogen Co., Ltd., Peking,
– nachfolgend „Unternehmen“ –
– zusammen „Partner“ –
Vorbemerkung
Die Stadt baut ein Wasserstoffnetz auf.
Ziffer 1 Gegenstand
Die Partner prüfen eine Zusammenarbeit.
Ziffer 2 Vertraulichkeit
Vertrauliche Informationen werden nicht weitergegeben. Dies gilt nicht für
a) öffentlich bekannte Informationen,
b) Informationen, die
(i) Dritte rechtmäßig mitteilen oder
(ii) Behörden verlangen.
Ort, Datum: ____________
Unterschrift: ____________""",
        """
title 0 - | Absichtserklärung (Letter of Intent)
party 0 - | zwischen
party 0 1/paragraph | der Stadt Musterstadt, Rathausplatz 1, 12345 Musterstadt,
party 0 - | – nachfolgend „Stadt“ –
party 0 - | und
party 0 2/paragraph | der Yangban Hydrogen Co., Ltd., Peking,
party 0 - | – nachfolgend „Unternehmen“ –
party 0 - | – zusammen „Partner“ –
heading 0 - | Vorbemerkung
recital 0 - | Die Stadt baut ein Wasserstoffnetz auf.
heading 0 1/article | Gegenstand
paragraph 1 - | Die Partner prüfen eine Zusammenarbeit.
heading 0 2/article | Vertraulichkeit
paragraph 1 - | Vertrauliche Informationen werden nicht weitergegeben. Dies gilt nicht für
item 1 1/item | öffentlich bekannte Informationen,
item 1 2/item | Informationen, die
item 2 1/subitem | Dritte rechtmäßig mitteilen oder
item 2 2/subitem | Behörden verlangen.
date-line 0 - | Ort, Datum: ____________
signature 0 - | Unterschrift: ____________""",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_whole_text(name):
    lang, text, expected = CASES[name]
    assert read(lang, text) == expected.strip("\n").split("\n")


def test_hard_wrapped_text_in_one_block():
    text = """§ 1 Ziele

(1) Die Städte fördern die Begegnung ihrer Bürgerinnen und
Bürger. Sie beachten dabei Artikel 3
des Grundgesetzes.

§ 2 Kosten

Die Kosten trägt jede Stadt selbst. Näheres regelt
§ 3 Absatz 2.

§ 3 Dauer

(1) Die Vereinbarung gilt ab dem
1. Januar 2025.
"""
    document = segment(Source((Block(text),)), Lang.DE, id="de")
    assert [c.printed.replace("\n", " ") for c in document.clauses] == [
        "§ 1 Ziele",
        "(1) Die Städte fördern die Begegnung ihrer Bürgerinnen und Bürger. Sie beachten dabei Artikel 3 des Grundgesetzes.",
        "§ 2 Kosten",
        "Die Kosten trägt jede Stadt selbst. Näheres regelt § 3 Absatz 2.",
        "§ 3 Dauer",
        "(1) Die Vereinbarung gilt ab dem 1. Januar 2025.",
    ]


def test_styles_of_the_file_count():
    blocks = (
        Block("Memorandum", style="title"),
        Block("Seite 1", style="header"),
        Block("Artikel 1", style="heading", level=2),
        Block("Zweck", style="heading", level=2),
        Block("Die Seiten kooperieren.1"),
        Block("1 Siehe Anlage.", style="footnote"),
        Block("Bildung", style="list", level=1, label="•"),
        Block("Für die Stadt A", style="cell"),
        Block("gez. Muster", style="cell"),
    )
    document = segment(Source(blocks), Lang.DE, id="de")
    assert [str(c.kind) for c in document.clauses] == [
        *("title", "note", "heading", "paragraph", "note", "item", "signature", "signature")
    ]
    assert document.clauses[2].printed == "Artikel 1 Zweck"
    assert document.clauses[2].place.block == 3
    assert document.title == "Memorandum"


def test_ids_places_and_source_are_kept():
    source = Source((Block("  Artikel 2 – Ziele ", Place(block=7, page=2)),), name="a.docx", sha256="ab", title="Titel")
    document = segment(source, Lang.DE, id="de-a")
    clause = document.clauses[0]
    assert (clause.id, clause.kind, clause.text) == ("de-a.1", ClauseKind.HEADING, "Ziele")
    assert clause.place == Place(block=7, page=2, start=14, end=19)
    assert (document.title, document.name, document.source_sha256) == ("Titel", "a.docx", "ab")


def test_nothing_gives_nothing():
    assert segment(Source(()), Lang.DE, id="de").clauses == ()
    assert segment(Source((Block(" \n\u3000"),)), Lang.ZH_HANS, id="zh").clauses == ()


def test_dotted_numbers_are_headings_over_deeper_ones_in_either_language():
    german = (("", "Memorandum"), ("I.", "Allgemeines"), ("1.1", "Zweck"), ("1.1.1", "Die Städte helfen einander."))
    blocks = tuple(
        Block(text, Place(block=n), label=label, style="heading" if label in ("I.", "1.1") else "paragraph")
        for n, (label, text) in enumerate(german)
    )
    kinds = [clause.kind for clause in segment(Source(blocks), Lang.DE, id="d").clauses]
    chinese = [line.split()[0] for line in read(Lang.ZH_HANS, "备忘录\n一、总则\n1.1 目的\n1.1.1 两市互相帮助。")]
    assert kinds == chinese == ["title", "heading", "heading", "paragraph"]


def test_one_number_column_labels_both_languages():
    blocks = (Block("两市开展合作。", label="Art. 1"), Block("可以提供补贴。"))
    clauses = segment(Source(blocks), Lang.ZH_HANS, id="z").clauses
    assert [(c.kind, c.level, c.number and c.number.value) for c in clauses] == [
        (ClauseKind.ARTICLE, 0, "1"),
        (ClauseKind.PARAGRAPH, 1, None),
    ]


def test_a_date_with_its_place_behind_a_comma_is_a_date_line():
    found = read(Lang.ZH_HANS, "协议书\n第一条　合作\n双方开展合作。\n2025年6月5日，林德瑙\n甲方代表（签字）：")
    assert [line.split()[0] for line in found] == ["title", "heading", "paragraph", "date-line", "signature"]


def test_a_title_goes_on_where_its_line_breaks_off():
    found = read(
        Lang.DE, "MEMORANDUM\nüber die Zusammenarbeit zwischen\nLindenau und Qinghe\nArtikel 1\n(1) Sie helfen sich."
    )
    assert [line.split()[0] for line in found[:3]] == ["title", "title", "title"]
