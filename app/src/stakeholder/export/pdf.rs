//! A sheet of paper as PDF: the drawing as one picture.
//!
//! A picture and not letters, because a PDF must bring its letters along, and no free Chinese face
//! is smaller than the program; drawn by the browser, every machine shows what its reader saw.

use pdf_writer::{Content, Filter, Finish as _, Name, Pdf, Rect, Ref, TextStr};

use super::paper::Paper;

/// A picture in JPEG.
pub struct Jpeg<'a> {
    pub bytes: &'a [u8],
    /// In pixels.
    pub width: i32,
    pub height: i32,
}

/// One sheet with the picture at `place` (left, lower edge, width and height in points).
#[must_use]
pub fn sheet(paper: Paper, place: [f64; 4], jpeg: &Jpeg<'_>, title: &str) -> Vec<u8> {
    let [catalog, pages, page, image, content, info] = [1, 2, 3, 4, 5, 6].map(Ref::new);
    const PICTURE: Name<'_> = Name(b"Map");
    let (width, height) = paper.size();
    let mut pdf = Pdf::new();
    pdf.catalog(catalog).pages(pages);
    pdf.pages(pages).kids([page]).count(1);
    let mut sheet = pdf.page(page);
    sheet.media_box(Rect::new(0.0, 0.0, width as f32, height as f32)).parent(pages).contents(content);
    sheet.resources().x_objects().pair(PICTURE, image);
    sheet.finish();
    let mut object = pdf.image_xobject(image, jpeg.bytes);
    object.filter(Filter::DctDecode);
    object.width(jpeg.width).height(jpeg.height).bits_per_component(8);
    object.color_space().device_rgb();
    object.finish();
    let [x, y, wide, high] = place.map(|value| value as f32);
    let mut drawn = Content::new();
    drawn.save_state().transform([wide, 0.0, 0.0, high, x, y]).x_object(PICTURE).restore_state();
    pdf.stream(content, &drawn.finish());
    pdf.document_info(info).title(TextStr(title)).producer(TextStr("Meridian"));
    pdf.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_has_the_size_of_its_paper_and_the_picture_as_it_is() {
        let jpeg = Jpeg { bytes: b"\xff\xd8picture\xff\xd9", width: 20, height: 10 };
        let bytes = sheet(Paper { large: false, landscape: true }, [28.0, 28.0, 500.0, 250.0], &jpeg, "云泽一附院");
        assert!(bytes.starts_with(b"%PDF-") && bytes.ends_with(b"%%EOF"));
        let has = |part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
        assert!(has(jpeg.bytes) && has(b"/DCTDecode") && has(b"841.8"));
    }
}
