"""Pinyin syllables: the inventory, tone marks, and every way to cut a string into syllables.

Syllables are lower case without tone, ü written as ü (`lü`, but `ju`, `yu` as the norm writes them). Source: Hanyu Pinyin
Fang'an (1958), GB/T 16159-2012, GB/T 28039-2011 for names.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_INVENTORY = """
a ai an ang ao ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu ca cai can cang cao ce cen ceng cha chai chan chang
chao che chen cheng chi chong chou chu chua chuai chuan chuang chui chun chuo ci cong cou cu cuan cui cun cuo da dai dan dang dao de
dei den deng di dia dian diao die ding diu dong dou du duan dui dun duo e ei en eng er fa fan fang fei fen feng fo fou fu ga gai gan
gang gao ge gei gen geng gong gou gu gua guai guan guang gui gun guo ha hai han hang hao he hei hen heng hong hou hu hua huai huan
huang hui hun huo ji jia jian jiang jiao jie jin jing jiong jiu ju juan jue jun ka kai kan kang kao ke kei ken keng kong kou ku kua
kuai kuan kuang kui kun kuo la lai lan lang lao le lei leng li lia lian liang liao lie lin ling liu lo long lou lu luan lun luo lü
lüe ma mai man mang mao me mei men meng mi mian miao mie min ming miu mo mou mu na nai nan nang nao ne nei nen neng ni nian niang
niao nie nin ning niu nong nou nu nuan nun nuo nü nüe o ou pa pai pan pang pao pei pen peng pi pian piao pie pin ping po pou pu qi
qia qian qiang qiao qie qin qing qiong qiu qu quan que qun ran rang rao re ren reng ri rong rou ru rua ruan rui run ruo sa sai san
sang sao se sen seng sha shai shan shang shao she shei shen sheng shi shou shu shua shuai shuan shuang shui shun shuo si song sou su
suan sui sun suo ta tai tan tang tao te teng ti tian tiao tie ting tong tou tu tuan tui tun tuo wa wai wan wang wei wen weng wo wu
xi xia xian xiang xiao xie xin xing xiong xiu xu xuan xue xun ya yan yang yao ye yi yin ying yo yong you yu yuan yue yun za zai zan
zang zao ze zei zen zeng zha zhai zhan zhang zhao zhe zhen zheng zhi zhong zhou zhu zhua zhuai zhuan zhuang zhui zhun zhuo zi zong
zou zu zuan zui zun zuo
"""
SYLLABLES: frozenset[str] = frozenset(_INVENTORY.split())
LONGEST = 6

_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ"
_PLAIN = "aaaaeeeeiiiioooouuuuüüüünnn"
_STRIP = str.maketrans(_TONED + _TONED.upper(), _PLAIN + _PLAIN.upper())
_TONE_OF = {mark: 1 + i % 4 for i, mark in enumerate(_TONED[:24])} | {"ń": 2, "ň": 3, "ǹ": 4}
_MARKS = dict(zip(_PLAIN[:24:4], ("āáǎà", "ēéěè", "īíǐì", "ōóǒò", "ūúǔù", "ǖǘǚǜ"), strict=True))


def toneless(text: str) -> str:
    """Give the text without pinyin tone marks; ü stays (`Lǚ Chénfēi` → `Lü Chenfei`)."""
    return text.translate(_STRIP)


def tone_of(syllable: str) -> int:
    """Give the tone 1 to 4 of a toned syllable, 0 where it has no mark."""
    for letter in syllable:
        if letter in _TONE_OF:
            return _TONE_OF[letter]
    return 0


def join(syllables: list[str]) -> str:
    """Join toned syllables to one word, with the apostrophe before a, e, o (GB/T 16159: `Xī'ān`)."""
    word = ""
    for syllable in syllables:
        start = unicodedata.normalize("NFD", syllable[:1]).lower()[:1]
        word += ("'" if word and start in ("a", "e", "o") else "") + syllable
    return word


def without_passport(word: str) -> str:
    """Give a lower-case word with ü for the yu of passports, the v of keyboards and the ue of search forms, where it stands for it.

    `lyu` is lü and `nyu` nü, but Tianyu is no tianü.
    """
    if written_ways(word):
        return word
    plain = word.replace("lyu", "lü").replace("nyu", "nü").replace("lv", "lü").replace("nv", "nü")
    return plain if written_ways(plain) else plain.replace("lue", "lü").replace("nue", "nü")


@lru_cache(maxsize=20_000)
def segmentations(word: str) -> tuple[tuple[str, ...], ...]:
    """Give every way to read a lower-case toneless word as pinyin syllables, fewest syllables first; none → ()."""
    ways: list[list[tuple[str, ...]]] = [[] for _ in range(len(word) + 1)]
    ways[0].append(())
    for start in range(len(word)):
        if not ways[start]:
            continue
        for end in range(start + 1, min(start + LONGEST, len(word)) + 1):
            syllable = word[start:end]
            if syllable in SYLLABLES:
                ways[end].extend((*way, syllable) for way in ways[start][:12])
    return tuple(sorted(ways[-1], key=len)) if word else ()


def written_ways(word: str) -> tuple[tuple[str, ...], ...]:
    """Give the segmentations that the norm lets stand without an apostrophe: chien is no chi'en, lue no lu'e."""
    return tuple(way for way in segmentations(word) if not any(syllable[0] in "aeo" for syllable in way[1:]))
