//! Maps as files: what goes out, in which form, and what is left out.

use meridian_domain::locale::Lang;

use crate::stakeholder::export::paper::Paper;

crate::words! {
    export: zh "导出地图", en "Export the map";
    import: zh "导入人物与关系线", en "Import people and lines";
    may_not_export: zh "您的角色不能导出：请客户经理或经理代为导出", en "Your role may not export: ask the account manager or a manager";
    may_not_import: zh "只有经理和管理员可以导入", en "Only managers and administrators may import";
    format: zh "格式", en "Format";
    paper: zh "纸张", en "Paper";
    language: zh "文件的语言", en "Language of the file";
    redacted: zh "遮盖版", en "Redacted";
    redacted_hint: zh "供外部阅读：姓名换成职务，编号换成序号；不含支持、期望、覆盖、地位、取向、关系、需要、赢、备注、电话、邮箱和证据来源；内线不标出，冲突与熟识的线不画。再导入不会认出这些人。", en "For readers outside: names give way to titles, ids to numbers. Left out are support, wishes, coverage, status, orientation, relationships, needs, wins, notes, phone, email and sources; a coach is not marked, lines of conflict and friendship are not drawn. Imported again, these people are not recognised.";
    open_hint: zh "文件含有个人信息和我们的判断，包括您能看到的敏感备注。请只在团队内使用；给外部请用遮盖版。", en "The file holds personal data and our judgements, sensitive notes you may read included. Keep it within the team; for others use the redacted version.";
    pdf: zh "PDF，用于打印", en "PDF, for printing";
    pdf_hint: zh "整张地图印在一页纸上，不论画布停在哪里", en "The whole map on one sheet, wherever the canvas is";
    png: zh "PNG 图片", en "PNG picture";
    png_hint: zh "两倍清晰度，可放进演示文稿", en "At twice the resolution, for presentations";
    svg: zh "SVG 矢量图", en "SVG drawing";
    svg_hint: zh "任意放大不失真，可用任何看图程序打开", en "Sharp at any size, opens in any viewer";
    people_csv: zh "人物表（CSV）", en "People (CSV)";
    people_csv_hint: zh "每人一行，全部属性；可再导入，不会重复", en "One row a person with all attributes; can be imported again without doubles";
    lines_csv: zh "关系线表（CSV）", en "Lines (CSV)";
    lines_csv_hint: zh "每条线一行；可再导入，不会重复", en "One row a line; can be imported again without doubles";
    cards: zh "名片（vCard）", en "Business cards (vCard)";
    cards_hint: zh "可放进手机和邮件的通讯录", en "For the contacts of a telephone or mail program";
    a4_landscape: zh "A4 横向", en "A4 landscape";
    a4_portrait: zh "A4 纵向", en "A4 portrait";
    a3_landscape: zh "A3 横向", en "A3 landscape";
    a3_portrait: zh "A3 纵向", en "A3 portrait";
    busy: zh "正在生成文件", en "Making the file";
    saved: zh "文件已保存到下载文件夹", en "The file is in your downloads";
    failed: zh "浏览器没能画出这张图，什么也没有保存。请关闭一些页面再试，或改用 SVG。", en "The browser could not draw this, and nothing was saved. Close some tabs and try again, or take SVG.";
    nobody: zh "地图上还没有人", en "Nobody is on the map yet";
    no_lines: zh "地图上还没有线", en "There are no lines on the map yet";
    small(points: &str): zh "地图很大：卡片上的字将只有 {points} 磅。请用更大的纸，或用 SVG 放大查看。", en "The map is large: words on cards will be {points} points only. Take a larger sheet, or SVG to zoom in.";
    coarser(times: &str): zh "地图很大：图片将是 {times} 倍清晰度，不是 2 倍。", en "The map is large: the picture will have {times} times the resolution, not twice.";
    too_large: zh "地图太大，浏览器画不出这样的图片。请用 SVG 或 PDF。", en "The map is too large for a picture. Take SVG or PDF.";
    relation: zh "与我方的关系", en "Relationship with us";
    lines(n: usize): zh "{n} 条线", en one(n) "{n} line", en "{n} lines";
    is_redacted: zh "遮盖版", en "Redacted version";
    file_people: zh "人物", en "people";
    file_lines: zh "关系线", en "lines";
}

/// A sheet of paper.
#[must_use]
pub const fn paper_name(lang: Lang, paper: Paper) -> &'static str {
    match (paper.large, paper.landscape) {
        (false, true) => a4_landscape(lang),
        (false, false) => a4_portrait(lang),
        (true, true) => a3_landscape(lang),
        (true, false) => a3_portrait(lang),
    }
}

#[cfg(test)]
mod tests {
    use meridian_domain::locale::Lang;

    use crate::words::map;

    #[test]
    fn files_and_screen_use_the_same_words() {
        use meridian_domain::{
            exchange::Said as _,
            stakeholder::{BuyingInfluence, CommitteeFunction, Grade, LineKind, Orientation, PoliticalStatus},
        };
        for lang in Lang::ALL {
            for value in BuyingInfluence::ALL {
                assert_eq!(value.word(lang), map::influence_name(lang, *value));
            }
            for value in CommitteeFunction::ALL {
                assert_eq!(value.word(lang), map::function_name(lang, *value));
            }
            for value in PoliticalStatus::ALL {
                assert_eq!(value.word(lang), map::status_name(lang, *value));
            }
            for value in Orientation::ALL {
                assert_eq!(value.word(lang), map::orientation_name(lang, *value));
            }
            for value in Grade::ALL {
                assert_eq!(value.word(lang), map::grade(lang, *value));
            }
            for value in LineKind::ALL {
                assert_eq!(value.word(lang), map::line_name(lang, *value));
            }
        }
    }
}
