//! Words for working with the people of a map: the side panel, relations, maps and templates,
//! finding, filtering, lists and the matrix.

crate::words! {
    role: zh "角色", en "Role";
    stance: zh "态度与力度", en "Stance";
    relations: zh "与同事的关系", en "Relations with colleagues";
    knowledge: zh "依据", en "Knowledge";
    name_and_title: zh "姓名与职务", en "Name and title";
    contact: zh "联系方式", en "Contact";
    note: zh "内部备注", en "Private note";
    support_wanted: zh "期望支持", en "Support wanted";
    phone: zh "电话", en "Phone";
    email: zh "邮箱", en "E-mail";
    department: zh "科室", en "Department";
    external: zh "在客户之外（设计院、代理、主管部门）", en "Outside the customer (institute, agency, authority)";
    sensitive: zh "敏感：只有客户团队可以看到备注", en "Sensitive: the note is for the account team only";
    note_covered: zh "备注已设为敏感，您没有权限阅读", en "The note is sensitive and not for you to read";
    confirm_today: zh "今天确认", en "Confirm today";
    confirmed_today: zh "已证实，日期为今天", en "Confirmed, as of today";

    nobody_knows: zh "还没有同事与此人有关系记录", en "No colleague has a relation recorded yet";
    add_colleague: zh "添加同事…", en "Add a colleague…";
    account_team: zh "客户团队", en "Account team";
    other_colleagues: zh "其他同事", en "Other colleagues";
    level_now: zh "现在", en "Now";
    level_wanted: zh "期望", en "Wanted";
    since: zh "自", en "Since";
    level_now_of(who: &str): zh "{who}：现在的关系级别", en "{who}: relationship level now";
    level_wanted_of(who: &str): zh "{who}：期望的关系级别", en "{who}: relationship level wanted";
    remove_relation(who: &str): zh "移除与{who}的关系", en "Remove the relation with {who}";

    line_label: zh "说明", en "Label";
    reverse: zh "反转方向", en "Reverse direction";
    reversed: zh "方向已反转", en "Direction reversed";

    for_all: zh "对所有选中的人", en "For all selected";
    changed_people(n: usize): zh "修改了 {n} 人", en one(n) "Changed {n} person", en "Changed {n} people";
    arrange: zh "对齐与分布", en "Align and distribute";
    align_left: zh "左对齐", en "Left";
    align_centre: zh "水平居中", en "Centre";
    align_right: zh "右对齐", en "Right";
    align_top: zh "顶对齐", en "Top";
    align_middle: zh "垂直居中", en "Middle";
    align_bottom: zh "底对齐", en "Bottom";
    spread_across: zh "横向均布", en "Spread across";
    spread_down: zh "纵向均布", en "Spread down";
    snap: zh "贴齐网格", en "Snap to grid";
    needs_three: zh "至少选三个人", en "Needs three people at least";

    copy_and_paste: zh "复制与粘贴", en "Copy and paste";
    cut: zh "剪切", en "Cut";
    paste: zh "粘贴", en "Paste";
    copied_people(n: usize): zh "已复制 {n} 人", en one(n) "Copied {n} person", en "Copied {n} people";
    pasted_people(n: usize): zh "已粘贴 {n} 人", en one(n) "Pasted {n} person", en "Pasted {n} people";
    nothing_to_paste: zh "剪贴板里没有人物；也可以直接按 Ctrl+V", en "No people on the clipboard; pressing Ctrl+V may reach them";
    all_there: zh "这些人都已在这张地图上", en "All of them are on this map already";

    maps: zh "地图", en "Maps";
    maps_of_account: zh "此客户的地图", en "Maps of this account";
    new_map: zh "新建地图…", en "New map…";
    edit_map: zh "名称、采购与商机…", en "Name, purchase and deal…";
    delete_map: zh "删除地图…", en "Delete map…";
    delete_map_about(name: &str): zh "“{name}”以及其上的位置、线和评论都会删除。人物仍保留在客户下，也可以撤销。", en "“{name}” goes with its places, lines and comments. The people stay with the account, and Undo brings it back.";
    only_map: zh "这是此客户唯一的地图", en "It is the only map of this account";
    map_is_gone: zh "这张地图已删除", en "This map was deleted";
    for_deal: zh "为哪个商机", en "For which deal";
    no_deal: zh "不针对某个商机", en "No deal in particular";
    begin_with: zh "从什么开始", en "Begin with";
    begin_empty: zh "空白", en "Nothing";
    begin_template: zh "采购路线的模板", en "The template of the purchase";
    copy_of(name: &str): zh "“{name}”的副本，包括人物", en "A copy of “{name}” with its people";
    say_for_template: zh "请先选择采购什么", en "Choose first what is bought";
    no_map: zh "这个客户还没有关系地图", en "No people map of this account yet";
    no_map_about: zh "先建一张：谁影响采购，与我方关系如何。", en "Begin one: who shapes the purchase, and how they stand to us.";
    first_map: zh "采购决策", en "Purchase decision";

    template: zh "按采购路线补齐…", en "Fill in by route…";
    template_about: zh "每条路线需要的职能。只添加地图上还没有的，作为待补姓名的位置，放在现有人物下方。", en "The functions each route needs. Only what the map lacks is added, as places to be named, below whoever stands there.";
    add_places(n: usize): zh "添加 {n} 个位置", en one(n) "Add {n} place", en "Add {n} places";
    places_added(n: usize): zh "添加了 {n} 个位置", en one(n) "Added {n} place", en "Added {n} places";
    on_the_map: zh "已在地图上", en "on the map";
    nothing_missing: zh "模板里的职能都已在地图上", en "Every function of the template is on the map";

    find: zh "找人", en "Find a person";
    find_long: zh "按姓名、拼音、职务或科室找人", en "Find a person by name, pinyin, title or department";
    find_keys: zh "Ctrl+F 或 /", en "Ctrl+F or /";
    found: zh "找到的人", en "People found";
    hits(n: usize): zh "找到 {n} 人", en one(n) "{n} person found", en "{n} people found";
    nobody_found: zh "没有找到", en "Nobody found";

    contact_of: zh "谁的联系人", en "Whose contacts";
    known_by(who: &str): zh "{who}的联系人", en "Contacts of {who}";
    leaning_against: zh "− 反对", en "− against";
    leaning_neutral: zh "0 中立", en "0 neutral";
    leaning_for: zh "+ 支持", en "+ for";
    leaning_unknown: zh "? 支持未知", en "? support not known";
    active_filters: zh "当前筛选", en "Active filters";
    fit_of(fit: usize, all: usize): zh "{fit} / {all} 人符合", en "{fit} of {all} fit";

    list_as: zh "列表形式", en "List as";
    as_table: zh "表格", en "Table";
    as_tree: zh "汇报层级", en "Who reports to whom";
    from: zh "从", en "From";
    to: zh "到", en "To";
    weight: zh "权重", en "Weight";
    no_lines: zh "还没有线", en "No lines yet";

    matrix: zh "我方团队 × 人物", en "Own team × people";
    matrix_short: zh "矩阵", en "Matrix";
    matrix_keys: zh "方向键移动；1–4 设为现在的级别，按住 Shift 设为期望；回车编辑；Delete 移除。", en "Arrows walk; 1–4 set the level now, with Shift the level wanted; Enter edits; Delete removes.";
    single_threaded: zh "单线联系", en "single-threaded";
    no_relation: zh "没有关系", en "no relation";
    cell(whom: &str, who: &str, state: &str): zh "{whom}与{who}：{state}", en "{whom} and {who}: {state}";
    no_team: zh "这个客户还没有团队，也没有任何关系记录。", en "This account has no team and no relations yet.";
}
