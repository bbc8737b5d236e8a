//! Who else is on the map, and what they see. Pure.

use meridian_domain::{id::UserId, live::Here, names::Names, stakeholder::Arrangement};

use crate::stakeholder::{
    camera::Camera,
    geometry::{Point, Rect},
};

/// A part of the map in whole units: left, upper edge, width, height.
pub type Sight = (i64, i64, i64, i64);

/// Somebody else on the map, in however many tabs.
#[derive(Clone, Debug, PartialEq)]
pub struct Someone {
    pub user: UserId,
    pub name: Names,
    pub colour: u8,
    /// All their tabs are in the background.
    pub away: bool,
}

/// Everybody else on the map, once each.
pub fn people(others: &[Here], me: Option<UserId>) -> Vec<Someone> {
    let mut people: Vec<Someone> = Vec::new();
    for here in others.iter().filter(|here| Some(here.user) != me) {
        match people.iter_mut().find(|one| one.user == here.user) {
            Some(one) => one.away &= here.presence.away,
            None => people.push(Someone {
                user: here.user,
                name: here.name.clone(),
                colour: here.colour,
                away: here.presence.away,
            }),
        }
    }
    people
}

/// What somebody sees: in a tab that is in front rather than one in the background. `None` when
/// they are not here, `Some(None)` when they have not said yet, or follow somebody themselves.
pub fn sight_of(others: &[Here], user: UserId) -> Option<Option<Sight>> {
    let tabs = || others.iter().filter(move |here| here.user == user);
    tabs().next()?;
    let seen = |away: bool| tabs().filter(move |here| here.presence.away == away).find_map(|here| here.presence.sight);
    Some(seen(false).or_else(|| seen(true)))
}

/// How the map is arranged where somebody looks at it, in a tab that is in front.
pub fn arranged_by(others: &[Here], user: UserId) -> Option<Arrangement> {
    let tabs = || others.iter().filter(move |here| here.user == user);
    tabs().find(|here| !here.presence.away).or_else(|| tabs().next())?.presence.arrangement
}

/// What is told of one's own view.
pub fn rounded(view: Rect) -> Sight {
    let whole = |value: f64| value.round() as i64;
    (whole(view.x), whole(view.y), whole(view.width).max(1), whole(view.height).max(1))
}

/// The camera that shows all somebody else sees, in the middle and as large as it fits.
pub fn over((x, y, width, height): Sight, size: Point) -> Camera {
    let theirs = Rect { x: x as f64, y: y as f64, width: width.max(1) as f64, height: height.max(1) as f64 };
    let zoom = (size.x / theirs.width).min(size.y / theirs.height).clamp(Camera::LEAST, Camera::MOST);
    let middle = theirs.middle();
    Camera { at: Point::new(middle.x - size.x / zoom / 2.0, middle.y - size.y / zoom / 2.0), zoom }
}

#[cfg(test)]
mod tests {
    use meridian_domain::{id::ConnectionId, live::Presence};
    use uuid::Uuid;

    use super::*;

    fn user(number: u128) -> UserId {
        UserId(Uuid::from_u128(number))
    }

    fn tab(number: u128, of: u128, away: bool, sight: Option<Sight>) -> Here {
        Here {
            connection: ConnectionId(Uuid::from_u128(number)),
            user: user(of),
            name: Names::same("Somebody"),
            colour: 1,
            presence: Presence { away, sight, ..Presence::default() },
        }
    }

    #[test]
    fn somebody_with_two_tabs_is_one_person_and_here_while_one_is_in_front() {
        let others = [tab(1, 1, true, None), tab(2, 1, false, None), tab(3, 2, true, None), tab(4, 9, false, None)];
        let people: Vec<_> = people(&others, Some(user(9))).into_iter().map(|one| (one.user, one.away)).collect();
        assert_eq!(people, [(user(1), false), (user(2), true)]);
    }

    #[test]
    fn the_tab_in_front_is_followed() {
        let others = [tab(1, 1, true, Some((0, 0, 10, 10))), tab(2, 1, false, Some((5, 5, 20, 20)))];
        assert_eq!(sight_of(&others, user(1)), Some(Some((5, 5, 20, 20))));
        assert_eq!(sight_of(&others[..1], user(1)), Some(Some((0, 0, 10, 10))));
        assert_eq!(sight_of(&[tab(1, 1, false, None)], user(1)), Some(None));
        assert_eq!(sight_of(&others, user(2)), None);
    }

    #[test]
    fn all_they_see_is_seen_in_a_window_of_any_shape() {
        for sight in [(0, 0, 300, 900), (-4_000, 77, 8_000, 500), (12, -3_000, 1_280, 800)] {
            for size in [Point::new(600.0, 1_400.0), Point::new(2_000.0, 700.0), Point::new(800.0, 800.0)] {
                let view = over(sight, size).view(size).grown(0.5);
                let (x, y, width, height) = sight;
                assert!(view.x <= x as f64 && view.x + view.width >= (x + width) as f64, "{sight:?} {size:?}");
                assert!(view.y <= y as f64 && view.y + view.height >= (y + height) as f64, "{sight:?} {size:?}");
            }
        }
    }

    #[test]
    fn the_same_window_shows_the_same() {
        let size = Point::new(900.0, 640.0);
        for (x, y, zoom) in [(0.0, 0.0, 1.0), (-310.4, 1_200.6, 0.37), (77.7, -5.1, 2.4)] {
            let theirs = Camera { at: Point::new(x, y), zoom };
            let mine = over(rounded(theirs.view(size)), size);
            assert!((mine.zoom / theirs.zoom - 1.0).abs() < 0.01 && mine.at.distance(theirs.at) < 4.0);
        }
    }
}
