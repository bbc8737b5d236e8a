//! The way into a run: the address to open on another device, and its QR code. Drawn from what the
//! server knows of its own network, so that it works in a room without internet.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{
    Failure, tr,
    ui::{Banner, Glyph, Skeleton, Tone},
    words::{run as words, use_lang},
};
#[cfg(feature = "ssr")]
use crate::{
    backend::{answer, asked},
    shell::Route,
};

/// Where participants go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WayIn {
    /// Without the scheme, as one would type it.
    pub address: String,
    pub reach: Reach,
    /// Modules along one edge of the QR code.
    pub side: u16,
    /// Its dark modules, as the `d` of an SVG path.
    pub dark: String,
}

/// Whether other devices get there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// They do.
    All,
    /// The server listens on its own machine only.
    OnlyHere,
    /// The machine is on no network.
    NoNetwork,
}

/// The way in with a code. The trainer opens the program as `localhost`, which means something else on
/// every other device: then it is the machine's own address on its network.
#[server(name = ShowWayIn, endpoint = "way-in", output = crate::answer::Json)]
pub async fn way_in(code: String) -> Result<WayIn, Failure> {
    let result = async {
        asked(meridian_domain::access::Capability::BeMyself).await?;
        let code: String = code.chars().filter(char::is_ascii_alphanumeric).take(12).collect();
        let secure = use_context::<crate::session::Secure>().is_some_and(|secure| secure.0);
        let parts = use_context::<http::request::Parts>();
        let host = parts
            .as_ref()
            .and_then(|parts| parts.headers.get(http::header::HOST)?.to_str().ok())
            .unwrap_or("localhost")
            .to_owned();
        let (host, reach) = outside(&host);
        let path = Route::Join.path();
        let address = format!("{host}{path}/{code}");
        let scheme = if secure { "https" } else { "http" };
        let (side, dark) = drawn(&format!("{scheme}://{address}")).ok_or(Failure::Malformed)?;
        Ok(WayIn { address, reach, side, dark })
    };
    answer(result.await)
}

/// The host under which other devices find the server that was asked as `host`.
#[cfg(feature = "ssr")]
fn outside(host: &str) -> (String, Reach) {
    use std::{
        net::{IpAddr, SocketAddr, TcpStream},
        time::Duration,
    };

    let (name, port) = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|digit| digit.is_ascii_digit()) => (name, port.parse().ok()),
        _ => (host, None),
    };
    let bare = name.trim_start_matches('[').trim_end_matches(']');
    let own = bare == "localhost" || bare.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
    if !own {
        return (host.to_owned(), Reach::All);
    }
    let private = |address: &IpAddr| matches!(address, IpAddr::V4(v4) if v4.is_private());
    let interfaces = if_addrs::get_if_addrs().unwrap_or_default();
    let mut addresses: Vec<IpAddr> = interfaces
        .iter()
        .filter(|one| !one.is_loopback() && !one.is_link_local())
        .map(if_addrs::Interface::ip)
        .collect();
    addresses.retain(IpAddr::is_ipv4);
    addresses.sort_by_key(|address| !private(address));
    let Some(address) = addresses.first() else { return (host.to_owned(), Reach::NoNetwork) };
    let reached = SocketAddr::new(*address, port.unwrap_or(80));
    let answers = TcpStream::connect_timeout(&reached, Duration::from_millis(250)).is_ok();
    let shown = port.map_or_else(|| address.to_string(), |port| format!("{address}:{port}"));
    (shown, if answers { Reach::All } else { Reach::OnlyHere })
}

/// A QR code as its size and the path of its dark modules; `None` for a text that does not fit.
#[cfg(feature = "ssr")]
fn drawn(text: &str) -> Option<(u16, String)> {
    use std::fmt::Write as _;

    let code = qrcode::QrCode::with_error_correction_level(text, qrcode::EcLevel::M).ok()?;
    let side = code.width();
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(side).enumerate() {
        let mut x = 0;
        while x < side {
            let run = row[x..].iter().take_while(|module| **module == qrcode::Color::Dark).count();
            if run > 0 {
                // Writing to a string cannot fail.
                _ = write!(path, "M{x} {y}h{run}v1h-{run}z");
            }
            x += run.max(1);
        }
    }
    Some((u16::try_from(side).ok()?, path))
}

/// A QR code with the quiet edge it needs.
#[component]
pub fn Qr(side: u16, #[prop(into)] dark: String) -> impl IntoView {
    let whole = side + 8;
    view! {
        <svg class="qr" viewBox=format!("-4 -4 {whole} {whole}") shape-rendering="crispEdges" role="img" aria-label=tr!(words::qr)>
            <rect class="ground" x="-4" y="-4" width=whole height=whole/>
            <path class="dark" d=dark/>
        </svg>
    }
}

/// A code as it is read out: in two halves.
#[must_use]
pub fn halves(code: &str) -> String {
    let chars: Vec<char> = code.chars().collect();
    let (first, second) = chars.split_at(chars.len().div_ceil(2));
    format!("{} {}", first.iter().collect::<String>(), second.iter().collect::<String>())
}

/// The code, its QR and the address, as they stand in a sheet of the console.
#[component]
pub fn JoinSheet(#[prop(into)] code: String) -> impl IntoView {
    let shown = halves(&code);
    let way: RwSignal<Option<Result<WayIn, Failure>>> = RwSignal::new(None);
    Effect::new(move |_| {
        let code = code.clone();
        leptos::task::spawn_local(async move {
            drop(way.try_set(Some(way_in(code).await)));
        });
    });
    view! {
        <div class="join-sheet">
            {move || match way.get() {
                None => view! { <Skeleton lines=4/> }.into_any(),
                Some(Ok(way)) => view! {
                    <Qr side=way.side dark=way.dark/>
                    <span class="address sub">{way.address}</span>
                    <Reached reach=way.reach/>
                }.into_any(),
                Some(Err(_)) => ().into_any(),
            }}
            <span class="join-code">{shown}</span>
            <p class="meta">{tr!(words::dropped)}</p>
        </div>
    }
}

/// Why tablets cannot get there, and what to do; nothing when they can.
#[component]
pub fn Reached(reach: Reach) -> impl IntoView {
    let lang = use_lang();
    let why = move || match reach {
        Reach::All => None,
        Reach::OnlyHere => Some(words::only_here(lang.get())),
        Reach::NoNetwork => Some(words::no_network(lang.get())),
    };
    move || why().map(|why| view! { <Banner tone=Tone::Caution icon=Glyph::WifiOff>{why}</Banner> })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_in_halves() {
        assert_eq!(halves("K7M4QX"), "K7M 4QX");
        assert_eq!(halves("ABC"), "AB C");
    }

    #[test]
    fn an_address_on_the_network_is_kept() {
        assert_eq!(outside("192.168.4.1:3000"), ("192.168.4.1:3000".to_owned(), Reach::All));
        assert_eq!(outside("meridian.example.com"), ("meridian.example.com".to_owned(), Reach::All));
        assert!(outside("localhost:1").1 != Reach::All && outside("[::1]:1").1 != Reach::All);
    }

    #[test]
    fn the_dark_modules_are_all_in_the_path() {
        let (side, path) = drawn("http://192.168.4.1:3000/join/K7M4QX").expect("it fits");
        let code =
            qrcode::QrCode::with_error_correction_level("http://192.168.4.1:3000/join/K7M4QX", qrcode::EcLevel::M)
                .expect("it fits");
        let dark = code.to_colors().iter().filter(|module| **module == qrcode::Color::Dark).count();
        let drawn: usize = path
            .split('h')
            .skip(1)
            .step_by(2)
            .map(|run| run.split('v').next().and_then(|run| run.parse::<usize>().ok()).expect("a run"))
            .sum();
        assert_eq!((usize::from(side), drawn), (code.width(), dark));
    }
}
