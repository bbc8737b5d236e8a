//! Failures, in words: what happened, what was kept, what to do. One place for every code.

use meridian_domain::{
    gate::{Invalid, Rejection, Why},
    locale::Lang,
    workshop::run::Closed,
};

use crate::Failure;

/// A failure as a reader is told of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub happened: String,
    pub kept: String,
    pub to_do: String,
}

pub(super) fn told(lang: Lang, zh: [&str; 3], en: [&str; 3]) -> Told {
    let [happened, kept, to_do] = match lang {
        Lang::Zh => zh,
        Lang::En => en,
    };
    Told { happened: happened.to_owned(), kept: kept.to_owned(), to_do: to_do.to_owned() }
}

/// What happened, what was kept, what to do.
#[must_use]
pub fn tell(lang: Lang, failure: &Failure) -> Told {
    match failure {
        Failure::SignedOut => told(
            lang,
            ["您已退出登录", "尚未保存的更改仍在这里。", "请重新登录。"],
            ["You are signed out", "What was not saved yet is still here.", "Please sign in again."],
        ),
        Failure::WrongCredentials => told(
            lang,
            ["用户名或密码不对", "没有任何改动。", "请检查后再试。"],
            ["Name and password do not fit", "Nothing was changed.", "Check both and try again."],
        ),
        Failure::TooMany { seconds } => {
            let (zh, en) = (format!("请等 {seconds} 秒再试。"), format!("Wait {seconds} seconds, then try again."));
            told(lang, ["尝试次数过多", "没有任何改动。", &zh], ["Too many attempts", "Nothing was changed.", &en])
        }
        Failure::Denied(_) => told(
            lang,
            ["您没有权限这样做", "没有任何改动。", "请联系客户负责人或您的经理。"],
            ["You may not do this", "Nothing was changed.", "Ask the account's owner or your manager."],
        ),
        Failure::NotFound => told(
            lang,
            ["找不到这一项", "没有任何改动。", "它可能已被删除，或您无权查看。"],
            ["There is no such thing", "Nothing was changed.", "It may have been removed, or you may not see it."],
        ),
        Failure::Rejected(rejection) => refused(lang, rejection),
        Failure::Malformed => told(
            lang,
            ["请求无法理解", "没有任何改动。", "请刷新页面再试。"],
            ["The request makes no sense", "Nothing was changed.", "Reload the page and try again."],
        ),
        Failure::Unreadable(why) => super::import::unreadable(lang, why),
        Failure::Broken { id } => {
            let zh = format!("稍后再试；若仍失败，请把编号 {id} 告诉管理员。");
            let en = format!("Try again in a moment; if it fails again, tell your administrator the code {id}.");
            told(
                lang,
                ["服务器没能完成这一步", "没有任何改动。", &zh],
                ["The server could not do this", "Nothing was changed.", &en],
            )
        }
        Failure::Offline => told(
            lang,
            ["连不上服务器", "您的更改保存在这里，恢复联网后会自动发送。", "可以继续工作。"],
            ["The server cannot be reached", "Your changes are kept here and will be sent.", "You can go on."],
        ),
    }
}

fn refused(lang: Lang, rejection: &Rejection) -> Told {
    match rejection {
        Rejection::NotFound { .. } => tell(lang, &Failure::NotFound),
        Rejection::Denied(denied) => tell(lang, &Failure::Denied(*denied)),
        Rejection::Exists { .. } => told(
            lang,
            ["这一项已经存在", "没有任何改动。", "请刷新后查看。"],
            ["It exists already", "Nothing was changed.", "Reload to see it."],
        ),
        Rejection::Taken { .. } => told(
            lang,
            ["这一项已经有人记录", "已有的记录保持不变。", "请查看后直接修改它。"],
            ["Somebody has recorded this already", "It stays as it is.", "See what it says and change it there."],
        ),
        Rejection::Invalid { invalid, .. } => {
            let (zh, en) = wrong(invalid);
            told(
                lang,
                [&zh, "没有任何改动。", "请改正后再保存。"],
                [&en, "Nothing was changed.", "Mend it and save again."],
            )
        }
        Rejection::InUse { .. } => told(
            lang,
            ["还有其他记录用到它，不能删除", "没有任何改动。", "请先移走或删除那些记录。"],
            ["Other records refer to it", "Nothing was changed.", "Move or remove those first."],
        ),
        Rejection::ChangedSince { .. } => told(
            lang,
            ["之后又有人改过，无法撤销", "现在的内容保持不变。", "请直接修改。"],
            ["It was changed since and cannot be undone", "It stays as it is now.", "Change it directly."],
        ),
        Rejection::Mismatch { .. } => told(
            lang,
            ["这些记录不属于一起", "没有任何改动。", "请选择同一管线或同一客户的记录。"],
            [
                "These records do not belong together",
                "Nothing was changed.",
                "Choose records of one pipeline or account.",
            ],
        ),
        Rejection::NotByEdit { .. } => told(
            lang,
            ["这个字段不能直接改", "没有任何改动。", "请用移动等专门的操作。"],
            ["This field is not changed by editing", "Nothing was changed.", "Use its own action, such as moving."],
        ),
        Rejection::LoginTaken { .. } => told(
            lang,
            ["这个登录名已有人使用", "没有任何改动。", "请换一个登录名。"],
            ["Somebody signs in with this name already", "Nothing was changed.", "Choose another login."],
        ),
        Rejection::Superseded { newest, .. } => {
            let (zh, en) = (format!("已有第 {newest} 版"), format!("There is a version {newest} already"));
            told(
                lang,
                [&zh, "您的改动没有保存。", "请看清新版改了什么，再保存。"],
                [&en, "What you changed was not saved.", "See what it changed, then save again."],
            )
        }
        Rejection::Kept { .. } => told(
            lang,
            ["用过的版本不会删除", "现行版本保持不变。", "要恢复旧内容，请把它另存为新的一版。"],
            [
                "Versions that were in force are kept",
                "It stays in force.",
                "To go back, save the old content as a new version.",
            ],
        ),
        Rejection::MonitorIsNoTarget { .. } => told(
            lang,
            ["监督人员不可作为行动对象", "没有任何改动。", "请选择其他人。"],
            ["A monitor is never the target of an action", "Nothing was changed.", "Choose somebody else."],
        ),
        Rejection::NotTheAuthor { .. } => told(
            lang,
            ["只有作者本人可以这样做", "没有任何改动。", "请作者修改，或另写一条。"],
            ["Only the author may do this", "Nothing was changed.", "Ask the author, or write one of your own."],
        ),
        Rejection::Gate { missing, .. } => {
            let names: Vec<String> = missing.iter().map(|one| super::sale::asked(lang, one.what)).collect();
            let zh = format!("还不能进入这个阶段，缺：{}", names.join("、"));
            let en = format!("The deal may not enter this stage yet. Missing: {}", names.join(", "));
            told(
                lang,
                [&zh, "商机留在原来的阶段。", "请补齐后再移动。"],
                [&en, "It stays in its stage.", "Add what is missing, then move it."],
            )
        }
        Rejection::NotTheApprover { role: Some(role), .. } => {
            let (zh, en) = (super::access::role_name(Lang::Zh, *role), super::access::role_name(Lang::En, *role));
            let (zh, en) =
                (format!("请{zh}或管理员批准。"), format!("Ask for approval by: {en}, or an administrator."));
            told(
                lang,
                ["这个阶段需要其他角色批准", "没有任何改动。", &zh],
                ["This stage asks for the approval of another role", "Nothing was changed.", &en],
            )
        }
        Rejection::NotTheApprover { role: None, .. } => told(
            lang,
            ["这个阶段不需要批准", "没有任何改动。", "可以直接移动商机。"],
            ["This stage asks for no approval", "Nothing was changed.", "Move the deal right away."],
        ),
        Rejection::Misshapen { flaw, .. } => {
            let (zh, en) = (super::pipelines::flaw(Lang::Zh, *flaw), super::pipelines::flaw(Lang::En, *flaw));
            told(
                lang,
                [zh, "没有任何改动。", "请先添加或调整其他阶段。"],
                [en, "Nothing was changed.", "Add or arrange other stages first."],
            )
        }
        Rejection::NoRate { currency } => {
            let (zh, en) =
                (format!("{currency} 还没有今天可用的汇率"), format!("There is no rate for {currency} today"));
            told(
                lang,
                [&zh, "没有任何改动。", "请管理员先在设置中录入汇率，或换一种货币。"],
                [
                    &en,
                    "Nothing was changed.",
                    "Have an administrator enter the rate in the settings, or use another currency.",
                ],
            )
        }
        Rejection::Closed { why } => closed(lang, *why),
        Rejection::NoPoints { cost, left } => {
            let zh = format!("这次访谈要 {cost} 点，本轮只剩 {left} 点");
            let en = format!("This interview costs {cost} points, and {left} are left in this round");
            told(
                lang,
                [&zh, "没有花掉任何点数。", "换一个花费较少的问题，或等下一轮。"],
                [&en, "No point was spent.", "Ask something that costs less, or wait for the next round."],
            )
        }
        Rejection::NothingToUndo | Rejection::Empty => told(
            lang,
            ["没有可撤销的操作", "没有任何改动。", "可以继续工作。"],
            ["There is nothing to undo", "Nothing was changed.", "You can go on."],
        ),
        Rejection::NoRoom { .. } => told(
            lang,
            ["这里放不下", "没有任何改动。", "请放到别的位置。"],
            ["There is no place here", "Nothing was changed.", "Choose another place."],
        ),
    }
}

/// Why a team can change nothing now.
fn closed(lang: Lang, why: Closed) -> Told {
    let (zh, en) = match why {
        Closed::NotBegun => (
            ["演练还没有开始", "没有任何改动。", "请等培训师开始第一轮。"],
            ["The exercise has not begun", "Nothing was changed.", "Wait until the trainer starts the first round."],
        ),
        Closed::Locked => (
            ["培训师已锁定编辑", "没有任何改动。", "请等培训师解锁。"],
            ["The trainer has locked editing", "Nothing was changed.", "Wait until the trainer unlocks it."],
        ),
        Closed::HandedIn => (
            ["本轮成果已提交", "提交的内容保持原样。", "需要修改时，请培训师重新打开。"],
            ["The work of this round is handed in", "It stays as it was.", "Ask the trainer to open it again."],
        ),
        Closed::Ended => (
            ["演练已结束", "没有任何改动。", "成果仍可查看。"],
            ["The exercise has ended", "Nothing was changed.", "You can still look at everything."],
        ),
    };
    told(lang, zh, en)
}

/// What is wrong with a field.
pub(super) fn invalid(lang: Lang, invalid: &Invalid) -> String {
    let (zh, en) = wrong(invalid);
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// Why the gate refused something of which only the code is known.
pub(super) fn refused_code(lang: Lang, code: &str) -> String {
    let (zh, en) = match code {
        "not_found" => ("用到的记录不存在", "something it refers to is not there"),
        "exists" => ("这一项已经存在", "it exists already"),
        "taken" => ("已经有人记录", "somebody has recorded it already"),
        "mismatch" => ("所指的记录不属于一起", "the records do not belong together"),
        "misshapen" => ("管线的阶段将不完整", "the stages of the pipeline would not be complete"),
        "gate" => ("还缺阶段要求的内容", "what its stage asks for is missing"),
        "no_rate" => ("缺少汇率", "there is no rate for its currency"),
        "closed" => ("演练现在不能编辑", "the exercise is not open for editing"),
        "no_points" => ("访谈点数不够", "there are too few interview points"),
        "in_use" => ("还有其他记录用到它", "other records refer to it"),
        _ => return code.to_owned(),
    };
    match lang {
        Lang::Zh => zh.to_owned(),
        Lang::En => en.to_owned(),
    }
}

fn wrong(invalid: &Invalid) -> (String, String) {
    let field = &invalid.field;
    match &invalid.why {
        Why::Missing => (format!("“{field}”不能为空"), format!("“{field}” is missing")),
        Why::TooLong { most } => {
            (format!("“{field}”最多 {most} 个字"), format!("“{field}” may have {most} characters at most"))
        }
        Why::OutOfRange { least, most } => {
            (format!("“{field}”须在 {least} 与 {most} 之间"), format!("“{field}” must lie between {least} and {most}"))
        }
        Why::AbsurdAmount => {
            (format!("“{field}”须在 0 与 100 亿之间"), format!("“{field}” must lie between 0 and 10,000 million"))
        }
        Why::AbsurdDate => {
            (format!("“{field}”须在 1950 与 2199 年之间"), format!("“{field}” must lie between 1950 and 2199"))
        }
        Why::Contradicts => (format!("“{field}”与其他内容矛盾"), format!("“{field}” contradicts something else")),
    }
}
