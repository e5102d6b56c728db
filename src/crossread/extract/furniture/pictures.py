"""The words by which captions and credits give themselves away, and signatures of agencies.

Holds two tables of cues and no code that looks for them: `PICTURE_CUES` are plain and looked for first, since a
caption may hold any words at all; `NAME_CUES` go by names alone, and are looked for last.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from crossread.types.report import FurnitureKind

__all__ = ["AGENCY", "AGENCY_WORDS", "NAMES", "NAME_CUES", "PICTURE_CUES", "Cue", "make_cue"]

_KIND = FurnitureKind

# News and picture agencies whose names stand in credits all over the world.
AGENCY = (
    r"(?:A\.?P\.?|Associated Press|AFP|Agence France[ -]Presse|Reuters|Getty(?: Images)?|GETTY(?: IMAGES)?|REUTERS|ALAMY|EPA(?:-EFE)?|EFE|PA(?: Wire| Media)?|"
    r"Press Association|UPI|dpa|DPA|ANSA|TASS|Tass|Sputnik|Xinhua|Kyodo(?: News)?|Yonhap|PTI|ANI|IANS|AAP|CP|"
    r"Canadian Press|Anadolu(?: Agency)?|Bloomberg|Shutterstock|Alamy(?: Stock Photo)?|Rex(?: Features)?|REX|Sipa(?: USA)?|"
    r"SIPA(?: USA)?|Zuma(?: Press)?|ZUMA(?: Press)?|NurPhoto|Corbis|iStock(?:photo)?|Unsplash|Pexels|Wikimedia(?: Commons)?|"
    r"Flickr|Press Wire|SWNS|Splash(?: News)?|Backgrid|WireImage|FilmMagic|Handout|HANDOUT|Pool(?: Photo)?)"
)
_NAME = r"[A-Z][\w.'’-]{0,24}"
NAMES = rf"{_NAME}(?: (?:and |& |de |van |von |al[- ]|el[- ]|bin )?{_NAME}){{0,6}}"

# A person's name has two words or more; an outlet is a name, or the address of its site.
_PERSON = rf"{_NAME}(?: (?:(?:de|van|von|al|el|bin) )?{_NAME}){{1,4}}"
_OUTLET = rf"(?:[Tt]he )?(?:{NAMES}|[\w-]{{1,40}}\.[a-z]{{2,6}})"
# Who shares in a text that no one signs: "Coastal Wire and staff", "Agencies".
_HOUSE = r"(?:[Ss]taff(?: reports| reporters| writers)?|[Aa]gencies|[Ww]ire (?:services|reports)|[Nn]ews (?:services|agencies)|[Cc]orrespondents)"


# A word of each agency's name.
AGENCY_WORDS = (
    "ap p afp agence reuters getty epa efe pa press upi dpa ansa tass sputnik xinhua kyodo yonhap pti ani ians aap cp "
    "anadolu bloomberg shutterstock alamy rex sipa zuma nurphoto corbis istock istockphoto unsplash pexels wikimedia "
    "flickr swns splash backgrid wireimage filmmagic handout pool"
)


class Cue(NamedTuple):
    """A pattern looked for in a line, and the longest line, in words, for which it decides.

    Each line that it finds holds one of `needs`, words in lower case, single marks, or the last mark with "$" behind it, so that it is not looked for
    where none of them stands; empty where any line may do. `find` is how the pattern is looked for: at the start of
    the line alone where all its ways begin there.
    """

    kind: FurnitureKind
    longest: int
    needs: frozenset[str]
    pattern: re.Pattern[str]
    find: Callable[[str], re.Match[str] | None]


def make_cue(  # noqa: PLR0913 - a row of the table, two of whose columns are seldom set
    kind: FurnitureKind,
    longest: int,
    needs: str,
    pattern: str,
    *,
    case: bool = False,
    at_start: bool = False,
) -> Cue:
    """A cue; `needs` are parted by spaces, `case` says that capitals matter, `at_start` that each way begins with ^."""
    compiled = re.compile(pattern, 0 if case else re.IGNORECASE)
    find = compiled.match if at_start else compiled.search
    return Cue(kind, longest, frozenset(needs.split()), compiled, find)


PICTURE_CUES = (
    # Captions and credits: the plainest first, since a caption may hold any words at all.
    make_cue(
        _KIND.CAPTION,
        100,
        "copyright caption credit",
        r"\b(?:image|media|photo|video|picture) (?:copyright|caption|credit)\b",
    ),
    make_cue(
        _KIND.CAPTION,
        4000,
        "caption",
        r"\bhide caption \d+ of \d+\b",
    ),
    make_cue(
        _KIND.CAPTION,
        100,
        "caption enlarge",
        r"\b(?:toggle|hide|show) caption\b|\benlarge (?:this |the )?(?:image|photo)\b",
    ),
    make_cue(
        _KIND.CAPTION,
        100,
        "photo photos photograph photographs image images picture pictures pictured cover video caption screenshot screengrab screenshots screengrabs screen",
        r"^(?:file )?(?:photo(?:graph)?s?|images?|pictures?|pictured|cover|video|caption)(?: (?:above|below|left|right|top|file))?: \S+ \S+ \S|^screen ?(?:shot|grab)s?(?: \w+){0,3}: ?\S",
        at_start=True,
    ),
    make_cue(
        _KIND.CAPTION,
        160,
        "file",
        r"^(?:file photo|file picture|file image|file -|file –|file —|\(file photo\))",
        at_start=True,
    ),
    make_cue(
        _KIND.CAPTION,
        100,
        "photo photograph image picture grab screenshot shot still",
        r"^in this [^.]{0,60}\b(?:photo|photograph|image|picture|frame grab|screen ?shot|video grab|still)\b,? ",
        at_start=True,
    ),
    make_cue(
        _KIND.CAPTION,
        100,
        "photo photos photograph photographs image picture",
        r"[\w.)”\"’|] ?(?:\([^()]{0,20})?\b(?:Photo(?:graph)?s?|PHOTO|Image|Picture|(?<=\()photo)(?: (?:by|via|courtesy|credit)| ?:)[^.]{2,60}\.?$",
        case=True,
    ),
    make_cue(
        _KIND.CAPTION,
        100,
        "photo image picture",
        r"\S \(?file (?:photo|image|picture)\)?$|\S \((?:photo|image|picture)\)$",
    ),
    make_cue(
        _KIND.CAPTION,
        60,
        "photo photograph image picture sketch",
        r"^[A-Z][^!?]{5,200}\b(?:is|are|was|were) (?:pictured|seen|shown) in (?:this|an) (?:[a-z-]+ ){0,3}"
        r"(?:photo|photograph|image|picture|sketch)\b",
        case=True,
    ),
    make_cue(
        _KIND.CREDIT,
        14,
        AGENCY_WORDS,
        r"^(?:REUTERS|AFP|AP|EPA) ?/ ?[A-Z][^!?]{2,60}$",
        case=True,
        at_start=True,
    ),
    make_cue(
        _KIND.CAPTION,
        120,
        "picture photo photograph image",
        r"[.!?] (?:Picture|Photo(?:graph)?|Image) taken (?:on )?(?:[A-Z][a-z]+ \d|\d{1,2} [A-Z])",
        case=True,
    ),
    make_cue(
        _KIND.CAPTION,
        120,
        "reuters day",
        rf"[.!?\d] REUTERS ?/ ?{_NAME}(?: {_NAME}){{0,3}}(?: - [A-Z0-9]+)?$|\bIMAGES OF THE DAY$"
        rf"|^(?:{_NAME} ){{1,6}}/ (?:Reuters|REUTERS) [A-Z]",
        case=True,
    ),
    make_cue(
        _KIND.CREDIT,
        14,
        "photo photos image images picture pictures video videos graphic graphics illustration illustrations credit credits courtesy",
        r"^(?:(?:photo|image|picture|video|graphic|illustration)s?(?: credit)?|credits?|courtesy)(?: ?: ?\S.{1,70}| (?:by|via) [^.]{2,60})$",
        at_start=True,
    ),
    make_cue(
        _KIND.CREDIT,
        14,
        AGENCY_WORDS,
        rf"^[\[(©]? ?(?:{NAMES} ?[/|,–-] ?)?{AGENCY}(?:(?: ?[/|,] ?| via )(?:{AGENCY}|{NAMES})){{0,2}}[\])]?$",
        case=True,
        at_start=True,
    ),
    make_cue(
        _KIND.CREDIT,
        14,
        AGENCY_WORDS,
        rf"^[\[(]?{AGENCY}(?: Photo)? ?/ ?{NAMES}[\])]?$",
        case=True,
        at_start=True,
    ),
    make_cue(
        _KIND.CAPTION,
        100,
        ":",
        r"\S ?(?:[Pp]hoto |[Pp]icture |[Ii]mage )?C(?:redit|REDIT)S?s? ?: ?\w.{1,70}$",
        case=True,
    ),
    make_cue(
        _KIND.CAPTION,
        100,
        ")$",
        rf"[\w.)”\"’] ?\((?:[^()]{{1,60}}[/|,] ?|[^()]{{0,50}}\bvia )?{AGENCY}(?: ?(?:Photos?|Images?|[/|,]|via)[^()]{{0,60}})\)$",
        case=True,
    ),
    make_cue(
        _KIND.CAPTION,
        100,
        ")$",
        rf"[\w.)”\"’] ?\([^()]{{1,60}} ?(?:/|via) ?{AGENCY}[^()]{{0,40}}\)$",
        case=True,
    ),
    # The agency alone in brackets, where no sentence has ended before it: "Fans in the rain (Getty)".
    make_cue(
        _KIND.CAPTION,
        30,
        ")$",
        r"^[A-Z][^\"“”]*[^.!?\s\"“”] \((?:Getty(?: Images)?|GETTY|AFP|EPA|Reuters|REUTERS|AP|Rex|REX|Alamy|Shutterstock|iStock|Corbis)\)$",
        case=True,
        at_start=True,
    ),
    make_cue(
        _KIND.CAPTION,
        100,
        "slideshow",
        rf"\bslideshow\b[^.]{{0,40}}\b{AGENCY}?[^.]{{0,20}}\b\d{{1,3}} of \d{{1,3}}\b",
    ),
    # The button of a film that lies over its page, with the film's title behind it.
    make_cue(
        _KIND.CAPTION,
        40,
        "close",
        r"^CLOSE(?: [A-Z]\w*(?: [^\s]+){3,})?$",
        case=True,
        at_start=True,
    ),
    make_cue(
        _KIND.CAPTION,
        60,
        "/",
        rf"[a-z)][.”\"]? ?{NAMES} ?/ ?{AGENCY}(?:/[\w ]{{1,40}})?$",
        case=True,
    ),
    make_cue(
        _KIND.CAPTION,
        40,
        AGENCY_WORDS,
        rf"^{AGENCY}(?: ?[:/] ?{AGENCY}| Photo)? (?:In |On |At |The |A |An )?[A-Z][\w’'-]*(?: (?!said|says|reported|reports)[^\s]+){{4,40}}(?<![.!?:”\"])$",
        case=True,
        at_start=True,
    ),
    make_cue(
        _KIND.CAPTION, 60, "source sources", r"[^.!?:] [Ss]ources?: [A-Z][^.!?]{2,90}$", case=True
    ),
    make_cue(
        _KIND.CAPTION,
        22,
        "discusses breaks takes looks joins explains examines speaks talks",
        rf"^{_NAME}['’]s? {NAMES} (?:discusses|breaks down|takes a look|looks at|joins|explains|examines|speaks (?:with|to)|talks (?:with|to|about))\b",
        case=True,
        at_start=True,
    ),
)

NAME_CUES = (
    # Names alone, so last. Photographer and outlet, with no stop behind them: a sentence of report would have one.
    make_cue(
        _KIND.CAPTION,
        60,
        ")$ ]$",
        rf"(?:[.!?…][\"'”’]?|(?:\S+ ){{4,60}}[^\s(]+) [(\[]{_PERSON}(?: ?[/|] ?| for | via ){_OUTLET}[)\]]$",
        case=True,
    ),
    make_cue(_KIND.CAPTION, 60, "/ |", rf"[.!?…][\"'”’]? {_PERSON} ?[/|] ?{_OUTLET}$", case=True),
    make_cue(
        _KIND.CREDIT,
        12,
        "/ | ( [",
        rf"^(?:[(\[©] ?)?{_PERSON} ?[/|] ?{_OUTLET}[)\]]?$|^[(\[]{_PERSON} (?:for|via) {_OUTLET}[)\]]$",
        case=True,
        at_start=True,
    ),
    # A signature: a dash and an agency, or an agency or the house together with staff or others.
    make_cue(
        _KIND.CREDIT,
        14,
        AGENCY_WORDS + " staff agencies wire news correspondents",
        rf"^[—–-]{{1,2}} ?(?:{AGENCY}|(?:{_OUTLET},? (?:and|with|&) |[Ww]ith |[Ff]rom )?{_HOUSE}|{_HOUSE},? (?:and|with|&) {_OUTLET})\.?$"
        rf"|^[(\[]?(?:(?:{AGENCY}|{_PERSON}),? (?:and|with|&) {_HOUSE}|{_HOUSE},? (?:and|with|&) (?:{_OUTLET}|{_HOUSE})|(?:[Ww]ith|[Ff]rom) {_HOUSE}|[Aa]gencies)[)\]]?\.?$",
        case=True,
        at_start=True,
    ),
)
