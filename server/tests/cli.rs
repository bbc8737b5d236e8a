//! What a person types, with the program itself.

mod story;

use std::{
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use meridian_server::house::Sources;

/// A folder of its own, and the program in it.
struct Desk(PathBuf);

impl Drop for Desk {
    fn drop(&mut self) {
        // What is left in the temporary folder harms nobody.
        drop(std::fs::remove_dir_all(&self.0));
    }
}

#[derive(Debug)]
struct Answer {
    code: i32,
    out: String,
    err: String,
}

impl Answer {
    /// It went well; what it said.
    fn good(self) -> String {
        assert_eq!(self.code, 0, "{self:?}");
        self.out
    }

    /// It was refused with exit code 1, in both languages, and nothing was said on the standard output.
    fn refused(self, zh: &str, en: &str) {
        assert_eq!((self.code, self.out.as_str()), (1, ""), "{self:?}");
        assert!(self.err.contains(zh) && self.err.contains(en), "{self:?}");
        assert!(!self.err.contains("panicked") && !self.err.contains("SELECT"), "{self:?}");
    }
}

impl Desk {
    fn new() -> Self {
        let folder = std::env::temp_dir().join(format!("meridian-cli-{}", (Sources::real().id)()));
        std::fs::create_dir_all(&folder).expect("made");
        Self(folder)
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.file(name)).expect("readable")
    }

    fn at(&self, url: &str, words: &str, typed: &str) -> Answer {
        let mut child = Command::new(env!("CARGO_BIN_EXE_meridian"))
            .args(words.split_whitespace())
            .current_dir(&self.0)
            .env("MERIDIAN_DATABASE_URL", url)
            .env("RUST_LOG", "error")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        // It may not want to hear anything.
        drop(child.stdin.take().expect("a pipe").write_all(typed.as_bytes()));
        let output = child.wait_with_output().expect("it ends");
        Answer {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).expect("UTF-8"),
            err: String::from_utf8(output.stderr).expect("UTF-8"),
        }
    }

    fn run(&self, words: &str, typed: &str) -> Answer {
        self.at("sqlite://data/company.db", words, typed)
    }

    /// A company with two people and a token.
    fn furnished() -> Self {
        let desk = Self::new();
        desk.run("user add boss --name 老板 --role administrator", "a good password\n").good();
        desk.run("user add wang --name 王 --manager boss", "another password\n").good();
        desk.run("token create wang --name crm", "").good();
        desk
    }
}

#[test]
fn users_come_go_and_come_back() {
    let desk = Desk::new();
    let made_up = desk.run("user add boss --name 老板 --role administrator", "").good();
    assert!(made_up.contains("密码 · password: "), "{made_up}");
    assert_eq!(desk.run("user add wang --name 王 --manager boss", "a good password\n").good(), "wang\n");
    desk.run("user add wang --name 王", "").refused("已有用户 wang", "there is a user wang already");
    desk.run("user add li --name 李", "short\n").refused("密码至少 8 个字符", "at least 8 characters");
    desk.run("user add li --name 李 --manager nobody", "").refused("没有用户 nobody", "there is no user nobody");
    let list = desk.run("user list", "").good();
    let names: Vec<&str> = list.lines().map(|line| line.split_whitespace().last().expect("a name")).collect();
    assert_eq!(names, ["老板", "王"], "who was refused is not there");
    desk.run("user passwd wang", "a new password\n").good();
    desk.run("user passwd nobody", "a new password\n").refused("没有用户 nobody", "there is no user nobody");
    desk.run("user deactivate wang", "").good();
    assert!(desk.run("user list", "").good().contains("已停用 · off"));
    desk.run("user activate wang", "").good();
    assert!(!desk.run("user list", "").good().contains("已停用 · off"));
    desk.run("user deactivate boss", "").refused("最后一位管理员", "the last administrator");
    assert_eq!(desk.run("user add li --name 李 --role king", "").code, 2, "what makes no sense has a code of its own");
    assert_eq!(desk.run("dance", "").code, 2);
}

#[test]
fn tokens_are_made_listed_and_revoked() {
    let desk = Desk::furnished();
    let token = desk.run("token create boss --scope write --days 7 --name nightly", "").good();
    assert!(token.starts_with("meridian_write_") && token.trim().len() > 60, "{token}");
    let list = desk.run("token list", "").good();
    assert_eq!(list.lines().count(), 2, "{list}");
    assert!(!list.contains(token.trim()), "a token is shown once");
    let mine = desk.run("token list boss", "").good();
    assert!(mine.contains("nightly") && mine.contains("write") && !mine.contains("crm"), "{mine}");
    let id = mine.split_whitespace().next().expect("an id");
    assert!(desk.run(&format!("token revoke {id}"), "").good().contains("nightly"));
    desk.run(&format!("token revoke {id}"), "").refused("没有令牌", "there is no token");
    assert_eq!(desk.run("token list boss", "").good(), "");
    desk.run("token create nobody", "").refused("没有用户 nobody", "there is no user nobody");
    assert_eq!(desk.run("token create boss --days 0", "").code, 2);
}

#[test]
fn a_mistyped_database_is_not_made_in_passing() {
    let desk = Desk::new();
    for words in ["user list", "user passwd x", "token list", "export all.jsonl", "backup copy.db", "user deactivate x"]
    {
        desk.run(words, "").refused("没有数据库 data/company.db", "there is no database data/company.db");
    }
    assert!(!desk.file("data").exists());
    desk.at("mysql://nowhere", "migrate", "").refused("打开数据库", "opening the database");
    assert!(desk.run("migrate", "").good().contains("已是最新 · is up to date"));
}

#[test]
fn a_backup_takes_the_place_of_what_was_lost() {
    let desk = Desk::furnished();
    desk.run("backup copy.db", "").good();
    desk.run("backup copy.db", "").refused("copy.db 已经存在", "copy.db exists already");
    desk.run("export before.jsonl", "").good();
    desk.run("user add li --name 李", "a good password\n").good();
    desk.run("restore copy.db", "").refused("--force 可替换", "--force replaces it");
    desk.run("restore copy.db --force", "").good();
    desk.run("export after.jsonl", "").good();
    assert_eq!(desk.read("before.jsonl"), desk.read("after.jsonl"));
    std::fs::remove_dir_all(desk.file("data")).expect("lost");
    desk.run("restore copy.db", "").good();
    assert_eq!(desk.run("user list", "").good().lines().count(), 2);
}

#[test]
fn what_is_no_backup_replaces_nothing() {
    let desk = Desk::furnished();
    for (name, content) in [("empty.db", ""), ("note.txt", "hello"), ("half.db", "SQLite format 3\0 and no more")] {
        std::fs::write(desk.file(name), content).expect("written");
        desk.run(&format!("restore {name} --force"), "")
            .refused("既不是本程序的备份", "neither a backup nor an export");
    }
    desk.run("restore nowhere.db --force", "").refused("读取", "reading nowhere.db");
    desk.run("export whole.jsonl", "").good();
    let whole = desk.read("whole.jsonl");
    let half: String = whole.lines().take(4).map(|line| format!("{line}\n")).collect();
    std::fs::write(desk.file("half.jsonl"), half).expect("written");
    desk.run("restore half.jsonl --force", "").refused("不完整", "is cut short");
    assert_eq!(desk.run("user list", "").good().lines().count(), 2);
    let left: Vec<_> =
        std::fs::read_dir(desk.file("data")).expect("a folder").flatten().map(|it| it.file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().contains("restoring")), "{left:?}");
}

#[test]
fn a_database_in_use_is_not_replaced() {
    let desk = Desk::furnished();
    desk.run("backup copy.db", "").good();
    let mut server = Command::new(env!("CARGO_BIN_EXE_meridian"))
        .args(["serve", "--port", "0"])
        .current_dir(&desk.0)
        .env("MERIDIAN_DATABASE_URL", "sqlite://data/company.db")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts");
    let mut said = std::io::BufReader::new(server.stdout.take().expect("a pipe"));
    std::io::BufRead::read_line(&mut said, &mut String::new()).expect("it serves");
    let answer = desk.run("restore copy.db --force", "");
    let meanwhile = desk.run("user add li --name 李", "a good password\n");
    server.kill().expect("ended");
    server.wait().expect("ended");
    answer.refused("正在使用", "is in use");
    meanwhile.good();
    desk.run("restore copy.db --force", "").good();
    assert_eq!(desk.run("user list", "").good().lines().count(), 2);
}

#[test]
fn an_export_is_private_and_moves_into_another_file() {
    let desk = Desk::furnished();
    desk.run("export all.jsonl", "").good();
    desk.run("export all.jsonl", "").refused("all.jsonl 已经存在", "all.jsonl exists already");
    #[cfg(unix)]
    assert_eq!(mode(&desk.file("all.jsonl")) & 0o777, 0o600);
    assert_eq!(desk.run("export -", "").good(), desk.read("all.jsonl"));
    let elsewhere = "sqlite://elsewhere/new.db";
    desk.at(elsewhere, "restore all.jsonl", "").good();
    assert_eq!(desk.at(elsewhere, "export -", "").good(), desk.read("all.jsonl"));
    desk.at(elsewhere, "restore all.jsonl", "").refused("--force 可替换", "--force replaces it");
}

#[cfg(unix)]
fn mode(path: &Path) -> u32 {
    std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(path).expect("is there").permissions())
}

#[tokio::test]
#[ignore = "needs MERIDIAN_TEST_POSTGRES"]
async fn an_export_moves_from_sqlite_to_postgres_and_back() {
    let postgres = story::Postgres::fresh().await;
    let desk = Desk::furnished();
    desk.run("export all.jsonl", "").good();
    assert_eq!(desk.at(&postgres.url, "restore all.jsonl", "").good(), "postgres\n");
    desk.at(&postgres.url, "export there.jsonl", "").good();
    assert_eq!(desk.read("there.jsonl"), desk.read("all.jsonl"));
    desk.at("sqlite://back.db", "restore there.jsonl", "").good();
    assert_eq!(desk.at("sqlite://back.db", "export -", "").good(), desk.read("all.jsonl"));
    desk.at(&postgres.url, "restore all.jsonl", "").refused("数据库里已有内容", "the database is not empty");
    desk.at(&postgres.url, "backup copy.db", "").refused("pg_dump", "pg_dump");
    assert_eq!(desk.at(&postgres.url, "user list", "").good().lines().count(), 2);
}

/// A copy of a case that comes with the program.
fn shipped_case(desk: &Desk, name: &str) {
    fn copy(from: &Path, to: &Path) {
        std::fs::create_dir_all(to).expect("made");
        for entry in std::fs::read_dir(from).expect("readable") {
            let path = entry.expect("readable").path();
            let to = to.join(path.file_name().expect("a name"));
            if path.is_dir() { copy(&path, &to) } else { std::fs::copy(&path, &to).map(|_| ()).expect("copied") }
        }
    }
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../cases").join(name), &desk.file(name));
}

#[test]
fn a_case_is_checked_packed_and_checked_again() {
    let desk = Desk::new();
    shipped_case(&desk, "mini");
    assert!(desk.run("case check mini", "").good().contains("0 个错误，0 个警告 · errors: 0, warnings: 0"));
    desk.run("case pack mini one.zip", "").good();
    desk.run("case pack mini two.zip", "").good();
    let bytes = |name: &str| std::fs::read(desk.file(name)).expect("written");
    assert_eq!(bytes("one.zip"), bytes("two.zip"));
    assert!(desk.run("case check one.zip", "").good().contains("mini 1"));
    desk.run("case pack mini one.zip", "").refused("已经存在", "exists already");

    let facts = desk.read("mini/facts.toml").replacen("holder = \"m2\"", "holder = \"m9\"", 1);
    let facts = facts.replacen("cost = 1", "cost = 7\nprice = 1", 1);
    std::fs::write(desk.file("mini/facts.toml"), &facts).expect("written");
    let wrong = desk.run("case check mini", "");
    assert_eq!(wrong.code, 1, "{wrong:?}");
    for words in
        ["没有编号为 m9 的人物", "There is no person m9", "范围是 1 到 3", "There is no key price", "错误 · error"]
    {
        assert!(wrong.out.contains(words), "{words}: {wrong:?}");
    }
    let line = facts.lines().position(|line| line == "holder = \"m9\"").expect("changed") + 1;
    assert!(wrong.out.contains(&format!("facts.toml:{line}:10: ")), "{line}: {wrong:?}");
    assert!(wrong.err.contains("errors: 3, warnings: 0"), "{wrong:?}");
    assert_eq!(desk.run("case pack mini three.zip", "").code, 1);
    assert!(!desk.file("three.zip").exists());

    desk.run("case check nowhere", "").refused("读取", "reading");
    std::fs::write(desk.file("no.zip"), "no zip").expect("written");
    desk.run("case check no.zip", "").refused("不是 ZIP 文件", "it is no ZIP");
}
