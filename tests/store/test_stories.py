from datetime import date

from crossread.store.decisions import Decision, DecisionKind, add_decisions, load_decisions
from crossread.store.library import Library, last_change, open_library
from crossread.store.listing import story_page
from crossread.store.stories import (
    Act,
    By,
    StoryEvent,
    add_event,
    find_story,
    load_events,
    load_stories,
    load_story,
    set_members,
    story_events,
    story_id_of,
    story_of_report,
)
from crossread.types.report import Report
from tests.store.written import keep_report, sample_report

DAYS = [date(2021, 3, 16), date(2021, 3, 17), None]


def with_reports(address: str, number: int) -> tuple[Library, list[Report]]:
    library = open_library(address, create=True)
    reports = [sample_report(one) for one in range(number)]
    with library.writing() as writing:
        for report in reports:
            keep_report(writing, report)
    return library, reports


def group(library: Library, *groups: list[Report], gone: tuple[str, ...] = ()) -> None:
    members = {story_id_of(ids[0].id): tuple(one.id for one in ids) for ids in groups}
    days = {one.id: date(2021, 3, 16) for ids in groups for one in ids}
    with library.writing() as writing:
        set_members(writing, members, days, gone=gone)


def test_a_story_comes_back_with_its_reports_their_annotations_and_days(address: str) -> None:
    library, (first, second, third) = with_reports(address, 3)
    story_id = story_id_of(first.id)
    days = dict(zip([first.id, second.id, third.id], DAYS, strict=True))
    with library.writing() as writing:
        set_members(writing, {story_id: (first.id, second.id, third.id)}, days)

    with library.reading() as connection:
        (kept,) = load_stories(connection)
        story = load_story(connection, kept)

    assert set(kept.report_ids) == {first.id, second.id, third.id}
    assert (kept.first_day, kept.last_day) == (date(2021, 3, 16), date(2021, 3, 17))
    assert set(story.reports) == {first, second, third}


def test_an_id_that_was_given_leads_to_the_story_in_which_its_report_lies_now(address: str) -> None:
    library, (first, second) = with_reports(address, 2)
    group(library, [first], [second])
    ours, theirs = story_id_of(first.id), story_id_of(second.id)
    group(library, [first, second], gone=(theirs,))

    with library.reading() as connection:
        found = find_story(connection, theirs)
        assert found is not None
        assert found.id == ours
        assert story_of_report(connection, second.id) == ours
        assert find_story(connection, "s-unheard") is None


def test_a_story_whose_reports_are_the_same_is_not_changed(address: str) -> None:
    library, (first, second) = with_reports(address, 2)
    group(library, [first], [second])
    with library.reading() as connection:
        before = last_change(connection)
    group(library, [first], [second])

    with library.reading() as connection:
        assert last_change(connection) == before


def test_the_latest_story_stands_first_and_then_the_larger(address: str) -> None:
    library, reports = with_reports(address, 5)
    one, two, three, four, five = (report.id for report in reports)
    early, late = date(2021, 3, 16), date(2021, 3, 18)
    days = {one: early, two: late, three: None, four: early, five: None}
    with library.writing() as writing:
        members = {story_id_of(ids[0]): ids for ids in [(one, four), (two,), (three, five)]}
        set_members(writing, members, days)

    with library.reading() as connection:
        found = [story.id for story in load_stories(connection)]
        large = [story.id for story in load_stories(connection, least=2)]
    assert found == [story_id_of(two), story_id_of(one), story_id_of(three)]
    assert large == [story_id_of(one), story_id_of(three)]


def test_a_page_that_was_read_in_two_forms_is_no_story_of_two(address: str) -> None:
    library = open_library(address, create=True)
    page = "https://post.example/ferry"
    first, second = (sample_report(number, path=None, url=page) for number in (0, 1))
    third, fourth = (sample_report(number) for number in (2, 3))
    with library.writing() as writing:
        for report in (first, second, third, fourth):
            keep_report(writing, report)
    group(library, [first, second], [third, fourth])

    with library.reading() as connection:
        told = {story.id: story.n_pages for story in load_stories(connection)}
        (large,) = load_stories(connection, least=2)
        listed = [story.id for story in story_page(connection, most=9, least=2)]
    assert told == {story_id_of(first.id): 1, story_id_of(third.id): 2}
    assert [large.id] == listed == [story_id_of(third.id)]


def test_the_history_of_a_story_goes_back_through_the_ids_it_had(address: str) -> None:
    library = open_library(address, create=True)
    told = [
        StoryEvent("s-b", Act.MADE, By.GROUPING, report_id="r-b"),
        StoryEvent("s-c", Act.MADE, By.GROUPING, report_id="r-c"),
        StoryEvent("s-a", Act.RENAMED, By.GROUPING, other_story_id="s-b"),
        StoryEvent("s-a", Act.JOINED, By.GROUPING, report_id="r-a", reasons=("names: brandt",)),
        StoryEvent("s-a", Act.MERGED, By.HAND, other_story_id="s-c"),
    ]
    with library.writing() as writing:
        for event in told:
            add_event(writing, event)

    with library.reading() as connection:
        found = story_events(connection, "s-a")
        since = load_events(connection, since=3)

    assert [(one.story_id, one.act, one.by) for one in found] == [
        (one.story_id, one.act, one.by) for one in (told[0], told[2], told[3], told[4])
    ]
    assert found[2].reasons == ("names: brandt",)
    assert [one.change for one in since] == [4, 5]


def test_the_newest_decision_about_a_pair_stands_whichever_is_named_first(address: str) -> None:
    library = open_library(address, create=True)
    with library.writing() as writing:
        add_decisions(writing, [Decision("r-b", "r-a", DecisionKind.APART)])
        add_decisions(writing, [Decision("r-a", "r-b", DecisionKind.TOGETHER)])
        add_decisions(writing, [Decision("r-a", "r-c", DecisionKind.APART)])

    with library.reading() as connection:
        assert load_decisions(connection) == (
            Decision("r-a", "r-b", DecisionKind.TOGETHER),
            Decision("r-a", "r-c", DecisionKind.APART),
        )
