//! The profile of an account: fields, what one has several of, needs, what was heard.

use meridian_domain::{
    account::profile::{Asked, Column, Group, NeedState, Topic},
    locale::Lang,
};

crate::words! {
    facts: zh "基本情况", en "Facts";
    own_group: zh "自定义", en "Our own fields";
    add_own: zh "添加自定义字段", en "Add a field of our own";
    own_name: zh "字段名称", en "Name of the field";
    value: zh "内容", en "Value";
    value_of(what: &str): zh "{what}的内容", en "Value of {what}";
    complete(known: usize, asked: usize, percent: usize): zh "已知 {known} / {asked} 项，完整度 {percent} %", en "{known} of {asked} known, {percent}% complete";
    still_missing: zh "还缺", en "Still missing";
    name_zh: zh "中文名称", en "Name in Chinese";
    name_en: zh "英文名称", en "Name in English";
    short_zh: zh "中文简称", en "Short name in Chinese";
    short_en: zh "英文简称", en "Short name in English";
    city_zh: zh "城市（中文）", en "City in Chinese";
    city_en: zh "城市（英文）", en "City in English";
    kind: zh "类型", en "Kind";
    not_a_count: zh "请填写不小于零的整数", en "A whole number from 0 on";
    has_several: zh "明细", en "What there is";
    add(topic: &str): zh "添加：{topic}", en "Add: {topic}";
    none_yet: zh "还没有记录", en "Nothing recorded";
    name: zh "名称", en "Name";
    ours: zh "我方", en "Ours";
    theirs: zh "他方", en "Another's";
    remove_of(what: &str): zh "删除：{what}", en "Remove: {what}";
    ends_in(days: i64): zh "{days} 天后到期", en "ends in {days} days";
    ended(days: i64): zh "已过期 {days} 天", en "ended {days} days ago";
    needs: zh "需求", en "Needs";
    no_needs: zh "还没有记录需求。客户想要什么，谁想要，从哪里得知？", en "No needs yet. What do they want, who wants it, and how do we know?";
    add_need: zh "添加需求", en "Add a need";
    need: zh "需求", en "Need";
    whose: zh "谁的需求", en "Whose";
    of_all: zh "全院/全公司", en "The customer's as a whole";
    weight: zh "重要性（1–5）", en "Weight (1–5)";
    state: zh "状态", en "State";
    answer: zh "我方的回应", en "How we answer it";
    source: zh "来源", en "Source";
    evidence: zh "证据", en "Evidence";
    evidence_of(what: &str): zh "{what}的证据", en "Evidence of {what}";
    changed: zh "变化", en "How it changed";
    need_added(who: &str, when: &str): zh "{when} {who} 记录", en "{when}, {who}: recorded";
    need_changed(who: &str, when: &str, what: &str, from: &str, to: &str): zh "{when} {who}：{what}由“{from}”改为“{to}”", en "{when}, {who}: {what} from “{from}” to “{to}”";
    need_removed(who: &str, when: &str): zh "{when} {who} 删除", en "{when}, {who}: removed";
    nothing: zh "空", en "nothing";
    // Recording what was heard
    record: zh "记一笔", en "Record";
    record_title: zh "记录往来", en "Record what happened";
    how: zh "方式", en "How";
    when: zh "日期", en "Day";
    who_took_part: zh "对方参与者", en "Who took part on their side";
    more_people: zh "其他人", en "Others";
    colleagues: zh "我方其他参与者", en "Colleagues who took part";
    heard: zh "说了什么、约定了什么", en "What was said and agreed";
    purpose: zh "目的", en "Purpose";
    purpose_hint: zh "学术活动须写明目的", en "An academic event needs a purpose";
    recorded: zh "已记录", en "Recorded";
    sure: zh "有多确定", en "How sure";
}

/// What a group of fields is called.
#[must_use]
pub const fn group(lang: Lang, group: Group) -> &'static str {
    let (zh, en) = match group {
        Group::Identity => ("身份", "Identity"),
        Group::Size => ("规模", "Size"),
        Group::Quality => ("质量与效率", "Quality and efficiency"),
        Group::Payment => ("支付与采购", "Payment and purchasing"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// What a field is called. The key itself for one that has no words, which a test forbids.
#[must_use]
pub fn field(lang: Lang, asked: &Asked) -> &'static str {
    let (zh, en) = match asked.key {
        "registration" => ("统一社会信用代码", "Registration number"),
        "ownership" => ("所有制", "Ownership"),
        "website" => ("网站", "Website"),
        "teaching" => ("教学医院", "Teaching"),
        "alliance" => ("医联体/医疗集团", "Medical alliance"),
        "beds_open" => ("实际开放床位", "Beds in use"),
        "icu_beds" => ("ICU 床位", "ICU beds"),
        "operating_rooms" => ("手术间", "Operating rooms"),
        "outpatients" => ("年门急诊量", "Outpatients a year"),
        "discharges" => ("年出院人次", "Discharges a year"),
        "surgeries" => ("年手术量", "Surgeries a year"),
        "sites" => ("院区/场所数", "Sites"),
        "level4_share" => ("四级手术占比（%）", "Share of level IV surgeries (%)"),
        "cmi" => ("CMI", "Case-mix index"),
        "stay_days" => ("平均住院日", "Average stay, days"),
        "drug_share" => ("药占比（%）", "Drugs in revenue (%)"),
        "consumable_share" => ("耗占比（%）", "Consumables in revenue (%)"),
        "appraisal" => ("国考等级", "National appraisal"),
        "payment" => ("医保支付方式", "Insurance pays by"),
        "platform" => ("招采平台", "Tender platform"),
        "budget_months" => ("预算申报期", "Budget season"),
        "fiscal_year" => ("财年", "Fiscal year"),
        "payment_days" => ("付款账期（天）", "Payment term, days"),
        "overdue_days" => ("逾期（天）", "Overdue, days"),
        key => (key, key),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// What a value of a choice is called.
#[must_use]
pub fn choice(lang: Lang, value: &str) -> String {
    let (zh, en) = match value {
        "public" => ("公立", "Public"),
        "private" => ("民营", "Private"),
        "military" => ("军队", "Military"),
        "affiliated" => ("大学附属", "Affiliated to a university"),
        "teaching" => ("教学医院", "Teaching hospital"),
        "none" => ("否", "No"),
        "drg" => ("DRG", "DRG"),
        "dip" => ("DIP", "DIP"),
        "other" => ("其他", "Other"),
        other => (other, other),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
    .to_owned()
}

/// What a topic is called.
#[must_use]
pub const fn topic(lang: Lang, topic: Topic) -> &'static str {
    let (zh, en) = match topic {
        Topic::Campus => ("院区", "Campuses"),
        Topic::Department => ("科室与重点专科", "Departments"),
        Topic::Committee => ("委员会", "Committees"),
        Topic::Equipment => ("装机", "Installed base"),
        Topic::Contract => ("合同", "Contracts"),
        Topic::Spending => ("年度支出", "Spending a year"),
        Topic::Supplier => ("供应商", "Suppliers"),
        Topic::Procurement => ("带量采购", "Volume-based procurement"),
        Topic::System => ("信息系统", "IT systems"),
        Topic::Change => ("领导变动", "Changes in the leadership"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// What is named in a topic, and what one calls the column beside it.
#[must_use]
pub const fn column(lang: Lang, topic: Topic, column: Column) -> &'static str {
    let (zh, en) = match (column, topic) {
        (Column::Maker, Topic::Department) => ("负责人", "Head"),
        (Column::Maker, Topic::Committee) => ("主任委员", "Chair"),
        (Column::Maker, Topic::Contract) => ("对方", "With whom"),
        (Column::Maker, Topic::Supplier) => ("品类", "Category"),
        (Column::Maker, Topic::Procurement) => ("轮次/联盟", "Round or alliance"),
        (Column::Maker, Topic::System) => ("厂商", "Vendor"),
        (Column::Maker, _) => ("品牌", "Brand"),
        (Column::Count, Topic::Campus | Topic::Department) => ("床位", "Beds"),
        (Column::Count, Topic::Procurement) => ("约定采购量", "Agreed volume"),
        (Column::Count, _) => ("数量", "Count"),
        (Column::Amount, Topic::Spending) => ("年度金额", "Amount a year"),
        (Column::Amount, Topic::Procurement) => ("中选价", "Price"),
        (Column::Amount, _) => ("金额", "Amount"),
        (Column::From, Topic::Committee) => ("下次会议", "Next meeting"),
        (Column::From, Topic::Equipment) => ("装机日期", "Installed"),
        (Column::From, Topic::Spending | Topic::System | Topic::Change) => ("日期", "Since"),
        (Column::From, _) => ("起", "From"),
        (Column::Until, Topic::Equipment) => ("保修至", "Warranty until"),
        (Column::Until, _) => ("止", "Until"),
        (Column::Ours, _) => ("归属", "Whose"),
        (Column::Note, _) => ("备注", "Note"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// What a state of a need is called.
#[must_use]
pub const fn need_state(lang: Lang, state: NeedState) -> &'static str {
    let (zh, en) = match state {
        NeedState::Open => ("未满足", "Open"),
        NeedState::Answered => ("已回应", "Answered"),
        NeedState::Gone => ("不再需要", "Gone"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

#[cfg(test)]
mod tests {
    use meridian_domain::account::profile::{ASKED, Measure};

    use super::*;

    #[test]
    fn every_field_and_every_choice_has_words_in_both_languages() {
        for asked in &ASKED {
            for lang in [Lang::Zh, Lang::En] {
                assert_ne!(field(lang, asked), asked.key, "{}", asked.key);
                if let Measure::Choice(values) = asked.measure {
                    for value in values {
                        assert_ne!(choice(lang, value), *value, "{value}");
                    }
                }
            }
        }
    }
}
