"""The types of inspection with their checklists, the sites, and what is found there, in the office's words."""

from datetime import date

from .records import OPENING

TYPES = {
    "fireworks": "烟花爆竹",
    "construction": "建筑施工",
    "road_traffic": "道路交通",
    "petrol": "加油点",
    "school": "校园安全",
    "fire": "消防安全",
    "reservoir": "水库与地灾点",
}
LAW = "安全生产法"

# type: question, basis, asked since
CHECKLISTS = {
    "fireworks": (
        ("经营许可证在有效期内并上墙", "烟花爆竹安全管理条例第16条", OPENING),
        ("存量不超过许可数量", "烟花爆竹安全管理条例第18条", OPENING),
        ("店内无明火、无吸烟、无动火作业", "烟花爆竹安全管理条例", OPENING),
        ("配备有效灭火器并会使用", "消防法", OPENING),
        ("未销售禁止个人燃放的产品", "烟花爆竹安全管理条例第18条", OPENING),
        ("流向登记完整", "县安委办通知", date(2018, 7, 1)),
    ),
    "construction": (
        ("脚手架稳固并验收", LAW, OPENING),
        ("作业人员戴安全帽、系安全带", LAW, OPENING),
        ("临时用电三级配电、漏电保护", LAW, OPENING),
        ("基坑和洞口有防护", LAW, OPENING),
        ("施工现场有围挡和警示", LAW, OPENING),
    ),
    "road_traffic": (
        ("无超员、超载、农用车载人", "道路交通安全法", OPENING),
        ("驾驶人证照齐全", "道路交通安全法", OPENING),
        ("摩托车驾乘人员戴头盔", "道路交通安全法", OPENING),
        ("临水临崖路段护栏和标志完好", "县道安委通知", OPENING),
    ),
    "petrol": (
        ("经营手续齐全", LAW, OPENING),
        ("静电接地完好", LAW, OPENING),
        ("灭火器材有效", "消防法", OPENING),
        ("散装汽油实名登记", "县安委办通知", OPENING),
    ),
    "school": (
        ("疏散通道畅通、应急灯完好", "消防法", OPENING),
        ("校舍和围墙无裂缝", LAW, OPENING),
        ("食堂留样和台账齐全", "食品安全法", OPENING),
        ("接送车辆无超员", "道路交通安全法", OPENING),
    ),
    "fire": (
        ("消防通道未堵塞", "消防法", OPENING),
        ("电线无私拉乱接", "消防法", OPENING),
        ("灭火器在有效期内", "消防法", OPENING),
    ),
    "reservoir": (
        ("坝体无渗漏、裂缝", "防洪法", OPENING),
        ("溢洪道畅通", "防洪法", OPENING),
        ("值守和预警人员在岗", "防洪法", OPENING),
    ),
}

# what may be found, and its kind
HAZARDS = {
    "fireworks": (
        ("库存超过许可数量", "dangerous_goods"),
        ("未配备灭火器", "fire"),
        ("店内私接电线", "electricity"),
        ("与住户间距不足", "dangerous_goods"),
    ),
    "construction": (
        ("脚手架未设连墙件", "structure"),
        ("作业人员未戴安全帽", "management"),
        ("临时用电无漏电保护", "electricity"),
        ("基坑边无防护", "structure"),
    ),
    "road_traffic": (
        ("临崖路段护栏缺失", "traffic"),
        ("路面塌方未设警示", "traffic"),
        ("急弯处无标志", "traffic"),
        ("农用车载人", "traffic"),
    ),
    "petrol": (
        ("静电接地线断开", "equipment"),
        ("灭火器过期", "fire"),
        ("散装汽油未登记", "dangerous_goods"),
    ),
    "school": (
        ("围墙开裂", "structure"),
        ("应急灯损坏", "equipment"),
        ("疏散通道堆放杂物", "fire"),
    ),
    "fire": (
        ("消防通道被占用", "fire"),
        ("灭火器过期", "fire"),
        ("电线老化", "electricity"),
    ),
    "reservoir": (
        ("溢洪道淤堵", "water"),
        ("坝坡局部渗水", "water"),
        ("警示牌损坏", "management"),
    ),
}

# kind, village number, name, place, licence, its last day, supervised since, closed on
SITES = (
    ("fireworks", 1, "晓坪集镇花炮店一", "集镇街道", "湘芷烟零001", date(2019, 12, 31), OPENING, None),
    ("fireworks", 1, "晓坪集镇花炮店二", "集镇街道", "湘芷烟零002", date(2019, 12, 31), OPENING, None),
    ("fireworks", 3, "大水田花炮店", "村部旁", "湘芷烟零007", date(2019, 12, 31), OPENING, None),
    ("fireworks", 5, "长塘花炮店", "村口", "湘芷烟零011", date(2019, 3, 31), OPENING, None),
    ("fireworks", 2, "小冲花炮店", "村道边", "湘芷烟零015", date(2018, 12, 31), date(2016, 12, 1), None),
    ("fireworks", 4, "岩坳花炮店", "村部旁", "湘芷烟零009", date(2016, 12, 31), OPENING, date(2016, 12, 31)),
    ("building", 1, "易地搬迁安置点工地", "集镇北侧", "", None, date(2016, 3, 1), date(2018, 10, 31)),
    ("building", 1, "中心小学综合楼工地", "中心小学", "", None, date(2014, 3, 1), date(2016, 8, 31)),
    ("building", 7, "青竹溪村活动场所工地", "村部", "", None, date(2018, 4, 1), date(2018, 11, 30)),
    ("building", 8, "岩背村危房改造集中点", "岩背组", "", None, date(2017, 3, 1), None),
    ("road", 3, "大水田临崖路段", "K4至K6", "", None, OPENING, None),
    ("road", 6, "枇杷垠急弯路段", "K2处", "", None, OPENING, None),
    ("road", 7, "青竹溪通村公路陡坡段", "K7至K8", "", None, OPENING, None),
    ("road", 2, "小冲村道路口", "村口", "", None, OPENING, None),
    ("petrol", 1, "集镇加油点", "集镇东头", "湘芷危零003", date(2020, 6, 30), OPENING, None),
    ("school", 1, "晓坪中心小学", "集镇", "", None, OPENING, None),
    ("school", 5, "长塘小学", "村部", "", None, OPENING, None),
    ("school", 7, "青竹溪教学点", "村部", "", None, OPENING, None),
    ("reservoir", 3, "大水田水库", "上冲", "", None, OPENING, None),
    ("reservoir", 6, "枇杷垠山塘", "下冲", "", None, OPENING, None),
)
