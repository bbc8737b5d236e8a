//! The bell at the end of a round: two tones, made in the browser; nothing is loaded for it.

/// Rings, where the browser lets a page that was pressed on make a sound.
pub(super) fn ring() {
    #[cfg(feature = "hydrate")]
    // Who cannot hear it sees the clock.
    drop(tones());
}

#[cfg(feature = "hydrate")]
fn tones() -> Result<(), wasm_bindgen::JsValue> {
    let context = web_sys::AudioContext::new()?;
    let loudness = context.create_gain()?;
    loudness.gain().set_value(0.2);
    loudness.connect_with_audio_node(&context.destination())?;
    for (pitch, from, until) in [(880.0, 0.0, 0.5), (660.0, 0.6, 1.4)] {
        let tone = context.create_oscillator()?;
        tone.frequency().set_value(pitch);
        tone.connect_with_audio_node(&loudness)?;
        tone.start_with_when(context.current_time() + from)?;
        tone.stop_with_when(context.current_time() + until)?;
    }
    Ok(())
}
