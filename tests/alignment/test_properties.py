"""What holds for any input."""

from __future__ import annotations

import random

import accords
from hypothesis import given, settings
from hypothesis import strategies as st
from memoranda import all_memoranda

from memorandum_kit.alignment import align, align_scored
from memorandum_kit.alignment.aligner import align_texts

GERMAN = st.text(alphabet="abcdefghäöüßABCDE 0123456789.,;:()§–", max_size=40)
CHINESE = st.text(alphabet="市合作第一条二三章款，。；：（）0123456789 的和双方教育", max_size=20)
MEMO = all_memoranda(alternat=False)[0]


def every_index_once(links, n, m):
    assert sorted(i for de, _ in links for i in de) == list(range(n))
    assert sorted(j for _, zh in links for j in zh) == list(range(m))
    assert all(de or zh for de, zh in links)


@given(st.lists(GERMAN, max_size=12), st.lists(CHINESE, max_size=12))
@settings(deadline=None, max_examples=60, derandomize=True)
def test_every_index_exactly_once_and_the_same_again(de, zh):
    links = align(de, zh)
    every_index_once(links, len(de), len(zh))
    assert links == align(de, zh)


@given(st.lists(st.text(max_size=30), max_size=6), st.lists(st.text(max_size=30), max_size=6))
@settings(deadline=None, max_examples=60, derandomize=True)
def test_any_text_at_all(de, zh):
    every_index_once(align(de, zh), len(de), len(zh))


@given(st.lists(GERMAN, max_size=8), st.lists(CHINESE, max_size=8))
@settings(deadline=None, max_examples=40, derandomize=True)
def test_scores_are_probabilities(de, zh):
    assert all(0.0 <= link.score <= 1.0 for link in align_scored(de, zh))


@given(st.integers(5, 25), st.integers(5, 40))
@settings(deadline=None, max_examples=15, derandomize=True)
def test_identity_on_identical_structure(start, length):
    numbers = range(start, start + length)
    de = [f"Artikel {n} Punkt {n * 17} der Liste." for n in numbers]
    zh = [f"第{n}条 清单第{n * 17}项。" for n in numbers]
    assert align(de, zh) == [((k,), (k,)) for k in range(length)]


@given(st.sampled_from(["Der Fluss führt im Frühjahr viel Wasser.", "Gold kostet heute mehr als Silber."]))
@settings(deadline=None, max_examples=2, derandomize=True)
def test_an_unrelated_pair_far_away_changes_nothing_here(extra):
    before = align(MEMO.de, MEMO.zh)
    after = align([*MEMO.de, extra], [*MEMO.zh, "昨夜山中下了一场大雪，路上行人稀少。"])
    near = len(MEMO.de) - 10
    assert [x for x in before if x[0] and x[0][0] < near] == [x for x in after if x[0] and x[0][0] < near]


@given(
    st.lists(GERMAN.filter(str.strip), min_size=1, max_size=6),
    st.lists(CHINESE.filter(str.strip), min_size=1, max_size=6),
)
@settings(deadline=None, max_examples=30, derandomize=True)
def test_both_directions_agree_on_text(de, zh):
    """Which argument is which is told by the script where it can be."""
    de = [f"Vertrag {text}" for text in de]
    zh = [f"合作协议{text}" for text in zh]
    assert {(b, a) for a, b in align(zh, de)} == set(align(de, zh))


def test_empty_sides():
    assert align([], []) == []
    assert align(["a"], []) == [((0,), ())]
    assert align([], ["一", "二"]) == [((), (0,)), ((), (1,))]


def test_one_segment():
    assert align(["Ja."], ["是。"]) == [((0,), (0,))]


def test_one_against_a_thousand():
    zh = [f"第{n}条 双方合作。" for n in range(1000)]
    every_index_once(align(["Artikel 500 Die Seiten arbeiten zusammen."], zh), 1, 1000)


def test_ten_thousand_empty_strings():
    links = align([""] * 10_000, [""] * 10_000)
    every_index_once(links, 10_000, 10_000)


@given(st.integers(0, 200), st.integers(1, 12), st.booleans())
@settings(deadline=None, max_examples=20, derandomize=True)
def test_fixed_links_are_kept_and_every_index_stands_once(seed, many, wrong):
    """Also where they cross others, are wider than any link of the search, or say that a segment has no counterpart."""
    chance = random.Random(seed)
    accord = accords.build(seed)
    fixed = chance.sample(sorted(accord.links), many)
    if wrong:
        i = chance.choice(
            [k for k in range(len(accord.de) - 6) if not set(range(k, k + 6)) & _used(fixed, 0)] or [None]
        )
        j = chance.choice([k for k in range(len(accord.zh)) if k not in _used(fixed, 1)])
        fixed += [] if i is None else [(tuple(range(i, i + 6)), (j,))]
    links = [(link.de, link.zh) for link in align_texts(accord.de, accord.zh, fixed=fixed)]
    every_index_once(links, len(accord.de), len(accord.zh))
    assert set(fixed) <= set(links)


def _used(links, side):
    return {index for link in links for index in link[side]}
