//! What can be imported, which fields each table may have, and which column is probably which.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::money::Currency;

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Import {
    /// Colleagues with their managers and offices.
    Teams,
    Products,
    Accounts,
    Opportunities,
    /// People of one account.
    People,
    /// Lines between people of one account.
    Lines,
}

/// A field that a column can be mapped to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    pub key: &'static str,
    pub required: bool,
    /// Headings that mean this field, lower case, without blanks and underscores.
    headings: &'static [&'static str],
}

const fn field(key: &'static str, required: bool, headings: &'static [&'static str]) -> Field {
    Field { key, required, headings }
}

const TEAMS: &[Field] = &[
    field("name", true, &["salesagent", "agent", "name", "salesperson", "销售", "姓名", "销售代表", "客户经理"]),
    field("manager", false, &["manager", "supervisor", "经理", "主管", "上级"]),
    field("team", false, &["regionaloffice", "office", "region", "team", "大区", "团队", "区域", "办事处"]),
];

const PRODUCTS: &[Field] = &[
    field("name", true, &["product", "name", "productname", "产品", "产品名称", "品名"]),
    field("family", false, &["series", "family", "line", "productline", "category", "系列", "产品线", "类别"]),
    field("price", false, &["salesprice", "price", "listprice", "价格", "单价", "目录价"]),
];

const ACCOUNTS: &[Field] = &[
    field("name", true, &["account", "name", "company", "customer", "客户", "客户名称", "名称", "医院", "公司"]),
    field("sector", false, &["sector", "industry", "行业", "类型"]),
    field("founded", false, &["yearestablished", "founded", "established", "成立年份", "成立时间"]),
    field("revenue", false, &["revenue", "annualrevenue", "营收", "年收入", "年营业额"]),
    field("employees", false, &["employees", "staff", "headcount", "员工", "员工数", "人数"]),
    field("country", false, &["officelocation", "country", "location", "国家", "所在地"]),
    field("city", false, &["city", "城市"]),
    field("grade", false, &["grade", "等级", "医院等级"]),
    field("beds", false, &["beds", "床位", "床位数"]),
    field("parent", false, &["subsidiaryof", "parent", "group", "母公司", "上级单位", "集团"]),
    field("owner", false, &["owner", "accountmanager", "salesagent", "负责人", "客户经理"]),
];

const OPPORTUNITIES: &[Field] = &[
    field("key", true, &["opportunityid", "id", "dealid", "商机编号", "编号"]),
    field("owner", false, &["salesagent", "agent", "owner", "salesperson", "负责人", "销售"]),
    field("product", false, &["product", "产品"]),
    field("account", false, &["account", "customer", "company", "客户"]),
    field("stage", true, &["dealstage", "stage", "status", "阶段"]),
    field("opened_on", false, &["engagedate", "opendate", "created", "开始日期", "立项日期"]),
    field("closed_on", false, &["closedate", "closed", "关闭日期", "成交日期"]),
    field("expected_on", false, &["expectedclosedate", "expected", "预计日期", "预计成交"]),
    field("amount", false, &["closevalue", "amount", "value", "金额", "成交金额"]),
    field("title", false, &["title", "name", "opportunity", "商机", "商机名称"]),
];

const PEOPLE: &[Field] = &[
    field("key", false, &["id", "personid", "编号", "工号"]),
    field("name", false, &["name", "姓名", "名字"]),
    field("title", false, &["title", "position", "职务", "职位"]),
    field("department", false, &["dept", "department", "部门", "科室"]),
    field("level", false, &["level", "级别", "层级"]),
];

const LINES: &[Field] = &[
    field("from", true, &["from", "source", "从"]),
    field("to", true, &["to", "target", "到", "至"]),
    field("weight", false, &["weight", "strength", "权重"]),
];

impl Import {
    pub const ALL: [Self; 6] =
        [Self::Teams, Self::Products, Self::Accounts, Self::Opportunities, Self::People, Self::Lines];

    /// The name on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Teams => "teams",
            Self::Products => "products",
            Self::Accounts => "accounts",
            Self::Opportunities => "opportunities",
            Self::People => "people",
            Self::Lines => "lines",
        }
    }

    /// What the name on the command line means.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// The fields that name a row, the first that is filled.
    pub fn identity(self) -> &'static [&'static str] {
        match self {
            Self::Teams | Self::Products | Self::Accounts => &["name"],
            Self::Opportunities => &["key"],
            Self::People => &["name", "key"],
            Self::Lines => &["from", "to"],
        }
    }

    /// Whether tables of this kind belong to one account.
    pub fn of_an_account(self) -> bool {
        matches!(self, Self::People | Self::Lines)
    }

    /// The fields a column can be mapped to.
    pub fn fields(self) -> &'static [Field] {
        match self {
            Self::Teams => TEAMS,
            Self::Products => PRODUCTS,
            Self::Accounts => ACCOUNTS,
            Self::Opportunities => OPPORTUNITIES,
            Self::People => PEOPLE,
            Self::Lines => LINES,
        }
    }

    /// The kind of table whose fields fit `head` best, with every required field found.
    pub fn guess(head: &[String]) -> Option<Self> {
        Self::ALL
            .into_iter()
            .filter_map(|kind| {
                let mapping = suggest(kind, head, Currency::CNY);
                let found = mapping.columns.iter().flatten().count();
                mapping.missing(kind).is_empty().then_some((found, kind))
            })
            .max_by_key(|(found, _)| *found)
            .map(|(_, kind)| kind)
    }
}

/// Which column is which, and how values are read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mapping {
    /// For each column of the table the field it holds.
    pub columns: Vec<Option<String>>,
    /// The currency of amounts.
    pub currency: Currency,
    /// Amounts in the file are multiples of this many units, such as 1,000,000.
    #[serde(default = "one")]
    pub unit: i64,
    /// What to read instead of a value, by field and value; overrules our own suggestions. A value
    /// that is replaced by itself is taken as it is written.
    #[serde(default)]
    pub replace: BTreeMap<String, BTreeMap<String, String>>,
    /// Every value is taken as it is written, whatever it is like.
    #[serde(default)]
    pub as_written: bool,
}

fn one() -> i64 {
    1
}

impl Mapping {
    /// The column that holds a field.
    pub fn column(&self, field: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.as_deref() == Some(field))
    }

    /// Fields a table of this kind needs and no column holds.
    pub fn missing(&self, kind: Import) -> Vec<&'static str> {
        // A person is known by a number or by the name.
        if kind == Import::People {
            let known = self.column("key").or(self.column("name")).is_some();
            return if known { Vec::new() } else { vec!["key"] };
        }
        let required = kind.fields().iter().filter(|field| field.required);
        required.map(|field| field.key).filter(|key| self.column(key).is_none()).collect()
    }

    /// Whether a suggestion for this value was declined.
    pub fn declines(&self, field: &str, value: &str) -> bool {
        self.as_written
            || self.replace.get(field).and_then(|values| values.get(value)).is_some_and(|instead| instead == value)
    }

    /// Takes a value as it is written, or not.
    pub fn decline(&mut self, field: &str, value: &str, declined: bool) {
        let values = self.replace.entry(field.to_owned()).or_default();
        if declined {
            values.insert(value.to_owned(), value.to_owned());
        } else {
            values.remove(value);
        }
    }
}

/// The heading without case, blanks and punctuation.
fn plain(heading: &str) -> String {
    heading.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Maps each column to the field its heading names; the earlier a heading stands in our list, the
/// better it fits. No field is given twice.
pub fn suggest(kind: Import, head: &[String], currency: Currency) -> Mapping {
    let plain: Vec<String> = head.iter().map(|heading| plain(heading)).collect();
    let mut columns: Vec<Option<String>> = vec![None; head.len()];
    for field in kind.fields() {
        let best = field.headings.iter().find_map(|heading| {
            plain.iter().enumerate().position(|(at, plain)| columns[at].is_none() && plain == heading)
        });
        if let Some(at) = best {
            columns[at] = Some(field.key.to_owned());
        }
    }
    Mapping { columns, currency, unit: 1, replace: BTreeMap::new(), as_written: false }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(text: &str) -> Vec<String> {
        text.split(',').map(str::to_owned).collect()
    }

    #[test]
    fn headings_of_an_opportunity_export_are_recognised() {
        let head = head("opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value");
        let mapping = suggest(Import::Opportunities, &head, Currency::USD);
        let fields: Vec<&str> = mapping.columns.iter().map(|c| c.as_deref().unwrap_or("-")).collect();
        assert_eq!(fields, ["key", "owner", "product", "account", "stage", "opened_on", "closed_on", "amount"]);
        assert_eq!(Import::guess(&head), Some(Import::Opportunities));
    }

    #[test]
    fn chinese_headings_are_recognised() {
        let mapping = suggest(Import::Accounts, &head("客户名称,行业,床位数,无关"), Currency::CNY);
        assert_eq!(mapping.column("name"), Some(0));
        assert_eq!(mapping.column("beds"), Some(2));
        assert_eq!(mapping.columns[3], None);
    }

    #[test]
    fn the_kind_of_a_table_is_guessed_from_its_head() {
        assert_eq!(Import::guess(&head("sales_agent,manager,regional_office")), Some(Import::Teams));
        assert_eq!(Import::guess(&head("product,series,sales_price")), Some(Import::Products));
        assert_eq!(Import::guess(&head("from,to")), Some(Import::Lines));
        assert_eq!(Import::guess(&head("id,age,tenure,level,dept")), Some(Import::People));
        assert_eq!(Import::guess(&head("姓名,职务,科室")), Some(Import::People));
        assert_eq!(Import::guess(&head("weather,tide")), None);
    }
}
