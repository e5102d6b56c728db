import pytest

from crossread.fetch.robots import MAX_ROBOTS_BYTES, Robots, allows, read_robots

ALL, OURS = "User-agent: *\n", "User-agent: crossread\n"

TABLE = [
    # What there is to obey.
    ("", "/", True),
    ("\n\n# nothing here\n", "/a", True),
    (ALL + "Disallow:", "/a", True),
    (ALL + "Disallow: /", "/", False),
    (ALL + "Disallow: /", "/a/b?c=d", False),
    (ALL + "Disallow: /", "/robots.txt", True),
    (ALL + "Allow: /", "/a", True),
    ("Disallow: /", "/a", True),
    ("<!doctype html><p>Not found: /</p>", "/a", True),
    (ALL + "Noindex: /\nDisalow: /", "/a", True),
    # Whom a group is for.
    (OURS + "Disallow: /", "/a", False),
    ("User-agent: CrossRead\nDisallow: /", "/a", False),
    ("User-agent: crossread/2.1\nDisallow: /", "/a", False),
    ("User-agent: crossread-bot\nDisallow: /", "/a", True),
    ("User-agent: cross\nDisallow: /", "/a", True),
    ("User-agent: otherbot\nDisallow: /", "/a", True),
    (ALL + "Disallow: /\n\n" + OURS + "Disallow: /a", "/b", True),
    (OURS + "Disallow: /a\n\n" + ALL + "Disallow: /", "/b", True),
    (OURS + "Disallow: /a\n" + OURS + "Disallow: /b", "/b", False),
    (OURS + "Disallow: /a\n" + OURS + "Disallow: /b", "/a", False),
    (ALL + "Disallow: /a\n" + ALL + "Disallow: /b", "/a", False),
    ("User-agent: otherbot\n" + OURS + "Disallow: /", "/a", False),
    (OURS + "User-agent: otherbot\nDisallow: /", "/a", False),
    (OURS + "\n\n" + "User-agent: otherbot\nDisallow: /", "/a", False),
    (OURS + "Allow: /a\nUser-agent: otherbot\nDisallow: /", "/b", True),
    (OURS + "Sitemap: https://a.example/s.xml\nUser-agent: otherbot\nDisallow: /", "/a", False),
    (OURS, "/a", True),
    (OURS + "\n" + ALL + "Disallow: /", "/a", False),
    ("User-agent:\nDisallow: /", "/a", True),
    # How lines are written.
    ("user-AGENT:*\nDISALLOW:/a", "/a", False),
    (" User-agent : * \n\tDisallow :  /a  # private\n", "/a", False),
    ("User-agent: *\rDisallow: /a\rDisallow: /b", "/b", False),
    ("User-agent: *\r\nDisallow: /a\r\n", "/a", False),
    ("\ufeffUser-agent: *\nDisallow: /a", "/a", False),
    ("User-agent: * # all\nDisallow: /a#b", "/a", False),
    ("User-agent: *\n\n\nDisallow: /a", "/a", False),
    # Where a path begins, and which rule is the longest.
    (ALL + "Disallow: /fish", "/fish.html", False),
    (ALL + "Disallow: /fish", "/Fish", True),
    (ALL + "Disallow: /fish/", "/fish", True),
    (ALL + "Disallow: /fish", "/cat/fish", True),
    (ALL + "Disallow: fish", "/fish", True),
    (ALL + "Allow: /p\nDisallow: /", "/page", True),
    (ALL + "Disallow: /\nAllow: /p", "/page", True),
    (ALL + "Allow: /\nDisallow: /p", "/page", False),
    (ALL + "Allow: /folder\nDisallow: /folder", "/folder/page", True),
    (ALL + "Disallow: /folder\nAllow: /folder", "/folder/page", True),
    (ALL + "Allow: /page\nDisallow: /*.htm", "/page.htm", False),
    (ALL + "Allow: /$\nDisallow: /", "/", True),
    (ALL + "Allow: /$\nDisallow: /", "/page.htm", False),
    # Stars and ends.
    (ALL + "Disallow: *", "/a", False),
    (ALL + "Disallow: /*.php", "/folder/a.php?b", False),
    (ALL + "Disallow: /*.php$", "/a.php", False),
    (ALL + "Disallow: /*.php$", "/a.php?b", True),
    (ALL + "Disallow: /*.php$", "/a.php/b.php", False),
    (ALL + "Disallow: /a*b*c", "/a-c-b", True),
    (ALL + "Disallow: /a*b*c", "/axxbxxcxx", False),
    (ALL + "Disallow: /ab*ba$", "/aba", True),
    (ALL + "Disallow: /a$", "/a", False),
    (ALL + "Disallow: /a$", "/ab", True),
    (ALL + "Disallow: /a$b", "/a$b", False),
    (ALL + "Disallow: /*?", "/a", True),
    (ALL + "Disallow: /*?", "/a?b=c", False),
    (ALL + "Disallow: /*$", "/anything", False),
    (ALL + "Disallow: /**a", "/xa", False),
    # Escapes: letters beyond ASCII, escaped or not, are the same; reserved characters are not.
    (ALL + "Disallow: /größe", "/gr%C3%B6%C3%9Fe", False),
    (ALL + "Disallow: /gr%c3%b6%c3%9fe", "/gr%C3%B6%C3%9Fe", False),
    (ALL + "Disallow: /%61bc", "/abc", False),
    (ALL + "Disallow: /abc", "/%61bc", False),
    (ALL + "Disallow: /a%2Fb", "/a/b", True),
    (ALL + "Disallow: /a%2fb", "/a%2Fb", False),
    (ALL + "Disallow: /a%2A", "/ab", True),
    (ALL + "Disallow: /~ada", "/%7Eada", False),
]


@pytest.mark.parametrize(("text", "target", "expected"), TABLE)
def test_a_path_is_allowed_as_the_standard_has_it(
    text: str, target: str, *, expected: bool
) -> None:
    assert allows(read_robots(200, text.encode()), target) is expected


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (200, False),
        (401, True),
        (403, True),
        (404, True),
        (410, True),
        (429, True),
        (500, False),
        (503, False),
        (302, False),
        (101, False),
        (999, False),
    ],
)
def test_no_file_allows_all_and_a_server_that_fails_forbids_all(
    status: int, *, expected: bool
) -> None:
    assert allows(read_robots(status, b"User-agent: *\nDisallow: /a"), "/a") is expected


def test_why_it_could_not_be_read_is_kept() -> None:
    assert read_robots(503, b"") == Robots(unread="the server answers 503")


def test_only_the_first_500_kibibytes_are_read_and_a_line_cut_there_is_not() -> None:
    head = b"User-agent: *\n"
    rule = b"Disallow: /private\n"
    filler = b"#" * (MAX_ROBOTS_BYTES - len(head) - len(b"Disallow: /") - 1) + b"\n"
    robots = read_robots(200, head + filler + rule)

    assert (allows(robots, "/a"), allows(robots, "/private")) == (True, True)


@pytest.mark.parametrize(
    ("text", "delay"),
    [
        (ALL + "Crawl-delay: 5", 5.0),
        (ALL + "crawl-delay:0.5 # half", 0.5),
        (ALL + "Crawl-delay: -1", None),
        (ALL + "Crawl-delay: inf", None),
        (ALL + "Crawl-delay: nan", None),
        (ALL + "Crawl-delay: soon", None),
        (ALL + "Crawl-delay: 9\n" + OURS + "Crawl-delay: 2", 2.0),
        (OURS + "Crawl-delay: 2\nUser-agent: otherbot\nDisallow: /", 2.0),
        ("Crawl-delay: 5", None),
    ],
)
def test_the_crawl_delay_is_that_of_our_group(text: str, delay: float | None) -> None:
    assert read_robots(200, text.encode()).crawl_delay == delay


@pytest.mark.parametrize(
    "body",
    [b"\xff\xfe\x00", b"\0" * 100, b"User-agent: *\nDisallow: /\xff", b"::::\n:", b"%" * 1000],
)
def test_bytes_that_are_no_text_are_read_all_the_same(body: bytes) -> None:
    assert allows(read_robots(200, body), "/a")


def test_many_stars_take_no_time() -> None:
    """A rule is matched in one walk over the path, however many stars it has."""
    rule = "Disallow: /" + "*a" * 200 + "b\n"
    robots = read_robots(200, (ALL + rule * 1000).encode())

    assert allows(robots, "/" + "a" * 2000)
