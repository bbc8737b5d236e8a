//! Signing in and out.

crate::words! {
    title: zh "登录", en "Sign in";
    email: zh "邮箱", en "E-mail";
    password: zh "密码", en "Password";
    go: zh "登录", en "Sign in";
    again: zh "请重新登录", en "Please sign in again";
    wrong: zh "邮箱或密码不对", en "The e-mail or the password is wrong";
    locked(minutes: u32): zh "尝试过多，请 {minutes} 分钟后再试", en one(minutes) "Too many attempts; try again in {minutes} minute", en "Too many attempts; try again in {minutes} minutes";
    signed_out: zh "已退出", en "You are signed out";
    show_password: zh "显示密码", en "Show the password";
    hide_password: zh "隐藏密码", en "Hide the password";
    forgot: zh "忘记密码请联系管理员", en "Forgotten? Ask your administrator";
    tagline: zh "大客户经营：看清人，想好路，走稳步", en "Key accounts: see the people, find the way, take the step";
}
