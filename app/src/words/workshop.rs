//! Case exercises, in words: what is wrong with a pack, and what to do about it.

use meridian_domain::{
    locale::Lang,
    workshop::{Figure, Flaw, Form, Never, Noun, Severity, Sum, Trouble},
};

crate::words! {
    error: zh "错误", en "error";
    warning: zh "警告", en "warning";
    found(errors: usize, warnings: usize): zh "{errors} 个错误，{warnings} 个警告", en "errors: {errors}, warnings: {warnings}";
}

/// What is wrong and what to do, as sentences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub wrong: String,
    pub to_do: String,
}

/// What kind of flaw it is.
#[must_use]
pub const fn severity(lang: Lang, severity: Severity) -> &'static str {
    match severity {
        Severity::Error => error(lang),
        Severity::Warning => warning(lang),
    }
}

type Pair = (String, String);

fn pick(lang: Lang, zh: Pair, en: Pair) -> Told {
    let (wrong, to_do) = match lang {
        Lang::Zh => zh,
        Lang::En => en,
    };
    Told { wrong, to_do }
}

fn own(wrong: impl Into<String>, to_do: impl Into<String>) -> Pair {
    (wrong.into(), to_do.into())
}

const fn of(lang: Lang, zh: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// A flaw in words.
#[must_use]
pub fn flaw(lang: Lang, flaw: &Flaw) -> Told {
    match &flaw.what {
        // How it is written
        Trouble::Syntax(said) => pick(
            lang,
            own(format!("不是有效的 TOML：{said}。"), "请更正此处的写法。"),
            own(format!("This is no TOML: {said}."), "Correct how it is written here."),
        ),
        Trouble::NoFile => pick(
            lang,
            own("缺少这个文件。", "请补上，内容见《编写案例》。"),
            own("The file is missing.", "Add it; “Writing a case” says what it holds."),
        ),
        Trouble::StrayFile => pick(
            lang,
            own("没有内容引用这个文件。", "请删除，或在 case.toml 中登记。"),
            own("Nothing reads this file.", "Remove it, or name it in case.toml."),
        ),
        Trouble::EmptyFile => {
            pick(lang, own("文件是空的。", "请写入内容。"), own("The file is empty.", "Write its text."))
        }
        Trouble::UnknownKey { key, near: Some(near) } => pick(
            lang,
            own(format!("没有名为 {key} 的字段。"), format!("是否应为 {near}？")),
            own(format!("There is no key {key}."), format!("Is it {near}?")),
        ),
        Trouble::UnknownKey { key, near: None } => pick(
            lang,
            own(format!("没有名为 {key} 的字段。"), "请删除，或检查拼写。"),
            own(format!("There is no key {key}."), "Remove it or check its spelling."),
        ),
        Trouble::NoKey { key } => pick(
            lang,
            own(format!("缺少字段 {key}。"), "请补上。"),
            own(format!("The key {key} is missing."), "Add it."),
        ),
        Trouble::WrongForm { key, form } => pick(
            lang,
            own(format!("{key} 的写法不对。"), format!("这里应是{}。", self::form(lang, *form))),
            own(format!("{key} has the wrong form."), format!("It has to be {}.", self::form(lang, *form))),
        ),
        Trouble::Empty { key } => {
            pick(lang, own(format!("{key} 是空的。"), "请填写。"), own(format!("{key} is empty."), "Fill it in."))
        }
        Trouble::NoLanguage { key, lang: missing } => pick(
            lang,
            own(format!("{key} 缺少{}。", language(lang, *missing)), format!("请补上 {}。", missing.code())),
            own(format!("{key} has no {}.", language(lang, *missing)), format!("Add {}.", missing.code())),
        ),
        Trouble::OtherLanguage { key, lang: meant } => pick(
            lang,
            own(format!("{key} 的{}文本似乎是另一种语言。", language(lang, *meant)), "请检查两种语言是否写反。"),
            own(
                format!("The {} of {key} seems to be in the other language.", language(lang, *meant)),
                "See whether the two are swapped.",
            ),
        ),
        Trouble::NotAllowed { key, value, allowed } => pick(
            lang,
            own(format!("{key} 不能是 {value}。"), format!("可用的值：{}。", allowed.join("、"))),
            own(format!("{key} cannot be {value}."), format!("It can be: {}.", allowed.join(", "))),
        ),
        Trouble::OutOfRange { key, value, least, most } => pick(
            lang,
            own(format!("{key} 为 {value}，超出范围。"), format!("范围是 {least} 到 {most}。")),
            own(format!("{key} is {value}, which is out of range."), format!("It can be {least} to {most}.")),
        ),
        Trouble::Crossed { least, most } => pick(
            lang,
            own(format!("{least} 大于 {most}。"), "请调整其中一个。"),
            own(format!("{least} is above {most}."), "Change one of them."),
        ),
        Trouble::BadKey { value } => pick(
            lang,
            own(format!("“{value}”不能作为编号。"), "编号只用小写字母、数字、- 和 _，最多 40 个字符。"),
            own(format!("“{value}” cannot be an id."), "An id has small letters, digits, - and _, 40 at most."),
        ),
        Trouble::Count { key, is, least, most } => pick(
            lang,
            own(format!("{key} 有 {is} 项。"), format!("应为 {}。", range(*least, *most))),
            own(format!("{key} has {is} entries."), format!("It needs {}.", range(*least, *most))),
        ),
        // What does not go together
        Trouble::Doubled { noun, key, first } => pick(
            lang,
            own(
                format!("{}编号 {key} 重复。", self::noun(lang, *noun)),
                format!("第一次出现在 {} 第 {} 行，请改名。", first.file, first.line),
            ),
            own(
                format!("The {} {key} is there twice.", self::noun(lang, *noun)),
                format!("The first is in {}, line {}. Rename one.", first.file, first.line),
            ),
        ),
        Trouble::Dangling { noun, key, near } => {
            let (zh, en) = match near {
                Some(near) => (format!("是否应为 {near}？"), format!("Is it {near}?")),
                None => ("请检查编号，或补上这一项。".to_owned(), "Check the id, or add what it names.".to_owned()),
            };
            pick(
                lang,
                own(format!("没有编号为 {key} 的{}。", self::noun(lang, *noun)), zh),
                own(format!("There is no {} {key}.", self::noun(lang, *noun)), en),
            )
        }
        Trouble::SumOff { of, sum, should } => pick(
            lang,
            own(format!("{}合计 {sum}。", total(lang, *of)), format!("应为 {should}。")),
            own(format!("{} add up to {sum}.", total(lang, *of)), format!("They have to make {should}.")),
        ),
        Trouble::FactNever { fact, why } => pick(
            lang,
            own(format!("事实卡 {fact} 永远拿不到：{}。", never(lang, *why)), "请修改条件、点数或提供者。"),
            own(
                format!("Nobody can get the card {fact}: {}.", never(lang, *why)),
                "Change its condition, its cost or who tells it.",
            ),
        ),
        Trouble::InjectNever { inject, why } => pick(
            lang,
            own(format!("事件 {inject} 永远不会发生：{}。", never(lang, *why)), "请修改条件或轮次。"),
            own(
                format!("The inject {inject} can never happen: {}.", never(lang, *why)),
                "Change its condition or its round.",
            ),
        ),
        Trouble::AfterRound { inject, minutes } => pick(
            lang,
            own(format!("事件 {inject} 的时间超出本轮。"), format!("本轮只有 {minutes} 分钟。")),
            own(format!("The inject {inject} comes after its round."), format!("The round has {minutes} minutes.")),
        ),
        Trouble::Buyers { count } => pick(
            lang,
            own(format!("拍板人（economic）有 {count} 位。"), "应恰好有一位。"),
            own(format!("There are {count} economic buyers."), "There has to be exactly one."),
        ),
        Trouble::LineToSelf { person } => pick(
            lang,
            own(format!("{person} 的线连向自己。"), "请更改一端。"),
            own(format!("A line of {person} leads to the same person."), "Change one end."),
        ),
        Trouble::LineOfMonitor { person } => pick(
            lang,
            own(format!("{person} 是监督人员，不能作为影响对象或关键人。"), "请删除，或更改角色。"),
            own(
                format!("{person} is a monitor, who has no part in influence and is no key player."),
                "Remove it or change the role.",
            ),
        ),
        Trouble::NoLine { from, to } => pick(
            lang,
            own(format!("路径中没有 {from} 到 {to} 的影响线。"), "请在 edges.toml 中补上，或更改路径。"),
            own(format!("No line of influence leads from {from} to {to}."), "Add it to edges.toml or change the path."),
        ),
        Trouble::PathElsewhere { person } => pick(
            lang,
            own(format!("路径终点是 {person}，不是拍板人。"), "路径应以拍板人结束。"),
            own(format!("The path ends at {person}, who is not the economic buyer."), "End it at the economic buyer."),
        ),
        Trouble::FigureOff { figure, stated, computed } => {
            let is = computed.map_or_else(|| "—".to_owned(), |computed| format!("{computed:.4}"));
            pick(
                lang,
                own(format!("{}写的是 {stated}，算出来是 {is}。", self::figure(lang, *figure)), "请改正数字或案例。"),
                own(
                    format!("{} is stated as {stated} and comes out as {is}.", self::figure(lang, *figure)),
                    "Correct the figure or the case.",
                ),
            )
        }
        Trouble::BadFormula { formula } => pick(
            lang,
            own(format!("算式无法计算：{formula}"), "只用数字、+ - * / 和括号。"),
            own(format!("This cannot be worked out: {formula}"), "Use numbers, + - * / and brackets."),
        ),
        Trouble::HalfLinked { strategy } => pick(
            lang,
            own(format!("策略 {strategy} 没有同时连接内部与外部因素。"), "请至少各连接一项。"),
            own(
                format!("The strategy {strategy} does not join one item inside and one outside."),
                "Link one of each at least.",
            ),
        ),
        Trouble::OtherSide { strategy, item } => pick(
            lang,
            own(format!("策略 {strategy} 连接了不属于其象限的 {item}。"), "请更改象限或连接。"),
            own(
                format!("The strategy {strategy} links {item}, which is not of its quadrant."),
                "Change the quadrant or the link.",
            ),
        ),
        Trouble::NotComparable { target } => pick(
            lang,
            own(
                format!("比较方式 {target} 不适用于所看的对象。"),
                "数值比较只用于 person 和 number；answer 只能 judged。",
            ),
            own(
                format!("{target} cannot be asked of what is looked at."),
                "Compare figures of person and number only; an answer is judged.",
            ),
        ),
        Trouble::ToolClosed { tool, round } => pick(
            lang,
            own(format!("轮次 {round} 没有开放工具 {tool}。"), "请在该轮开放，或换一个工具。"),
            own(format!("The round {round} does not open the tool {tool}."), "Open it there or use another."),
        ),
        Trouble::PartEmpty { part } => pick(
            lang,
            own(format!("{part} 有权重，却没有参考内容。"), "请补上参考，或把权重设为 0。"),
            own(
                format!("{part} has a weight and nothing to compare with."),
                "Add the reference or set its weight to 0.",
            ),
        ),
        Trouble::NoCompliance => pick(
            lang,
            own("评分表没有合规项。", "请为一项写上 compliance = true。"),
            own("The rubric has no criterion of compliance.", "Give one compliance = true."),
        ),
        // What gives secrets away, or is probably not as meant
        Trouble::GivesAway { hidden } => pick(
            lang,
            own(format!("公开文本泄露了隐藏内容：“{hidden}”。"), "请改写公开文本。"),
            own(format!("A public text gives away what is hidden: “{hidden}”."), "Reword the public text."),
        ),
        Trouble::NamesHiddenLine { from, to } => pick(
            lang,
            own(format!("公开文本在同一句中提到隐藏关系的双方 {from} 与 {to}。"), "请分开写，以免提示答案。"),
            own(
                format!("One public sentence names {from} and {to}, between whom a hidden line runs."),
                "Keep them apart, so as not to hint.",
            ),
        ),
        Trouble::NobodyTells { person } => pick(
            lang,
            own(format!("没有任何事实卡涉及关键人 {person}。"), "请写一张。"),
            own(format!("No card is about the key player {person}."), "Write one."),
        ),
        Trouble::NoTraps => pick(
            lang,
            own("没有合规陷阱。", "请在 reference/plan.toml 中写一个 trap。"),
            own("There is no compliance trap.", "Write a trap in reference/plan.toml."),
        ),
    }
}

fn range(least: usize, most: usize) -> String {
    match (least, most) {
        (least, usize::MAX) => format!("≥ {least}"),
        (least, most) if least == most => least.to_string(),
        (least, most) => format!("{least}–{most}"),
    }
}

const fn language(reader: Lang, lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => of(reader, "中文", "Chinese text"),
        Lang::En => of(reader, "英文", "English text"),
    }
}

const fn form(lang: Lang, form: Form) -> &'static str {
    match form {
        Form::Word => of(lang, "引号中的文字", "a word in quotes"),
        Form::Both => of(lang, "{ zh = \"…\", en = \"…\" }", "{ zh = \"…\", en = \"…\" }"),
        Form::Integer => of(lang, "整数", "a whole number"),
        Form::Number => of(lang, "数字", "a number"),
        Form::Flag => of(lang, "true 或 false", "true or false"),
        Form::Words => of(lang, "文字列表 [\"…\", \"…\"]", "a list of words [\"…\", \"…\"]"),
        Form::Table => of(lang, "表", "a table"),
        Form::Tables => of(lang, "若干个 [[…]]", "tables, each under [[…]]"),
    }
}

const fn noun(lang: Lang, noun: Noun) -> &'static str {
    match noun {
        Noun::Goal => of(lang, "学习目标", "goal"),
        Noun::Round => of(lang, "轮次", "round"),
        Noun::Document => of(lang, "资料", "document"),
        Noun::Person => of(lang, "人物", "person"),
        Noun::Edge => of(lang, "关系线", "line"),
        Noun::Fact => of(lang, "事实卡", "fact"),
        Noun::Inject => of(lang, "事件", "inject"),
        Noun::Expectation => of(lang, "期望", "expectation"),
        Noun::Swot => of(lang, "SWOT 项", "SWOT item"),
        Noun::Pest => of(lang, "PEST 项", "PEST item"),
        Noun::Strategy => of(lang, "策略", "strategy"),
        Noun::PlanItem => of(lang, "计划检查项", "item of the plan"),
        Noun::Trap => of(lang, "合规陷阱", "trap"),
        Noun::Number => of(lang, "计算题", "number"),
        Noun::Criterion => of(lang, "评分项", "criterion"),
    }
}

const fn total(lang: Lang, sum: Sum) -> &'static str {
    match sum {
        Sum::Minutes => of(lang, "各轮分钟数", "The minutes of the rounds"),
        Sum::Rubric => of(lang, "评分表权重", "The weights of the rubric"),
        Sum::Parts => of(lang, "自动评分各部分权重", "The weights of the automatic parts"),
    }
}

const fn figure(lang: Lang, figure: Figure) -> &'static str {
    match figure {
        Figure::Power => of(lang, "权力合计", "The sum of power"),
        Figure::SupportStart => of(lang, "起始支持指数", "The support index at the start"),
        Figure::SupportEnd => of(lang, "结束支持指数", "The support index at the end"),
        Figure::Path => of(lang, "路径强度", "The strength of the path"),
        Figure::Number => of(lang, "答案", "The answer"),
    }
}

const fn never(lang: Lang, why: Never) -> &'static str {
    match why {
        Never::NeedsUnreachable => of(lang, "所需的卡片拿不到", "it waits for a card nobody can get"),
        Never::NothingToAsk => {
            of(lang, "要求访谈的人没有可问的内容", "somebody is to be asked who has nothing to tell")
        }
        Never::Contradiction => of(lang, "条件自相矛盾", "its condition contradicts itself"),
        Never::TooLate => of(lang, "条件成立时已经太晚", "it would be too late"),
        Never::TooDear => of(lang, "访谈点数不够", "a team has not enough interview points"),
        Never::MonitorHolds => of(lang, "监督人员不接受访谈", "monitors are not interviewed"),
    }
}
