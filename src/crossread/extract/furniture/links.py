"""The words by which a line gives itself away as a link to another story, or as what stands beside such links.

Holds one table of cues, `LINK_CUES`, and no code that looks for them. They are general phrases of pages of news, written
by hand; none names a site. A link has the form of a headline, and so ends without a full stop.
"""

from crossread.extract.furniture.pictures import NAMES, make_cue
from crossread.types.report import FurnitureKind

__all__ = ["LINK_CUES"]

_KIND = FurnitureKind
_AGENCIES = r"(?:AP|AFP|EPA|Reuters|Getty|Bloomberg|Associated Press|[A-Z][\w’' ]{2,20} via [A-Z][\w ]{1,20})"

LINK_CUES = (
    # "More:Harbour closed for a week": the label and the headline are two boxes of the page.
    make_cue(
        _KIND.RELATED,
        28,
        ":",
        r"^(?=\S+(?: \S+){3})[A-Z][\w’'.-]{2,}(?: [\w’'.-]+){0,3}:(?=[A-Z‘“\"'’])[^“”]{8,180}(?<![.!?…:])(?<![.!?]['’\"])$",
        case=True,
        at_start=True,
    ),
    make_cue(
        _KIND.RELATED,
        28,
        "story stories video videos photo photos gallery slideshow more graphic interactive column opinion analysis timeline map quiz podcast",
        r"^(?:STORY|STORIES|VIDEOS?|PHOTOS?|GALLERY|SLIDESHOW|MORE|GRAPHIC|INTERACTIVE|COLUMN|OPINION|ANALYSIS|TIMELINE|MAP|"
        r"QUIZ|PODCAST): ?[A-Z‘'][^“”]{8,160}(?<![.!?…:])$",
        case=True,
        at_start=True,
    ),
    make_cue(
        _KIND.RELATED,
        28,
        "more",
        r"^[^“”]{20,160}[^\s.!?…:;,–—-] Read more$",
        case=True,
        at_start=True,
    ),
    make_cue(
        _KIND.RELATED,
        16,
        "read",
        r"^Read (?:more (?:from|about|on|at)|the (?:full|whole|complete|original)|an?|our) [^.!?“”:,]{2,90}:?$",
        case=True,
        at_start=True,
    ),
    # Players, pictures, boxes.
    make_cue(
        _KIND.PLAYER,
        16,
        "listen",
        r"^listen to (?:this |the )?article(?: \d{1,2}:\d\d)?(?: (?:share|tweet|post|e-?mail|print|save|copy|link|this|article))*$",
        at_start=True,
    ),
    make_cue(
        _KIND.CAPTION,
        12,
        "photographer photograph source illustration",
        rf"^(?:Photographer|Photograph|Source|Illustration)(?: by)?: ?[^.“”:]{{0,50}}{_AGENCIES}[^.“”:]{{0,30}}$",
        case=True,
        at_start=True,
    ),
    make_cue(
        _KIND.CAPTION,
        10,
        "/",
        rf"^{NAMES} ?/ ?{_AGENCIES}(?: (?:Photos?|[Ff]iles?|Images|Pool))*$",
        case=True,
        at_start=True,
    ),
    make_cue(
        _KIND.CAPTION,
        70,
        "|",
        rf"^\| ?(?:{NAMES} ?[/|] ?)?(?:AP Photo|Getty Images|Getty|Reuters|AFP)\b",
        case=True,
        at_start=True,
    ),
    make_cue(
        _KIND.SUBSCRIBE,
        14,
        "unsubscribe",
        r"^you (?:can|may) (?:also )?unsubscribe\b[^“”]{0,60}$",
        at_start=True,
    ),
    # Who helped, and what was changed.
    make_cue(
        _KIND.BYLINE,
        30,
        "material information reporting",
        r"^this (?:report|story|article|dispatch) (?:includes|contains|uses) (?:material|information|reporting) from\b[^“”]{2,120}$",
        at_start=True,
    ),
    make_cue(
        _KIND.BYLINE,
        45,
        "contributed",
        r"^(?:\W{1,2}\s)?(?:The )?[A-Z][^“”]{4,60}\b(?:writers?|reporters?|correspondents?|journalists?|staff|producers?)\b[^“”]{5,200}\bcontributed\.?$",
        case=True,
        at_start=True,
    ),
    make_cue(
        _KIND.BYLINE,
        8,
        "special",
        r"^Special to (?:[Tt]he )?[A-Z][\w’'&-]*(?: [A-Z][\w’'&-]*){0,4}$",
        case=True,
        at_start=True,
    ),
    make_cue(
        _KIND.NOTICE,
        30,
        "updated",
        r"^update[ds]?: (?:this )?(?:story|article|report|post)(?: has been| was| is)? updated\b",
        at_start=True,
    ),
)
