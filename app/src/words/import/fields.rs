//! What tables and their fields are called.

use meridian_domain::{import::Import, locale::Lang, stakeholder::LineKind};

use crate::words::health;

fn pick(lang: Lang, zh: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// What a kind of table holds.
#[must_use]
pub fn kind(lang: Lang, kind: Import) -> &'static str {
    match kind {
        Import::Teams => pick(lang, "同事与团队", "Colleagues and teams"),
        Import::Products => pick(lang, "产品", "Products"),
        Import::Accounts => pick(lang, "客户", "Accounts"),
        Import::Opportunities => pick(lang, "商机", "Deals"),
        Import::People => pick(lang, "一个客户的人物", "People of an account"),
        Import::Lines => pick(lang, "人物之间的关系线", "Lines between people"),
        Import::Sales => pick(lang, "销售流水", "Sales lines"),
    }
}

/// How the rows of a kind of table are known again.
#[must_use]
pub fn kind_hint(lang: Lang, kind: Import) -> &'static str {
    match kind {
        Import::Teams | Import::Products | Import::Accounts => {
            pick(lang, "按名称识别：再次导入不会重复", "Known by name: importing again adds nothing twice")
        }
        Import::Opportunities => {
            pick(lang, "按编号识别：再次导入不会重复", "Known by their id: importing again adds nothing twice")
        }
        Import::People => pick(
            lang,
            "按编号识别，没有编号时按姓名与职务：再次导入不会重复；已在地图上的人不会被移动",
            "Known by their id, without one by name and title: importing again adds nothing twice; nobody on the map is moved",
        ),
        Import::Lines => pick(
            lang,
            "同样的线只画一次；有“种类”列时以它为准，方向为“从”影响“到”",
            "The same line is drawn once; a column “Kind” counts before the choice above, and then From influences To",
        ),
        Import::Sales => {
            pick(lang, "每一行都是新的，除非选定了识别列", "Every row is new, unless columns are chosen that name it")
        }
    }
}

/// What a field is called.
#[must_use]
pub fn field(lang: Lang, kind: Import, key: &str) -> String {
    let word = match (kind, key) {
        (Import::Sales, key) => {
            let known = meridian_domain::sales::Field::from_key(key);
            return known.map_or(key, |known| crate::words::identify::field_name(lang, known)).to_owned();
        }
        (Import::Opportunities, "key") => pick(lang, "商机编号", "Deal id"),
        (Import::Opportunities, "title") => pick(lang, "商机名称", "Title"),
        (Import::People, "key") => pick(lang, "人物编号", "Person id"),
        (Import::People, "name") => pick(lang, "姓名", "Name"),
        (Import::People, "name_zh") => pick(lang, "姓名（中文）", "Name (Chinese)"),
        (Import::People, "name_en") => pick(lang, "姓名（英文）", "Name (English)"),
        (Import::People, "title_zh") => pick(lang, "职务（中文）", "Title (Chinese)"),
        (Import::People, "title_en") => pick(lang, "职务（英文）", "Title (English)"),
        (Import::People, "department_zh") => pick(lang, "部门（中文）", "Department (Chinese)"),
        (Import::People, "department_en") => pick(lang, "部门（英文）", "Department (English)"),
        (Import::People, "boss") => pick(lang, "汇报给", "Reports to"),
        (Import::People, "external") => pick(lang, "院外人员", "External"),
        (Import::People, "influence") => pick(lang, "购买影响者", "Buying influence"),
        (Import::People, "function") => pick(lang, "职能", "Function"),
        (Import::People, "power") => pick(lang, "力度", "Power"),
        (Import::People, "interest") => pick(lang, "兴趣", "Interest"),
        (Import::People, "support") => pick(lang, "支持", "Support"),
        (Import::People, "desired") => pick(lang, "期望支持", "Desired support"),
        (Import::People, "coverage") => pick(lang, "覆盖", "Coverage"),
        (Import::People, "status") => pick(lang, "地位", "Political status"),
        (Import::People, "orientation") => pick(lang, "取向", "Decision orientation"),
        (Import::People, "adaptability") => pick(lang, "接受新事物", "Adaptability"),
        (Import::People, "credibility") => health::credibility(lang),
        (Import::People, "reliability") => health::reliability(lang),
        (Import::People, "intimacy") => health::intimacy(lang),
        (Import::People, "self_orientation") => health::self_orientation(lang),
        (Import::People, "source") => pick(lang, "证据来源", "Evidence source"),
        (Import::People, "on") => pick(lang, "证据日期", "Evidence date"),
        (Import::People, "wants") => pick(lang, "需要与想要", "Needs and wants"),
        (Import::People, "win") => pick(lang, "赢对他意味着", "What a win is"),
        (Import::People, "phone") => pick(lang, "电话", "Phone"),
        (Import::People, "email") => pick(lang, "邮箱", "Email"),
        (Import::People, "note") => pick(lang, "备注", "Note"),
        (Import::People, "sensitive") => pick(lang, "敏感", "Sensitive"),
        (Import::People | Import::Lines, "grade" | "evidence") => pick(lang, "证据", "Evidence"),
        (Import::Lines, "key") => pick(lang, "编号", "Id"),
        (Import::Lines, "kind") => pick(lang, "种类", "Kind"),
        (Import::Lines, "label") => pick(lang, "标签", "Label"),
        (Import::People, "title") => pick(lang, "职务", "Title"),
        (_, "name") => pick(lang, "名称", "Name"),
        (_, "manager") => pick(lang, "经理", "Manager"),
        (_, "team") => pick(lang, "团队", "Team"),
        (_, "family") => pick(lang, "产品线", "Product line"),
        (_, "price") => pick(lang, "价格", "Price"),
        (_, "sector") => pick(lang, "行业", "Sector"),
        (_, "founded") => pick(lang, "成立年份", "Founded"),
        (_, "revenue") => pick(lang, "营收", "Revenue"),
        (_, "employees") => pick(lang, "员工数", "Employees"),
        (_, "country") => pick(lang, "国家", "Country"),
        (_, "city") => pick(lang, "城市", "City"),
        (_, "grade") => pick(lang, "等级", "Grade"),
        (_, "beds") => pick(lang, "床位数", "Beds"),
        (_, "parent") => pick(lang, "上级单位", "Parent"),
        (_, "owner") => pick(lang, "负责人", "Owner"),
        (_, "product") => pick(lang, "产品", "Product"),
        (_, "account") => pick(lang, "客户", "Account"),
        (_, "stage") => pick(lang, "阶段", "Stage"),
        (_, "opened_on") => pick(lang, "立项日期", "Opened on"),
        (_, "closed_on") => pick(lang, "关闭日期", "Closed on"),
        (_, "expected_on") => pick(lang, "预计日期", "Expected on"),
        (_, "amount") => pick(lang, "金额", "Amount"),
        (_, "department") => pick(lang, "部门", "Department"),
        (_, "level") => pick(lang, "级别", "Level"),
        (_, "from") => pick(lang, "从", "From"),
        (_, "to") => pick(lang, "到", "To"),
        (_, "weight") => pick(lang, "权重", "Weight"),
        (_, key) => return key.to_owned(),
    };
    word.to_owned()
}

/// What the lines of a file say.
#[must_use]
pub fn lines(lang: Lang, lines: LineKind) -> &'static str {
    match lines {
        LineKind::Reports => pick(lang, "左列向右列汇报", "the first reports to the second"),
        LineKind::Influence => pick(lang, "左列向右列请教（右列影响左列）", "the first asks the second for advice"),
        LineKind::Friend => pick(lang, "左列把右列当朋友", "the first is a friend of the second"),
        LineKind::Conflict => pick(lang, "两者不和", "the two are at odds"),
    }
}

/// What the amounts of a file are multiples of.
#[must_use]
pub fn unit(lang: Lang, unit: i64) -> &'static str {
    match unit {
        1_000 => pick(lang, "千", "thousands"),
        10_000 => pick(lang, "万", "ten thousands (万)"),
        1_000_000 => pick(lang, "百万", "millions"),
        100_000_000 => pick(lang, "亿", "hundred millions (亿)"),
        _ => pick(lang, "元（单位）", "single units"),
    }
}
