//! The buttons of the tool bar that bring files out and in, and the dialog of what goes out.

use leptos::{prelude::*, task::spawn_local};
use meridian_domain::{
    access::{Capability, Grant, grant},
    exchange::{Extract, lines_csv, people_csv, vcard},
    locale::Lang,
    names::Names,
    time::Date,
};
use wasm_bindgen::JsValue;

use super::{
    Picture,
    format::Format,
    paper::{Paper, pixels},
    pdf::{Jpeg, sheet},
    picture,
    raster::{blob, bytes, draw, save},
};
use crate::{
    session::use_signed,
    shell::Route,
    stakeholder::stage::Stage,
    tr,
    ui::{Button, Dialog, Glyph, Icon, Kind, Segment, Segmented, SelectField, Switch},
    words::{common, exchange as words, use_lang},
};

/// Why the reader's role may not do something; nothing while it may.
pub(crate) fn why_not(capability: Capability, reason: fn(Lang) -> &'static str) -> Signal<Option<String>> {
    let (lang, me) = (use_lang(), use_signed());
    Signal::derive(move || {
        let denied = me.with(|me| me.as_ref().is_some_and(|me| grant(me.role, capability) == Grant::None));
        denied.then(|| reason(lang.get()).to_owned())
    })
}

/// The buttons for files: export, and the way to import with this account and map chosen.
#[component]
pub fn Files(stage: Stage, account: Names, today: Date) -> impl IntoView {
    let open = RwSignal::new(false);
    let export = why_not(Capability::Export, words::may_not_export);
    let import = why_not(Capability::Import, words::may_not_import);
    let (owner, id) = stage.map.with_value(|map| (map.account, map.id));
    let address = format!("{}?account={owner}&map={id}", Route::Import.path());
    view! {
        {move || match import.get() {
            Some(_) => view! { <Button kind=Kind::Quiet icon=Glyph::Upload label=tr!(words::import) why=import/> }.into_any(),
            None => view! {
                <a class="btn" data-kind="quiet" data-icon="" href=address.clone() aria-label=tr!(words::import) title=tr!(words::import)>
                    <Icon glyph=Glyph::Upload/>
                </a>
            }
            .into_any(),
        }}
        <Button kind=Kind::Quiet icon=Glyph::Download label=tr!(words::export) why=export on_press=move |_| open.set(true)/>
        <Export stage account today open/>
    }
}

/// What is wished.
#[derive(Clone, Copy, PartialEq)]
struct Wish {
    format: Format,
    lang: Lang,
    paper: Paper,
    redacted: bool,
}

#[component]
fn Export(stage: Stage, account: Names, today: Date, open: RwSignal<bool>) -> impl IntoView {
    let reader = use_lang();
    let format = RwSignal::new(Format::Pdf.key().to_owned());
    let paper = RwSignal::new(Paper::ALL[0].key().to_owned());
    let chosen = RwSignal::new(None::<Lang>);
    let redacted = RwSignal::new(false);
    let (busy, told) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let lang = Signal::derive(move || chosen.get().unwrap_or_else(|| reader.get()));
    let kind = Signal::derive(move || format.with(|key| Format::from_key(key)).unwrap_or(Format::Pdf));
    let wish = Memo::new(move |_| Wish {
        format: kind.get(),
        lang: lang.get(),
        paper: paper.with(|key| Paper::ALL.into_iter().find(|paper| paper.key() == key)).unwrap_or(Paper::ALL[0]),
        redacted: redacted.get(),
    });
    let account = StoredValue::new(account);
    let taken = move |wish: Wish| {
        let extract = stage.rooms.with_untracked(|world| {
            stage.map.with_value(|map| account.with_value(|account| Extract::of(world, map, account, today)))
        });
        if wish.redacted { extract.redact() } else { extract }
    };
    // What the sheet or the picture will be like is said before anything is made.
    let warning = Memo::new(move |_| open.get().then(|| warn(&taken(wish.get()), wish.get(), reader.get())).flatten());
    let why = Signal::derive(move || {
        if busy.get() {
            return Some(words::busy(reader.get()).to_owned());
        }
        warning.get().filter(|warning| warning.stops).map(|warning| warning.text)
    });
    let go = move |_| {
        busy.set(true);
        told.set(None);
        let wish = wish.get_untracked();
        spawn_local(async move {
            // The dialog says that it is busy before the work begins.
            breathe().await;
            let result = make(&taken(wish), wish, today).await;
            let lang = reader.get_untracked();
            let ended = match result {
                Ok(()) => words::saved(lang),
                Err(_) => words::failed(lang),
            };
            busy.try_set(false);
            if result.is_ok() {
                stage.say(ended.to_owned());
                open.try_set(false);
            } else {
                told.try_set(Some(ended.to_owned()));
            }
        });
    };
    let formats = Signal::derive(move || {
        Format::ALL.map(|format| (format.key().to_owned(), format.words(reader.get()).0.to_owned())).to_vec()
    });
    let papers = Signal::derive(move || {
        Paper::ALL.map(|paper| (paper.key().to_owned(), words::paper_name(reader.get(), paper).to_owned())).to_vec()
    });
    let footer = move || {
        view! {
            <span class="push"></span>
            <Button on_press=move |_| open.set(false)>{tr!(common::cancel)}</Button>
            <Button kind=Kind::Primary icon=Glyph::Download why on_press=go>{tr!(common::export)}</Button>
        }
    };
    view! {
        <Dialog open title=tr!(words::export) footer>
            <div class="files-out">
                <SelectField id="out-format" label=tr!(words::format) value=format options=formats
                    hint=move || kind.get().words(reader.get()).1/>
                <Show when=move || kind.get() == Format::Pdf>
                    <SelectField id="out-paper" label=tr!(words::paper) value=paper options=papers/>
                </Show>
                <div class="field">
                    <span aria-hidden="true">{tr!(words::language)}</span>
                    <Segmented
                        label=tr!(words::language)
                        segments=vec![Segment::new(Lang::Zh, "中文"), Segment::new(Lang::En, "English")]
                        chosen=lang
                        on_choose=move |lang| chosen.set(Some(lang))
                    />
                </div>
                <div class="field">
                    <Switch label=tr!(words::redacted) checked=redacted on_change=move |on| redacted.set(on)/>
                    <p class="hint">{move || if redacted.get() { words::redacted_hint(reader.get()) } else { words::open_hint(reader.get()) }}</p>
                </div>
                <p class="sub" role="status">
                    {move || if busy.get() { Some(words::busy(reader.get()).to_owned()) } else { warning.get().map(|warning| warning.text) }}
                </p>
                {move || told.get().map(|text| view! { <p class="err" role="alert">{text}</p> })}
            </div>
        </Dialog>
    }
}

/// What is to be said before a file is made.
#[derive(Clone, PartialEq)]
struct Warning {
    text: String,
    /// The file cannot be made like this.
    stops: bool,
}

fn warn(extract: &Extract, wish: Wish, lang: Lang) -> Option<Warning> {
    if extract.people.is_empty() {
        return Some(Warning { text: words::nobody(lang).to_owned(), stops: true });
    }
    let drawn = || picture(extract, wish.lang);
    match wish.format {
        Format::Pdf => {
            let small = wish.paper.fit(&drawn()).too_small()?;
            Some(Warning { text: words::small(lang, &format!("{small:.1}")), stops: false })
        }
        Format::Png => match pixels(&drawn()) {
            None => Some(Warning { text: words::too_large(lang).to_owned(), stops: true }),
            Some(scale) if scale < 2.0 => {
                Some(Warning { text: words::coarser(lang, &format!("{scale:.1}")), stops: false })
            }
            Some(_) => None,
        },
        Format::Lines if extract.lines.is_empty() => {
            Some(Warning { text: words::no_lines(lang).to_owned(), stops: true })
        }
        _ => None,
    }
}

/// Makes a file and saves it.
async fn make(extract: &Extract, wish: Wish, today: Date) -> Result<(), JsValue> {
    let lang = wish.lang;
    let file = match wish.format {
        Format::Svg => blob(picture(extract, lang).document().as_bytes(), wish.format.mime())?,
        Format::People => blob(people_csv(extract, lang).as_bytes(), wish.format.mime())?,
        Format::Lines => blob(lines_csv(extract, lang).as_bytes(), wish.format.mime())?,
        Format::Cards => blob(vcard::write(extract, lang).as_bytes(), wish.format.mime())?,
        Format::Png => {
            let picture = picture(extract, lang);
            let scale = pixels(&picture).ok_or(JsValue::NULL)?;
            draw(&picture, (picture.width * scale, picture.height * scale), wish.format.mime()).await?
        }
        Format::Pdf => blob(&print(&picture(extract, lang), wish.paper).await?, wish.format.mime())?,
    };
    let name = wish.format.file(extract.account.get(lang), extract.map.get(lang), &today.to_string(), lang);
    save(&file, &name)
}

/// The drawing on a sheet of paper.
async fn print(picture: &Picture, paper: Paper) -> Result<Vec<u8>, JsValue> {
    let fit = paper.fit(picture);
    let dots = |points: f64| (points / 72.0 * paper.dpi()).round();
    let (width, height) = (dots(fit.width), dots(fit.height));
    let jpeg = bytes(&draw(picture, (width, height), "image/jpeg").await?).await?;
    let jpeg = Jpeg { bytes: &jpeg, width: width as i32, height: height as i32 };
    Ok(sheet(paper, [fit.x, fit.y, fit.width, fit.height], &jpeg, picture.title()))
}

/// Lets the browser show what has changed.
async fn breathe() {
    #[cfg(feature = "hydrate")]
    gloo::timers::future::TimeoutFuture::new(30).await;
}
