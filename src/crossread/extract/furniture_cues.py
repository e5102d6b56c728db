"""The words by which a line of a page gives itself away: share buttons, captions, newsletter boxes ...

In goes one line, out comes its kind of furniture, or None. The cues are general phrases of web pages,
written by hand; none names a site. A cue holds up to a number of words: a longer line is rather a report
that happens to use the phrase. Never looks at other lines.
"""

import re
from typing import NamedTuple

from crossread.types.report import FurnitureKind

__all__ = ["AGENCY", "find_cue", "find_parts"]

_KIND = FurnitureKind

# News and picture agencies whose names stand in credits all over the world.
AGENCY = (
    r"(?:A\.?P\.?|Associated Press|AFP|Agence France[ -]Presse|Reuters|Getty(?: Images)?|EPA(?:-EFE)?|EFE|PA(?: Wire| Media)?|"
    r"Press Association|UPI|dpa|DPA|ANSA|TASS|Tass|Sputnik|Xinhua|Kyodo(?: News)?|Yonhap|PTI|ANI|IANS|AAP|CP|"
    r"Canadian Press|Anadolu(?: Agency)?|Bloomberg|Shutterstock|Alamy(?: Stock Photo)?|Rex(?: Features)?|REX|Sipa(?: USA)?|"
    r"SIPA(?: USA)?|Zuma(?: Press)?|ZUMA(?: Press)?|NurPhoto|Corbis|iStock(?:photo)?|Unsplash|Pexels|Wikimedia(?: Commons)?|"
    r"Flickr|Press Wire|SWNS|Splash(?: News)?|Backgrid|WireImage|FilmMagic|Handout|HANDOUT|Pool(?: Photo)?)"
)
_NAME = r"[A-Z][\w.'’-]{0,24}"
_NAMES = rf"{_NAME}(?: (?:and |& |de |van |von |al[- ]|el[- ]|bin )?{_NAME}){{0,6}}"

# A person's name has two words or more; an outlet is a name, or the address of its site.
_PERSON = rf"{_NAME}(?: (?:(?:de|van|von|al|el|bin) )?{_NAME}){{1,4}}"
_OUTLET = rf"(?:[Tt]he )?(?:{_NAMES}|[\w-]{{1,40}}\.[a-z]{{2,6}})"
# Who shares in a text that no one signs: "Coastal Wire and staff", "Agencies".
_HOUSE = r"(?:[Ss]taff(?: reports| reporters| writers)?|[Aa]gencies|[Ww]ire (?:services|reports)|[Nn]ews (?:services|agencies)|[Cc]orrespondents)"


class _Cue(NamedTuple):
    """A pattern looked for in a line, and the longest line, in words, for which it decides."""

    kind: FurnitureKind
    longest: int
    pattern: re.Pattern[str]


def _cue(kind: FurnitureKind, longest: int, pattern: str, *, case: bool = False) -> _Cue:
    return _Cue(kind, longest, re.compile(pattern, 0 if case else re.IGNORECASE))


_CUES = (
    # Captions and credits: the plainest first, since a caption may hold any words at all.
    _cue(
        _KIND.CAPTION, 100, r"\b(?:image|media|photo|video|picture) (?:copyright|caption|credit)\b"
    ),
    _cue(
        _KIND.CAPTION,
        100,
        r"\b(?:toggle|hide|show) caption\b|\benlarge (?:this |the )?(?:image|photo)\b",
    ),
    _cue(
        _KIND.CAPTION,
        100,
        r"^(?:file )?(?:photo(?:graph)?s?|images?|pictures?|pictured|cover|video|caption)(?: (?:above|below|left|right|top|file))?: \S+ \S+ \S",
    ),
    _cue(
        _KIND.CAPTION,
        100,
        r"^(?:file photo|file picture|file image|file -|file –|file —|\(file photo\))",
    ),
    _cue(
        _KIND.CAPTION,
        100,
        r"^in this [^.]{0,60}\b(?:photo|photograph|image|picture|frame grab|screen ?shot|video grab|still)\b,? ",
    ),
    _cue(
        _KIND.CAPTION,
        100,
        r"[\w.)”\"’|] ?(?:\([^()]{0,20})?\b(?:Photo(?:graph)?s?|PHOTO|Image|Picture|(?<=\()photo) ?(?:by|via|courtesy|credit|:)[^.]{2,60}\.?$",
        case=True,
    ),
    _cue(
        _KIND.CAPTION,
        100,
        r"\S \(?file (?:photo|image|picture)\)?$|\S \((?:photo|image|picture)\)$",
    ),
    _cue(
        _KIND.CREDIT,
        14,
        r"^(?:(?:photo|image|picture|video|graphic|illustration)s?(?: credit)?|credits?|courtesy)(?: ?: ?\S.{1,70}| (?:by|via) [^.]{2,60})$",
    ),
    _cue(
        _KIND.CREDIT,
        14,
        rf"^[\[(©]? ?(?:{_NAMES} ?[/|,–-] ?)?{AGENCY}(?: ?(?:[/|,]|via) ?(?:{AGENCY}|{_NAMES})){{0,2}}[\])]?$",
        case=True,
    ),
    _cue(_KIND.CREDIT, 14, rf"^[\[(]?{AGENCY}(?: Photo)? ?/ ?{_NAMES}[\])]?$", case=True),
    _cue(
        _KIND.CAPTION,
        100,
        r"\S ?(?:[Pp]hoto |[Pp]icture |[Ii]mage )?C(?:redit|REDIT)S?s? ?: ?\w.{1,70}$",
        case=True,
    ),
    _cue(
        _KIND.CAPTION,
        100,
        rf"[\w.)”\"’] ?\((?:[^()]{{1,60}}[/|,] ?|[^()]{{0,50}}\bvia )?{AGENCY}(?: ?(?:Photos?|Images?|[/|,]|via)[^()]{{0,60}})\)$",
        case=True,
    ),
    _cue(
        _KIND.CAPTION,
        100,
        rf"[\w.)”\"’] ?\([^()]{{1,60}} ?(?:/|via) ?{AGENCY}[^()]{{0,40}}\)$",
        case=True,
    ),
    _cue(
        _KIND.CAPTION, 60, rf"[a-z)][.”\"]? ?{_NAMES} ?/ ?{AGENCY}(?:/[\w ]{{1,40}})?$", case=True
    ),
    _cue(
        _KIND.CAPTION,
        40,
        rf"^{AGENCY}(?: ?[:/] ?{AGENCY}| Photo)? (?:In |On |At |The |A |An )?[A-Z][\w’'-]*(?: (?!said|says|reported|reports)[^\s]+){{4,40}}(?<![.!?:”\"])$",
        case=True,
    ),
    _cue(_KIND.CAPTION, 60, r"[^.!?:] [Ss]ources?: [A-Z][^.!?]{2,90}$", case=True),
    _cue(
        _KIND.CAPTION,
        22,
        rf"^{_NAME}['’]s? {_NAMES} (?:discusses|breaks down|takes a look|looks at|joins|explains|examines|speaks (?:with|to)|talks (?:with|to|about))\b",
        case=True,
    ),
    # Buttons, players and counters.
    _cue(
        _KIND.SHARE,
        9,
        r"^(?:share|tweet|pin|e-?mail|print|send|post)\b(?: (?:this|it|on|via|to|by|in|with|a|your))+\b|^(?:copy|get) (?:the )?(?:short )?(?:link|url)\b|^share$|\blink copied\b",
    ),
    _cue(
        _KIND.PLAYER,
        8,
        r"^[-–]{1,2} ?: ?[-–]{2}$|^[-–\d]{1,2} ?: ?[-–\d]{2} ?[/|] ?[-–\d]{1,2} ?: ?[-–\d]{2}$|^(?:slide|image|photo|picture)? ?\d{1,3} ?(?:of|/) ?\d{1,3}$",
    ),
    _cue(
        _KIND.PLAYER,
        30,
        r"\b(?:your browser does not|does not support (?:the )?(?:html5|video|audio)|media playback is|video (?:player|playback|unavailable)|unable to play|enable javascript to|live stream ended)\b|^(?:now playing|up next|watch live|play video|replay video)\b",
    ),
    # A recording of the text, and how long it, or its reading, takes.
    _cue(
        _KIND.PLAYER,
        12,
        r"^\W*(?:audio: )?(?:(?:listen|watch|hear|play)(?: to)?(?: (?:this|the|our|full))* (?:article|story|report|piece|episode|audio(?: version)?|recording|version|clip)|read (?:this )?aloud|text[- ]to[- ]speech|listen(?=\W{1,3}\d))\b(?:[^\w\"“”]{0,3}\d{1,3}(?::\d{2})?(?: ?(?:min(?:ute)?s?|secs?)\.?)?)?(?: learn more)?[^\w\"“”]{0,3}$",
    ),
    _cue(
        _KIND.PLAYER,
        30,
        r"^this (?:article|story|text|audio) (?:is|was|has been) (?:read|narrated|voiced|generated|produced)(?: aloud| out)? (?:by|using|with) (?:an? )?(?:automated|automatic|synthetic|computer|artificial|AI|digital)\b",
    ),
    _cue(
        _KIND.PLAYER,
        6,
        r"^\W{0,3}\d{1,3}[ -]?(?:mins?\.?|min(?:ute)?s?\.? (?:listen|audio|watch|video|podcast))\W{0,3}$|^(?:listen(?:ing)?|play(?:ing)?|running) ?time\W{1,3}\d{1,3}(?::\d{2}| ?min(?:ute)?s?)\.?$",
    ),
    # What the reader is asked to do.
    _cue(
        _KIND.SUBSCRIBE,
        140,
        r"^[^“”\"]{0,70}\bsign up (?:here|now|below|(?:for|to) our)\b[^“”]*$|^(?:please )?(?:subscribe|sign up|sign in|log in)\b[^“”\"]*$",
    ),
    _cue(
        _KIND.SUBSCRIBE,
        140,
        r"\bnewsletters?\b[^“”]{0,120}\b(?:sign up|subscribe|your inbox|e-?mail address|thank you for)\b|\b(?:sign up|subscribe|get|receive)\b[^“”]{0,80}\b(?:our|free|daily|weekly|morning|email) newsletters?\b",
    ),
    _cue(
        _KIND.SUBSCRIBE,
        60,
        r"\b(?:straight|directly|delivered|sent) to your (?:inbox|e-?mail|phone|mailbox)\b|^[^“”\"]{0,90}\b(?:in|to|into) your inbox\b|^(?:click|tap|press|hit|turn on|get)\b[^.“”]{0,40}\b(?:alerts?|bell|notifications?|to follow)\b",
    ),
    _cue(
        _KIND.SUBSCRIBE,
        40,
        r"\b(?:not a robot|invalid e-?mail|re-?enter your|thank you for (?:subscribing|signing up)|an error has occurred|you agree to (?:receive|our)|please try again later|(?:select|view) (?:a|all) [\w ]{0,40}newsletters?)\b|^please re-?enter\.?$",
    ),
    _cue(
        _KIND.SUBSCRIBE,
        60,
        r"^[^“”\"]{0,80}\b(?:to continue reading|already (?:a|have a) (?:subscriber|subscription|member|account)|start your (?:free )?trial|(?:manage|activate|renew) your subscription)\b|^(?:(?:get |enjoy )?unlimited (?:digital )?access|continue reading (?:this|the|with)|cancel any ?time|create (?:a|an|your) (?:free )?account|subscribers? only|for subscribers|this (?:article|story|content) is (?:only )?(?:for|available to))\b|\bfree articles? (?:left|remaining)\b",
    ),
    _cue(
        _KIND.PROMOTION,
        40,
        r"^(?:click|tap) here\b|^(?:download|get|try) (?:our|the) [^.“”]{0,40}\bapps?\b|^[^“”\"]{0,60}\b(?:download|try) our [^.“”]{0,40}\bapps?\b|^(?:do you have|got|have) (?:a|any) (?:story|news tip|tip|question)s? (?:for|to|you)\b|^(?:like|find|join|follow) us\b[^“”\"]*$|^we pay for (?:your|videos|stories)\b|^join (?:our|the) (?:conversation|discussion|community|whatsapp|telegram)\b",
    ),
    _cue(
        _KIND.PROMOTION,
        40,
        r"^(?:[\W_]*(?:advertise?ments?|advertising|publicidad|anzeige|publicité|sponsored(?: content| links)?|promoted(?: content)?|paid (?:content|post)|story continues below(?: advertisement)?|article continues below(?: advertisement)?|continue reading(?: below)?|continue reading the main story|skip advertisement|remove ads)[\W_]*)+$",
    ),
    _cue(
        _KIND.PROMOTION,
        60,
        r"^[^“”\"]{0,60}\b(?:support|fund) our (?:journalism|reporting|work|newsroom)\b|^(?:please )?make a (?:donation|contribution)\b|^(?:[^“”\"]{0,60}[.!?] )?(?:e-?mail|contact|call|text|write to) us (?:at|on|via|by)\b|^(?:listen|subscribe) to (?:our|the) [^.“”]{0,40}podcasts?\b|\bwe may earn (?:a|an) \w*\s?commission\b",
    ),
    # Who wrote it.
    _cue(
        _KIND.BYLINE,
        45,
        r"\bcontributed(?: \w+)? to (?:this|the) (?:report|story|article|piece|dispatch)\b|^\W*with (?:assistance|reporting|additional reporting|contributions|help|files|inputs?) (?:by|from) [^.]{2,80}$",
    ),
    _cue(
        _KIND.BYLINE,
        45,
        r"^\W*(?:additional |further )?(?:reporting|editing|writing|translated|edited|written|compiled|reported) by (?!.*\b(?:that|found|finds|showed|shows|suggests|has|have|was|were|is|are)\b)",
    ),
    _cue(
        _KIND.BYLINE,
        14,
        rf"^(?:By|BY|by|Words by|Text by|Story by):? (?:{_NAMES}|[A-Z][A-Z .'’-]+)(?:\.|(?:,| and| for| in| ?[|•@])[^.“”]{{1,60}})?$",
        case=True,
    ),
    _cue(
        _KIND.BYLINE,
        12,
        r"^(?:staff|senior|special|political|chief|foreign|our)? ?(?:staff writer|staff reporter|correspondent|web desk|news desk|newsroom|staff)$",
    ),
    _cue(
        _KIND.BYLINE,
        45,
        r"^(?:contact|e-?mail|reach|write to) (?:the )?(?:writers?|authors?|reporters?|[A-Z][\w.’'-]+ [A-Z][\w.’'-]+) (?:at|on|via)\b|^(?:you can )?(?:follow|reach|contact|e-?mail|find) (?:him|her|them|me|the author) (?:on|at|via|directly|@)[^“”\"]*$|^follow [\w.’'-]+ [\w.’'-]+ (?:on|@)",
    ),
    _cue(
        _KIND.BYLINE,
        45,
        rf"^(?:The author )?{_NAMES},? is (?:a|an|the) [^.“”]{{0,70}}\b(?:reporter|correspondent|editor|staff writer|writer|columnist|journalist|contributor|freelancer|producer|bureau chief)\b(?: (?:at|for|with|in|based|covering|who|on|and|of)\b[^“”]*)?\.?$",
        case=True,
    ),
    _cue(
        _KIND.BYLINE,
        40,
        r"\b(?:reporting|editing|writing) by [A-Z].{2,60}; ?(?:reporting|editing|writing)\b",
    ),
    # Other stories.
    _cue(
        _KIND.RELATED,
        25,
        r"^[\W_]*(?:related(?: (?:stories|story|articles?|coverage|content|news|links?|topics?|posts?|reading|video))?|read (?:more|also|next|now|on|full story|the full story)|also read|also on \w+|see also|see more|(?:watch|listen)(?: now)?|more (?:on this(?: story| topic)?|from|on|stories|news|coverage|reading)|further reading|don['’]t miss|recommended(?: for you)?|recommended stories|editor['’]?s['’]? picks?|top stories|trending(?: now)?|most (?:read|popular|viewed|shared)|you (?:may|might) (?:also )?(?:like|be interested in)|from around the web|around the web|what to read next)\b(?: ?[:|»›>]| [–—-] | ?\.{3}| ?…|$)",
    ),
    _cue(
        _KIND.RELATED,
        150,
        r"^(?:related (?:stories|articles|links|coverage|content|topics)|more stories|top stories) \S",
    ),
    _cue(
        _KIND.RELATED,
        30,
        r"^(?:read|see|watch|view|download|find)\b[^“”]{0,100}https?://\S+$|^(?:read|see|view|watch|find) (?:all|more|the full|our|full)\b[^.“”]{0,80}(?:here|»|›|→|>>)\.?$",
    ),
    _cue(
        _KIND.RELATED,
        30,
        r"^\[ ?[A-Z“‘\"'][^\[\]]{12,160}[^.\]] ?\]$|^\((?:related|read more|read|see also|see|watch|more|also read)(?: more)?:[^()]*\)$",
    ),
    _cue(
        _KIND.RELATED,
        25,
        r"^(?:filed under|tags?|topics?|more about|explore more|in this (?:article|story)|categories|category)\b ?(?::|$)",
    ),
    # Notices of the page and of the house.
    _cue(
        _KIND.NOTICE,
        150,
        r"\b(?:we|site|website|page|us) (?:and our partners )?uses? (?:\w+ )?cookies\b|\b(?:accept|reject|allow|manage) (?:all )?cookies\b|\bcookie (?:policy|settings|preferences|consent|notice)\b|^[^“”\"]*\b(?:our|you agree|by (?:clicking|signing|using|continuing|subscribing)|apply)\b[^“”\"]{0,80}\b(?:privacy (?:policy|notice)|terms (?:of (?:use|service)|and conditions|& conditions))\b|^(?:\w+ ){0,4}(?:privacy policy|terms of (?:use|service)|terms (?:and|&) conditions)(?: \w+){0,4}$",
    ),
    _cue(
        _KIND.NOTICE,
        80,
        r"\ball rights reserved\b|^\W{0,3}(?:©|\(c\)) ?\w[^.!?]{0,80}\.?$|^copyright(?: ©| by|:) ?\w[^.!?]{0,80}\.?$|^\W*no part of this (?:article|report|story|site|publication|page)\b|(?:^|\s)(?:©|\(c\)|copyright) ?(?:©|\(c\))? ?(?:19|20)\d\d\b|\bmay not be (?:published|reproduced|republished)\b",
    ),
    _cue(
        _KIND.NOTICE,
        120,
        r"^\W*(?:correction|clarification|editor['’]?s['’]? note|editors['’] note|author['’]s note|disclaimer|disclosure|note to readers)\b(?: \([^()]{1,40}\)| on [^:]{1,30}|,? [A-Z][a-z]+ \d{1,2}[^:]{0,20})? ?[:—–]|^this (?:story|article|report|post|piece|page|headline)(?:'s headline)? (?:has been|was|is being|will be|is) (?:last |first |originally |being )?(?:updated|corrected|amended|edited|published|clarified|revised|translated|developing)\b|^an earlier version of this\b|^updates?:?$|^this is a (?:breaking|developing) (?:news )?story\b",
    ),
    _cue(
        _KIND.NOTICE,
        8,
        r"^[\W_]*(?:(?:view|show|read|post|leave|add|see|hide|load) )?(?:all |a |more )?(?:\d[\d,.]*k? )?(?:comments?|replies|reply|shares?|views?|likes|retweets|reads)(?: ?\(?\d[\d,]*\)?)?[\W_]*$|^\W{0,3}\d{1,3}[ -]min(?:ute)?s?\.? (?:to )?read$|^(?:estimated )?read(?:ing)? ?time\W{1,3}\d{1,3} ?min(?:ute)?s?\.?$|^comments (?:are )?closed\.?$",
    ),
    _cue(
        _KIND.NOTICE,
        14,
        r"^(?:(?:last |first |originally |date )?(?:updated?|published|posted|modified|created|issued)(?: on| at)?)\b ?:?[^\d.“”]{0,20}\d(?:[\d\s:.,/|()–-]|[a-z]{1,4}\b|(?:january|february|march|april|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b)*$|^\d{1,2}[:.h]\d{2}(?: ?[ap]\.?m\.?)?(?: ?\(?[A-Z]{2,4}\)?)?$|^(?:\d{1,3}|an?|one|two) ?(?:secs?|mins?|minutes?|hrs?|hours?|days?|weeks?|months?|years?|[hdm]) ago$|^just now$",
    ),
    _cue(
        _KIND.NOTICE,
        12,
        r"^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sat|sun)(?:day)?,? )?(?:\d{1,2}(?:st|nd|rd|th)? )?(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?,? (?:\d{1,2}(?:st|nd|rd|th)?,? )?(?:at )?\d{4}(?:\W{1,3}(?:at )?\d{1,2}[:.]\d{2}.{0,16})?$|^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?: .{0,20})?$",
    ),
    _cue(_KIND.NOTICE, 3, r"^[\W_]+$"),
    # Names alone, so last. Photographer and outlet, with no stop behind them: a sentence of report would have one.
    _cue(
        _KIND.CAPTION,
        60,
        rf"(?:[.!?…][\"'”’]?|(?:\S+ ){{4,60}}[^\s(]+) [(\[]{_PERSON}(?: ?[/|] ?| for | via ){_OUTLET}[)\]]$",
        case=True,
    ),
    _cue(_KIND.CAPTION, 60, rf"[.!?…][\"'”’]? {_PERSON} ?[/|] ?{_OUTLET}$", case=True),
    _cue(
        _KIND.CREDIT,
        12,
        rf"^(?:[(\[©] ?)?{_PERSON} ?[/|] ?{_OUTLET}[)\]]?$|^[(\[]{_PERSON} (?:for|via) {_OUTLET}[)\]]$",
        case=True,
    ),
    # A signature: a dash and an agency, or an agency or the house together with staff or others.
    _cue(
        _KIND.CREDIT,
        14,
        rf"^[—–-]{{1,2}} ?(?:{AGENCY}|(?:{_OUTLET},? (?:and|with|&) |[Ww]ith |[Ff]rom )?{_HOUSE}|{_HOUSE},? (?:and|with|&) {_OUTLET})\.?$"
        rf"|^[(\[]?(?:(?:{AGENCY}|{_PERSON}),? (?:and|with|&) {_HOUSE}|{_HOUSE},? (?:and|with|&) (?:{_OUTLET}|{_HOUSE})|(?:[Ww]ith|[Ff]rom) {_HOUSE}|[Aa]gencies)[)\]]?\.?$",
        case=True,
    ),
)

_WORDS = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
# Lines made of nothing but such words: the first set must occur, the second may.
_BUTTONS = (
    (
        _KIND.SHARE,
        frozenset("share tweet e-mail email whatsapp facebook twitter linkedin telegram reddit pinterest messenger flipboard instagram bluesky print bookmark copy copied".split()),
        frozenset("send in on via to by with this article story link page mail a friend and or x post pin save more url options icon the button your us".split()),
    ),
    (
        _KIND.PLAYER,
        frozenset("play pause prev previous next mute unmute fullscreen autoplay replay loading playback subtitles slideshow skip audio".split()),
        frozenset("video full screen settings captions off on watch now listen to this article volume seek ad current time duration remaining rate chapters live slide image photo gallery of expand close minutes min minute seconds sec the story last first back up down forward advertisement error more".split()),
    ),
    (
        _KIND.SUBSCRIBE,
        frozenset("subscribe login register newsletter newsletters subscribed unsubscribe".split()),
        frozenset("sign up in log now here today free for our the to follow following alerts get my account your email address enter or us".split()),
    ),
    (
        _KIND.NOTICE,
        frozenset("menu search home accessibility cookies privacy sitemap loading".split()),
        frozenset("skip to main content navigation site open close toggle the policy help feedback contact about us more".split()),
    ),
)  # fmt: skip

# A post shown within a report ends with its writer's name and handle.
_TWEET = re.compile(r"[—–-] ?[^()\n]{1,60} \(@\w{1,30}\)")
_PART = re.compile(
    r"[(\[](?:RELATED|Related|READ MORE|Read more|Read More|READ|SEE ALSO|See also|ALSO READ|Also read|WATCH|MORE):[^()\[\]\n]{1,240}[)\]]"
)


def find_cue(text: str) -> FurnitureKind | None:
    """The kind of furniture that the words of one line give away, or None.

    Args:
        text: the line without the space around it, at most some thousand characters.
    """
    if _TWEET.search(text):
        return None
    words = [word.lower() for word in _WORDS.findall(text)]
    for kind, strong, weak in _BUTTONS:
        if len(words) <= 14 and _is_made_of(words, strong, weak):
            return kind
    for cue in _CUES:
        if len(words) <= cue.longest and cue.pattern.search(text):
            return cue.kind
    return None


def find_parts(text: str) -> tuple[tuple[int, int, FurnitureKind], ...]:
    """Links to other stories in brackets, and an agency's signature, within a line of report."""
    parts = [(m.start(), m.end(), _KIND.RELATED) for m in _PART.finditer(text)]
    return tuple(parts)


def _is_made_of(words: list[str], strong: frozenset[str], weak: frozenset[str]) -> bool:
    found = False
    for word in words:
        if word in strong:
            found = True
        elif word not in weak and not word.isdigit():
            return False
    return found
