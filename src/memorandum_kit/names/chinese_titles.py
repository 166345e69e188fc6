"""What stands beside a Chinese person's name: titles and honorifics, the heads of lists, the words that can follow."""

from __future__ import annotations

import re
from collections.abc import Iterator

TITLE_AFTER = (
    "先生", "女士", "小姐", "同志", "阁下", "博士", "教授", "副市长", "副区长", "副县长", "副省长", "副主任", "副局长", "副主席", "副书记", "副部长", "副会长",
    "市长", "区长", "县长", "省长", "州长", "镇长", "书记", "主任", "局长", "处长", "主席", "部长", "会长", "大使", "总领事", "秘书长", "校长", "院长",
    "总经理", "经理", "董事长", "代表", "总理", "总统", "参赞", "老师", "夫人", "外长", "团长", "科长", "司长", "厅长", "乡长", "馆长", "社长",
    "副处长", "副院长", "副校长", "副总经理", "副秘书长", "副团长", "副司长", "副厅长", "副科长", "副馆长", "副州长", "副镇长", "副总领事", "领事",
    "发言人", "行政长官", "专员", "研究员", "院士", "检察长", "主编", "记者", "顾问", "助理", "干事", "讲师", "议员", "委员", "理事长", "工程师", "律师", "医生", "同学", "公使", "武官", "秘书", "翻译", "园长", "站长", "总裁", "总监",
)  # fmt: skip
HONORIFICS = frozenset(("先生", "女士", "小姐", "同志", "阁下", "博士", "教授", "老师", "夫人", "同学", "律师", "医生"))
# What stands before a name; a colon or spaces may come between (签字人：赵丽华).
_TITLE_BEFORE = re.compile(
    r"(?:市长|区长|县长|省长|州长|镇长|乡长|书记|主任|局长|处长|科长|司长|厅长|主席|部长|会长|大使|总领事|领事|秘书长|校长|院长|总经理|经理|董事长|"
    r"总理|总统|参赞|教授|博士|团长|议员|委员|工程师|代表|签字人|签署人|联系人|翻译|负责人|发言人|行政长官|专员|研究员|院士|检察长|主编|"
    r"记者|顾问|助理|干事|讲师|导演|作家|画家|馆长|社长|园长|站长|总裁|总监|理事长?|秘书|公使|武官|外长)[:：\s]*"
    # 由赵丽华主持
    r"|(?<![自理缘])由(?=[\u3400-\u9fff]{2,4}(?:主持|担任|陪同|负责|率领|签署|翻译|记录|致辞|介绍))"
    # At the start of a clause: 王芳作记录
    r"|(?:^|(?<=[，,。；;\n]))(?=[\u3400-\u9fff]{2,4}(?:[作做]?(?:会议)?记录|担任(?:记录|翻译)|任翻译|[作做]翻译|主持会议|代表[甲乙双]方))"
)
# Leads a list of persons, only with its colon: 出席人员：陈静、李强.
_LIST_LEAD = re.compile(
    r"(?:出席|参加|陪同|与会|会见|在座|到场)[^。；;\n:：]{0,12}(?:有|为|包括|如下)[:：]\s*|(?:出席|参加|陪同|与会|在座|到场)[^，。；;\n:：]{0,8}的(?:还)?(?:有|包括)|"
    r"(?:(?:出席|参会|与会|参加|陪同|在座|随行|接待|工作|列席|缺席|代表团|主要)(?:人员|人|者|嘉宾|成员|领导)?|人员|成员|名单|记录人?|记录员|主持人?|"
    r"经办人|见证人|授权人|收件人|发件人|寄件人|作者|译者|校对|审核|嘉宾|姓名|签名|签字)[:：]\s*"
)
_LIST_END = re.compile(r"[。；;\n]|$")
_LIST_MARK = re.compile(r"[、，,]\s*")
# What can follow a given name at once: particles, verbs of official prose, punctuation.
GOES_ON = re.compile(
    r"[受据昨获因则亦均仍刚才和与及同跟或在于向对将为的是就来到先女致并曾已以也等率应赴至、，。；：！？（）()《》“”,;:!?\s]|出席|访问|会见|表示|介绍|指出|签署|主持|代表|参加|"
    r"欢迎|讲话|说|今|共同|委托|递交|一同|一起|一行|近日|前天|明天|作了|派|来信|来函|来电|致电|致函|带领|现任|曾任|毕业|出生|生于|逝世|身为|首先|随后|同时|率团|陪同|出任|担任|宣布|强调|认为|邀请|接待|发言|致辞|接受|前往|抵达|签字|发表|提出|听取|考察|视察|调研|参观|离开|返回|宣读|重申|呼吁|同意|承诺|感谢|祝贺|赞扬|汇报|回答|答复|通报|希望|联系|沟通|取得|请求|参与|就|从|由|所|未|没|不|还|再|曾|将|愿|能|可以|应|要|已经|正在|负责|转达|转交|赠送|授予|当选|连任|卸任|[作做](?:记录|翻译|报告)|分别|双方|在场|亲自|$"
)
# 主任余晓|陪同访问: the third character belongs to a verb.
VERB = re.compile(
    "出席|访问|会见|介绍|指出|签署|主持|参加|欢迎|率团|陪同|出任|担任|宣布|强调|认为|邀请|接待|发言|致辞|接受|前往|抵达|签字|"
    "发表|提出|听取|考察|视察|调研|参观|离开|返回|宣读|重申|呼吁|同意|承诺|感谢|祝贺|赞扬|汇报|回答|答复|通报|希望|负责|转达|转交|赠送|授予|当选|连任|卸任|[作做](?:记录|翻译|报告)"
)
NOT_GIVEN = frozenset(
    "的是在和与及或为了于位对向将应就来到说会等们个这那其之所以可能不没有很都也又被把让给从由至于比并且但而"
)
HANZI = re.compile(r"[\u3400-\u9fff\U00020000-\U000323af]+")
# Surnames so common that 王国|强 and 张开|明 are read as names even where a word follows.
COMMON = re.compile("[王李张刘陈杨赵黄周吴徐孙胡朱林郭罗]")
# 委员会, 代表团, 主席团 are no titles.
_AFTER = re.compile(
    rf"(?:{'|'.join(sorted(TITLE_AFTER, key=len, reverse=True))})(?!(?<=委员)会|(?<=代表)[团处大]|(?<=主席)团)"
)
RARE = 450  # rank from which a surname of one character is more often part of a word (会, 斯, 言)
# Conjunctions and prepositions that are surnames too: 和李女士.
JOINS = frozenset("和于向及与对等都由会为从")
IN_LIST = frozenset("、和与及")
# Compound surnames that are no other word and no place: a given name behind them needs no title.
UNMISTAKABLE = frozenset(
    ("诸葛", "司马", "上官", "欧阳", "慕容", "司徒", "尉迟", "皇甫", "端木", "令狐", "夏侯", "宇文", "公孙", "闻人")
)
BEFORE_SURNAME = frozenset("与和及对向请由给的邀是、在同致")
TAKES_PERSON = re.compile("(?<=感谢|致谢|答谢|多谢)")
LEVEL_ENDS = frozenset("市区县省州镇乡局处部院会校")


def titles_before(plain: str) -> frozenset[int]:
    """Give where what stands before a name ends."""
    return frozenset((*(m.end() for m in _TITLE_BEFORE.finditer(plain)), *_list_starts(plain)))


def titles_after(plain: str) -> dict[int, str]:
    """Give the titles that can follow a name, by where they start."""
    return {m.start(): m.group() for m in _AFTER.finditer(plain)}


def _list_starts(plain: str) -> Iterator[int]:
    """Give where a list of persons has its entries: 参会人员：全体员工、王芳."""
    for lead in _LIST_LEAD.finditer(plain):
        yield lead.end()
        end = _LIST_END.search(plain, lead.end())
        for mark in _LIST_MARK.finditer(plain, lead.end(), end.start() if end else len(plain)):
            yield mark.end()
