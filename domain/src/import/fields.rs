//! The fields of each kind of table, and the headings that mean them.

use super::Import;

/// A field that a column can be mapped to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    pub key: &'static str,
    pub required: bool,
    /// Headings that mean this field, lower case, without blanks and underscores.
    pub(super) headings: &'static [&'static str],
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
    field("key", false, &["id", "personid", "编号", "工号", "uid"]),
    field("name_zh", false, &["namechinese", "chinesename", "namezh", "姓名中文", "中文姓名", "中文名"]),
    field("name_en", false, &["nameenglish", "englishname", "nameen", "姓名英文", "英文姓名", "英文名"]),
    field("name", false, &["name", "fullname", "fn", "姓名", "名字", "人物"]),
    field("title_zh", false, &["titlechinese", "titlezh", "职务中文", "中文职务"]),
    field("title_en", false, &["titleenglish", "titleen", "职务英文", "英文职务"]),
    field("title", false, &["title", "position", "jobtitle", "职务", "职位", "岗位"]),
    field("department_zh", false, &["departmentchinese", "departmentzh", "部门中文", "科室中文", "中文科室"]),
    field("department_en", false, &["departmentenglish", "departmenten", "部门英文", "科室英文", "英文科室"]),
    field("department", false, &["dept", "department", "部门", "科室"]),
    field("level", false, &["level", "级别", "层级"]),
    field("boss", false, &["reportsto", "boss", "linemanager", "汇报给", "汇报对象", "直接上级", "上级", "manager"]),
    field("external", false, &["external", "院外人员", "外部", "外部人员"]),
    field("influence", false, &["buyinginfluence", "influence", "购买影响者", "购买角色"]),
    field("function", false, &["function", "committeefunction", "职能"]),
    field("power", false, &["power", "力度", "影响力"]),
    field("interest", false, &["interest", "兴趣"]),
    field("desired", false, &["desiredsupport", "desired", "wantedsupport", "期望支持", "期望"]),
    field("support", false, &["support", "支持", "支持度"]),
    field("coverage", false, &["coverage", "覆盖"]),
    field("status", false, &["politicalstatus", "status", "地位"]),
    field("orientation", false, &["decisionorientation", "orientation", "取向"]),
    field("adaptability", false, &["adaptability", "接受新事物", "适应性"]),
    field("credibility", false, &["credibility", "可信度"]),
    field("reliability", false, &["reliability", "可靠度"]),
    field("intimacy", false, &["intimacy", "亲近度"]),
    field("self_orientation", false, &["selforientation", "自我取向"]),
    field("source", false, &["evidencesource", "source", "证据来源", "来源"]),
    field("on", false, &["evidencedate", "asof", "证据日期"]),
    field("grade", false, &["evidence", "evidencegrade", "certainty", "证据", "证据等级"]),
    field("wants", false, &["needsandwants", "wants", "needs", "需要与想要", "需求"]),
    field("win", false, &["whatawinis", "win", "personalwin", "赢对他意味着", "个人赢"]),
    field("phone", false, &["phone", "tel", "telephone", "mobile", "电话", "手机"]),
    field("email", false, &["email", "mail", "邮箱", "电子邮件"]),
    field("note", false, &["note", "notes", "remark", "备注"]),
    field("sensitive", false, &["sensitive", "敏感"]),
];

const LINES: &[Field] = &[
    field("key", false, &["id", "lineid", "编号"]),
    field("from", true, &["from", "source", "从"]),
    field("to", true, &["to", "target", "到", "至"]),
    field("kind", false, &["kind", "type", "种类", "类型"]),
    field("weight", false, &["weight", "strength", "权重"]),
    field("label", false, &["label", "标签"]),
    field("grade", false, &["evidence", "evidencegrade", "证据"]),
];

/// The fields of a kind of table.
pub(super) fn fields(kind: Import) -> &'static [Field] {
    match kind {
        Import::Teams => TEAMS,
        Import::Products => PRODUCTS,
        Import::Accounts => ACCOUNTS,
        Import::Opportunities => OPPORTUNITIES,
        Import::People => PEOPLE,
        Import::Lines => LINES,
        Import::Sales => &[],
    }
}
