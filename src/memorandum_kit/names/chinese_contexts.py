"""What stands beside characters that look like a Chinese place or office and are none, or belong to the next word."""

from __future__ import annotations

import re

# Units whose name is a word of every text: found only behind what they belong to (广东省南海区, but not 南海 alone).
WORDS = frozenset(
    [
        "来宾",
        "海西",
        "海东",
        "海北",
        "黄南",
        "山南",
        "白银",
        "阿里",
        "大同",
        "安康",
        "兴安",
        "灵山",
        "天山",
        "康区",
        "安多",
        "三国",
        "西康",
        "城区",
        "郊区",
        "市区",
        "矿区",
        "新区",
        "东区",
        "西区",
        "南区",
        "北区",
        "城东区",
        "城西区",
        "城中区",
        "城北区",
        "城关区",
        "中区",
    ]
)
# The character behind it makes it another word: 三明治, 长春花, 大理石, 北海道, 路易西安纳.
NOT_BEFORE = {
    "三明": "治", "哈密": "瓜", "长春": "花", "荷兰": "芹豆", "马拉维": "奇", "乌苏": "拉里", "沙特": "尔列", "大理": "寺石想由", "几内亚": "猪比湾",
    "日照": "时充强条", "朝阳": "产行", "中山": "装", "大连": "接续锁贯", "南通": "过知", "北海": "道", "太原": "因", "西安": "排全纳", "长沙": "发",
    "成都": "是有", "海口": "头", "东海": "岸", "上海": "外", "河南": "岸", "河北": "岸", "湖北": "岸", "湖南": "岸", "江西": "岸", "山东": "麓坡",
    "山西": "麓坡", "河内": "外有无没水鱼养垃污淤的不侧航", "里加": "入上强快大工固一了", "金边": "眼框", "雅典": "娜", "米兰": "达", "罗马": "数",
    "京都": "议要会有是在能可没不将很已", "塔林": "寺古", "天津": "津", "印度": "尼", "马里": "亚兰", "定日": "期", "黄石": "公", "大城": "市", "新城": "市",
}  # fmt: skip
# The character before it does: 扩大|连接, 纽芬兰, 黄河南岸, 库普兰.
NOT_AFTER = {
    "大连": "扩巨庞强最更", "南通": "江西东湖海河越", "河南": "黄", "河北": "黄", "江西": "长", "山东": "中泰", "芬兰": "纽", "普兰": "库", "安县": "平西",
    "河内": "运黄淮长大小江内外该此本沿", "里加": "公英海百千万那这哪家", "京都": "北南", "塔林": "佛古石寺墓",
    "印度": "西", "日本": "今近昔", "河西": "旦", "中西": "国美",
}  # fmt: skip
# 部长级, 主席团, 局长办公会, 会长单位, 区长制 name no office holder.
NOT_OFFICE = re.compile("级|团(?!长)|办公会|单位|制")
# 北京|市委书记, 北京|市长, 上海|市场, 沈阳|市区: the level belongs to what follows.
OF_LEVEL = re.compile(
    "委(?!员|托|派|任|婉)|长(?!期|远|久|江|城|三角|大|者|辈)|政府|民(?!政|主|族|营|国|间|航)|场(?!馆)|容(?!易|纳|许|忍)|价(?!廉)|值(?!得|此|班)|"
    "面(?!积|临|向|对|貌|朝|谈)|域|间(?!接|隔)|内(?!蒙|务|政|部|容|地)|郊|城(?!区|市|乡|建|投|际|镇)|级|份"
)
# What is followed by a place, and by a county's short form too: 开往丰台, 位于怀柔.
TO_PLACE = re.compile(
    "(?<=开往|前往|位于|来自|抵达|飞往|驶往|途经|返回|到访|访问|考察|家住|落户|地处|迁往|迁至|设在|设于|落于)"
)
# 东城区委书记, 平谷区政府: the level shows that a county-level unit is meant.
LEVEL_NAMED = re.compile("[市区县](?:委书记|委(?!员)|长|政府)")
# Characters by which a transcription goes on, before or behind a short German place: 马尔|库斯.
LONGER = frozenset(
    "·・•‧尔特斯克德姆恩茨格普夫弗施埃奥贝莱蒂迪布库伯曼纳斯塔罗勒鲁吕内梅默伊希赫里利维韦费巴卡马拉亚尼娅瑙翁穆乌茵"
)
# German places whose characters are as often a surname or another word.
ALSO_NAMES = frozenset(
    (
        "霍夫", "霍恩", "罗特", "费尔", "维尔", "林登", "拉尔", "马尔", "比尔", "格拉", "卡姆", "雷斯", "利斯", "韦尔", "里德", "布伦",
        "凯尔", "苏尔", "库尔", "利陶", "古本", "哈根", "梅勒", "洪堡", "卡门", "巴登", "格雷文", "波尔",
    )
)  # fmt: skip
