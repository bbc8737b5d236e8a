//! A chart drawn by ECharts, whose options the server made. The library is loaded when the first
//! chart is mounted, and only then; the table beside the chart says the same.

use leptos::{html, prelude::*, text_prop::TextProp};
use wasm_bindgen::{JsCast as _, JsValue, prelude::*};
use wasm_bindgen_futures::JsFuture;

use crate::{
    assets,
    theme::use_theme,
    tr,
    ui::{Glyph, Icon, Resized},
    words::health,
};

#[wasm_bindgen(inline_js = "export const load = (url) => import(url);")]
extern "C" {
    /// The browser's own `import()`.
    fn load(url: &str) -> js_sys::Promise;
}

#[wasm_bindgen]
extern "C" {
    /// What `end2end/charts/echarts.js` exports.
    type Library;
    #[wasm_bindgen(method, catch)]
    fn init(this: &Library, element: &web_sys::HtmlElement, theme: Option<&str>) -> Result<Plot, JsValue>;

    /// An ECharts instance.
    #[derive(Clone)]
    type Plot;
    #[wasm_bindgen(method, catch, js_name = setOption)]
    fn set_option(this: &Plot, option: &JsValue, not_merge: bool) -> Result<(), JsValue>;
    #[wasm_bindgen(method)]
    fn resize(this: &Plot);
    #[wasm_bindgen(method)]
    fn dispose(this: &Plot);
}

/// A drawn chart and what watches its size.
struct Drawn {
    plot: Plot,
    _sizes: Resized,
}

/// A chart. `options` is JSON for ECharts, `None` while it is on its way; the children are the table
/// that says the same, also to print, screen readers and browsers without script.
#[component]
pub fn Chart(
    #[prop(into)] title: TextProp,
    #[prop(into)] options: Signal<Option<String>>,
    children: Children,
) -> impl IntoView {
    let body = NodeRef::<html::Div>::new();
    let failed = RwSignal::new(false);
    let theme = use_theme();
    // What is drawn belongs to the browser's one thread; the server makes nothing of it.
    Effect::new(move |_| {
        let drawn = StoredValue::new_local(None::<Drawn>);
        let machine = RwSignal::new(0_u32);
        Effect::new(move |_| {
            let Some(element) = body.get() else { return };
            let Some(options) = options.get() else { return };
            // The colours of the page are the chart's: drawn anew when they change.
            theme.track();
            machine.track();
            leptos::task::spawn_local(async move {
                let done = draw(&element, &options, drawn).await;
                failed.try_set(done.is_none());
            });
        });
        let query = window().match_media("(prefers-color-scheme: dark)").ok().flatten();
        let changed = Closure::<dyn FnMut()>::new(move || {
            machine.try_update(|n| *n += 1);
        });
        let kept = query.map(|query| {
            query.set_onchange(Some(changed.as_ref().unchecked_ref()));
            StoredValue::new_local((query, changed))
        });
        on_cleanup(move || {
            if let Some(kept) = kept {
                kept.try_update_value(|(query, _)| query.set_onchange(None));
            }
            if let Some(Some(old)) = drawn.try_update_value(Option::take) {
                old.plot.dispose();
            }
        });
    });
    let caption = title.clone();
    view! {
        <figure class="chart">
            <figcaption>{move || caption.get()}</figcaption>
            <div class="plot" node_ref=body aria-hidden="true" data-drawn=move || (!failed.get()).then_some("")></div>
            <Show when=move || failed.get()>
                <p class="meta">
                    <Icon glyph=Glyph::Info small=true/>
                    {tr!(health::no_chart)}
                </p>
            </Show>
            {children()}
        </figure>
    }
}

/// Draws, or draws anew; `None` when the library or the options cannot be used.
async fn draw(
    element: &web_sys::HtmlElement,
    options: &str,
    drawn: StoredValue<Option<Drawn>, LocalStorage>,
) -> Option<()> {
    let option = js_sys::JSON::parse(options).ok()?;
    let library = JsFuture::from(load(&assets::charts_url()?)).await.ok()?;
    // The page may be gone by now.
    let plot = match drawn.try_with_value(|drawn| drawn.as_ref().map(|drawn| drawn.plot.clone()))? {
        Some(plot) => plot,
        None => {
            let plot = library.unchecked_into::<Library>().init(element, None).ok()?;
            let again = plot.clone();
            let sizes = Resized::of(element, move || again.resize())?;
            drawn.try_update_value(|drawn| {
                *drawn = Some(Drawn { plot: plot.clone(), _sizes: sizes });
            })?;
            plot
        }
    };
    wear(&option, element);
    plot.set_option(&option, true).ok()
}

/// Replaces colours named by role (`"var(--accent)"`) by what they are now: SVG attributes that the
/// library animates must be plain colours.
fn wear(value: &JsValue, element: &web_sys::HtmlElement) {
    let Some(object) = value.dyn_ref::<js_sys::Object>() else { return };
    for key in js_sys::Object::keys(object).iter() {
        let Ok(held) = js_sys::Reflect::get(object, &key) else { continue };
        match held.as_string() {
            Some(text) if text.starts_with("var(--") => {
                if let Some(colour) = colour(&text, element) {
                    // Cannot fail: the object came from JSON.
                    drop(js_sys::Reflect::set(object, &key, &colour.into()));
                }
            }
            Some(_) => {}
            None => wear(&held, element),
        }
    }
}

/// What a colour is on the screen: the browser resolves `light-dark()` and `oklch()` for an element.
fn colour(role: &str, element: &web_sys::HtmlElement) -> Option<String> {
    let style = element.style();
    style.set_property("color", role).ok()?;
    let computed = computed_style(element, "color");
    // Cannot fail: it was set just now.
    drop(style.remove_property("color"));
    computed
}

#[wasm_bindgen(
    inline_js = "export const computed = (element, name) => getComputedStyle(element).getPropertyValue(name);"
)]
extern "C" {
    #[wasm_bindgen(js_name = computed)]
    fn computed_js(element: &web_sys::HtmlElement, name: &str) -> String;
}

fn computed_style(element: &web_sys::HtmlElement, name: &str) -> Option<String> {
    Some(computed_js(element, name)).filter(|value| !value.is_empty())
}
