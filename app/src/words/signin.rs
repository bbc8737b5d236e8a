//! Signing in and out.

crate::words! {
    title: zh "登录", en "Sign in";
    login: zh "用户名", en "User name";
    password: zh "密码", en "Password";
    go: zh "登录", en "Sign in";
    going: zh "正在登录…", en "Signing in…";
    again: zh "请重新登录", en "Please sign in again";
    forgot: zh "忘记密码请联系管理员", en "Forgotten? Ask your administrator";
    tagline: zh "大客户经营：看清人，想好路，走稳步", en "Key accounts: see the people, find the way, take the step";
}
