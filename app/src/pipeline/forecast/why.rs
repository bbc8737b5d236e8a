//! Why a figure of the forecast is what it is: the formula, what went into it, how many cases.

use leptos::{prelude::*, text_prop::TextProp};

use crate::{
    tr,
    ui::{Asks, Glyph, Icon},
    words::forecast as words,
};

/// What went into a figure: names and values, in the reader's language.
pub type Inputs = Vec<(String, String)>;

/// A figure that opens its formula and its inputs. Followed: what changes, changes here too.
#[component]
pub fn Why(
    /// Unique on the page, the same on server and browser.
    #[prop(into)]
    id: String,
    /// What the figure is.
    #[prop(into)]
    about: TextProp,
    #[prop(into)] shown: Signal<String>,
    #[prop(into)] formula: TextProp,
    #[prop(into)] inputs: Signal<Inputs>,
    /// What else has to be known to believe it.
    #[prop(optional, into)]
    note: Option<TextProp>,
) -> impl IntoView {
    let title = about.clone();
    let explain = move || {
        let (title, formula, note) = (title.clone(), formula.clone(), note.clone());
        view! {
            <header>
                <span class="big">{move || shown.get()}</span>
                <span class="sub">{move || title.get()}</span>
            </header>
            <p class="formula">{move || formula.get()}</p>
            <table class="parts">
                <caption class="vh">{tr!(words::inputs)}</caption>
                <tbody>
                    {move || inputs
                        .get()
                        .into_iter()
                        .map(|(name, value)| view! {
                            <tr>
                                <th scope="row">{name}</th>
                                <td class="num">{value}</td>
                            </tr>
                        })
                        .collect_view()}
                </tbody>
            </table>
            {note.map(|note| view! {
                <ul class="notes">
                    <li>
                        <Icon glyph=Glyph::Info small=true/>
                        <span>{move || note.get()}</span>
                    </li>
                </ul>
            })}
        }
    };
    view! { <Asks id about=about explain=explain>{move || shown.get()}</Asks> }
}
