"""The words of what houses set between the paragraphs of a report: labels, players, links in brackets, stamps of style.

Holds one table of cues, `BOX_CUES`, and no code that looks for them. Each was seen on three or more pages of one house
and is written as broadly as it may be for others; none names a site. "Photo" and "Video" alone are left: a word makes no
statement.
"""

from crossread.extract.furniture.pictures import AGENCY, NAMES, make_cue
from crossread.types.report import FurnitureKind

__all__ = ["BOX_CUES", "PLAYER_CUE"]

_KIND = FurnitureKind

PLAYER_CUE = make_cue(
    _KIND.PLAYER,
    60,
    "watched replay watch",
    r"^just watched\b.*\b(?:replay|watch)\b|\breplay more videos\b|^watch the latest video at \S+$",
)

BOX_CUES = (
    make_cue(
        _KIND.PROMOTION,
        6,
        "story article continued continues ad",
        r"^(?:story|article) continue[sd](?: below)?(?: advertisement)?$|^ad$",
        at_start=True,
    ),
    make_cue(
        _KIND.PLAYER,
        4,
        "audio youtube vimeo slideshow gallery",
        r"^(?:audio|youtube|vimeo|gallery|slideshow(?: \(\d+ images?\))?)$",
        at_start=True,
    ),
    make_cue(
        _KIND.PLAYER,
        3,
        "[",
        r"^\[(?:pull ?quote|image|audio(?:-| )clip|video|gallery|photo|music|break|embed|tweet|graphic|map|chart)\]$",
        at_start=True,
    ),
    make_cue(
        _KIND.RELATED,
        30,
        "(",
        r"^\( ?(?:photos|videos?|cartoons|also|related|see|watch|read|sign up|full|more)\b[^()“”\"]{3,140}\)$",
        at_start=True,
    ),
    make_cue(
        _KIND.RELATED,
        14,
        "coverage related also see deeper online",
        r"^(?:full|special|complete|more) coverage(?: ?: ?\S| of [^.“”\"]{3,60}$)|^(?:see|also) (?:related|see|read): ?$|^go deeper:? ?$",
        at_start=True,
    ),
    make_cue(
        _KIND.RELATED, 14, "click", r"^click (?:here )?for more (?:from|on) \S", at_start=True
    ),
    make_cue(
        _KIND.NOTICE,
        4,
        "analysis opinion commentary editorial",
        r"^(?:analysis|opinion|commentary|editorial)(?: ?[/|&] ?(?:analysis|opinion|commentary|editorial))?:$",
        at_start=True,
    ),
    make_cue(
        _KIND.NOTICE,
        60,
        "transcript transcripts wire publisher copy",
        r"^this is a rush transcript\b|\btranscripts are created on a rush deadline\b|\barticle is based (?:in (?:part|whole) )?on wire\b"
        r"|\bis available without charge to any eligible (?:news )?publisher\b",
    ),
    make_cue(_KIND.SHARE, 12, "@", r"^(?:follow ?@\w+ ?)+$", at_start=True),
    make_cue(
        _KIND.PROMOTION,
        40,
        "got send homepage home inbox nonprofit",
        r"^got a (?:news )?(?:tip|question)\b[^“”\"]*(?:@|\bcontact\b|\bsubmit\b)|^send (?:letters|tips|comments|e-?mails?)(?: to)?:? ?\S+@"
        r"|^visit [^.“”\"]{3,60} home ?page for more|^let our news meet your inbox\b|^\S+(?: \S+){0,3} is a nonprofit newsroom\b",
        at_start=True,
    ),
    # The caption of the picture at the head with its credit, and headline and subhead run in behind it.
    make_cue(
        _KIND.CAPTION,
        90,
        "|",
        rf"[.!?…][\"'”’)]{{0,2}} ?\| ?(?:{NAMES} ?[/,] ?)?(?:{AGENCY})(?:/{AGENCY})?(?: Photos?| Images)?(?![\w/|])",
        case=True,
    ),
    make_cue(
        _KIND.PLAYER,
        9,
        "watch",
        r"^also watch:?$|^watch (?:[\w’']+ ){0,3}(?:interview|video|clip|exchange|segment)s?(?: (?:below|here|above))?:$",
        at_start=True,
    ),
    make_cue(
        _KIND.BYLINE,
        40,
        "with",
        r"^[—–-]{0,2} ?[Ww]ith (?:additional )?(?:assistance|reporting|contributions|help) (?:by|from) "
        r"(?:[A-Z][\w.'’-]*[, ]{1,2}(?:and )?){1,20}[A-Z][\w.'’-]*$|^[—–-]{0,2} ?[Ww]ith (?:[A-Z]\w+ )?(?:news )?wires?(?: services| reports)?$",
        case=True,
        at_start=True,
    ),
    make_cue(
        _KIND.BYLINE,
        30,
        "follow",
        r"^follow [^.:“”\"]{3,60} (?:at|on) (?:twitter|x|facebook|instagram|threads)\.(?:com|net)/",
        at_start=True,
    ),
)
