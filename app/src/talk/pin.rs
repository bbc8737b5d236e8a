//! Where comments are pinned, and in which order they are read. Pure.

use std::collections::{BTreeMap, BTreeSet};

use meridian_domain::{
    account::{Account, Member},
    gate::World,
    id::{AccountId, DealId, LineId, MapId, PipelineId, SeatId, UserId},
    names::Names,
    stakeholder::{Comment, mention::fit},
};

/// What is talked about on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    Map(MapId),
    Deal { pipeline: PipelineId, deal: DealId },
}

/// What of it a comment is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pin {
    /// The map or the deal itself.
    Whole,
    Seat(SeatId),
    Line(LineId),
}

/// A colleague who can be called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colleague {
    pub id: UserId,
    pub name: Names,
    /// Owns the account or the deal, or is in the team: sees the comment in any case.
    pub near: bool,
}

/// Offered at a time.
const OFFERED: usize = 8;

impl Topic {
    /// Whether `comment` is about it or something on it.
    pub fn holds(self, comment: &Comment) -> bool {
        match self {
            Self::Map(map) => comment.map == Some(map),
            Self::Deal { deal, .. } => comment.deal == Some(deal),
        }
    }

    /// A comment with its place.
    pub fn place(self, pin: Pin, comment: Comment) -> Comment {
        let (seat, line) = pin.fields();
        match self {
            Self::Map(map) => Comment { map: Some(map), seat, line, ..comment },
            Self::Deal { pipeline, deal } => Comment { pipeline: Some(pipeline), deal: Some(deal), ..comment },
        }
    }
}

impl Pin {
    /// What `comment` is about.
    pub fn of(comment: &Comment) -> Self {
        match (comment.seat, comment.line) {
            (Some(seat), _) => Self::Seat(seat),
            (None, Some(line)) => Self::Line(line),
            (None, None) => Self::Whole,
        }
    }

    /// The fields of a comment that say so.
    const fn fields(self) -> (Option<SeatId>, Option<LineId>) {
        match self {
            Self::Whole => (None, None),
            Self::Seat(seat) => (Some(seat), None),
            Self::Line(line) => (None, Some(line)),
        }
    }
}

/// How many open comments there are about what.
pub fn open(world: &World, topic: Topic) -> BTreeMap<Pin, usize> {
    let mut counts = BTreeMap::new();
    for comment in world.all::<Comment>().filter(|comment| topic.holds(comment) && !comment.done) {
        *counts.entry(Pin::of(comment)).or_default() += 1;
    }
    counts
}

/// The comments about `pin`, or all of the topic, oldest first.
pub fn about(world: &World, topic: Topic, pin: Option<Pin>) -> Vec<&Comment> {
    let fits = |comment: &&Comment| topic.holds(comment) && pin.is_none_or(|pin| Pin::of(comment) == pin);
    let mut comments: Vec<&Comment> = world.all::<Comment>().filter(fits).collect();
    comments.sort_by_key(|comment| (comment.at, comment.id));
    comments
}

/// Who owns an account or is in its team.
pub fn team_of(world: &World, account: AccountId) -> BTreeSet<UserId> {
    let owner = world.the::<Account>(account).and_then(|account| account.owner);
    let members = world.all::<Member>().filter(|member| member.account == account).map(|member| member.user);
    members.chain(owner).collect()
}

/// Colleagues in the order they are offered: first those who are `near`, then all.
pub fn colleagues(near: &BTreeSet<UserId>, all: Vec<(UserId, Names)>) -> Vec<Colleague> {
    let mut all: Vec<Colleague> =
        all.into_iter().map(|(id, name)| Colleague { near: near.contains(&id), id, name }).collect();
    all.sort_by(|a, b| b.near.cmp(&a.near).then_with(|| a.name.cmp(&b.name)));
    all
}

/// Those whom `query` finds, but for who writes: first whose name begins so.
pub fn offered(all: &[Colleague], me: Option<UserId>, query: &str) -> Vec<Colleague> {
    let others = all.iter().filter(|colleague| Some(colleague.id) != me);
    let mut found: Vec<_> = others.filter_map(|one| fit(&one.name, query).map(|fit| (fit, one))).collect();
    // Stable: among equals the account team stays first.
    found.sort_by_key(|(fit, _)| *fit);
    found.into_iter().take(OFFERED).map(|(_, one)| one.clone()).collect()
}

#[cfg(test)]
mod tests {
    use meridian_domain::{id::CommentId, time::Moment, workspace::TeamRole};
    use uuid::Uuid;

    use super::*;

    const MAP: Topic = Topic::Map(MapId(Uuid::from_u128(1)));

    fn comment(number: u128, at: i64, pin: Pin, done: bool) -> Comment {
        let said = Comment::said(CommentId(Uuid::from_u128(number)), UserId(Uuid::nil()), Moment(at), "?");
        MAP.place(pin, Comment { done, ..said })
    }

    #[test]
    fn comments_are_counted_and_read_by_what_they_are_about() {
        let seat = Pin::Seat(SeatId(Uuid::from_u128(7)));
        let line = Pin::Line(LineId(Uuid::from_u128(8)));
        let deal = Topic::Deal { pipeline: PipelineId(Uuid::from_u128(3)), deal: DealId(Uuid::from_u128(4)) };
        let of_deal = deal.place(Pin::Whole, Comment { map: None, ..comment(6, 7, Pin::Whole, false) });
        let stranger = Comment { map: Some(MapId(Uuid::from_u128(2))), ..comment(5, 1, Pin::Whole, false) };
        let world = World::from_iter(
            [
                comment(1, 30, seat, false),
                comment(2, 10, seat, false),
                comment(3, 20, seat, true),
                comment(4, 5, line, true),
                stranger,
                of_deal,
            ]
            .map(Into::into),
        );
        assert_eq!(open(&world, MAP), BTreeMap::from([(seat, 2)]));
        let times = |pin| about(&world, MAP, pin).iter().map(|comment| comment.at.0).collect::<Vec<_>>();
        assert_eq!(times(Some(seat)), [10, 20, 30]);
        assert!(times(Some(Pin::Whole)).is_empty());
        assert_eq!(times(None), [5, 10, 20, 30]);
        assert_eq!(open(&world, deal), BTreeMap::from([(Pin::Whole, 1)]));
        assert_eq!(about(&world, deal, None).iter().map(|comment| comment.at.0).collect::<Vec<_>>(), [7]);
    }

    #[test]
    fn the_account_team_is_offered_first_and_oneself_never() {
        let user = |n| UserId(Uuid::from_u128(n));
        let account = AccountId(Uuid::from_u128(9));
        let member = Member {
            id: meridian_domain::id::MemberId(Uuid::from_u128(3)),
            account,
            user: user(2),
            function: TeamRole::Sales,
        };
        let world = World::from_iter([member.into()]);
        let names = [(1, "Ada"), (2, "Zoe"), (3, "Bob")];
        let all = colleagues(
            &team_of(&world, account),
            names.map(|(n, name)| (user(n), Names::same(name))).into_iter().collect(),
        );
        let ids = |me, query| offered(&all, me, query).iter().map(|one| one.id).collect::<Vec<_>>();
        assert_eq!(ids(None, ""), [user(2), user(1), user(3)]);
        assert_eq!(ids(Some(user(2)), ""), [user(1), user(3)]);
        assert_eq!(ids(None, "bo"), [user(3)]);
        assert_eq!(ids(None, "o"), [user(2), user(3)]);
        assert_eq!(ids(None, "b"), [user(3)]);
    }
}
