"""The words by which a line of a page gives itself away: share buttons, captions, newsletter boxes ...

In goes one line, out comes its kind of furniture, or None. The cues are general phrases of web pages,
written by hand; none names a site. A cue holds up to a number of words: a longer line is rather a report
that happens to use the phrase. Never looks at other lines.
"""

import re
from collections.abc import Iterator

from crossread.extract.furniture.boxes import BOX_CUES, PLAYER_CUE
from crossread.extract.furniture.cue_table import look_up, make_cue_table
from crossread.extract.furniture.foreign import FOREIGN_CUES
from crossread.extract.furniture.house import HOUSE_CUES
from crossread.extract.furniture.links import LINK_CUES
from crossread.extract.furniture.pictures import (
    NAME_CUES,
    NAMES,
    PICTURE_CUES,
    Cue,
    make_cue,
)
from crossread.types.report import FurnitureKind

__all__ = ["CUES", "find_cue", "find_house_cue", "find_parts"]

_KIND = FurnitureKind

CUES: tuple[Cue, ...] = (
    *PICTURE_CUES,
    PLAYER_CUE,
    # Buttons, players and counters.
    make_cue(
        _KIND.SHARE,
        9,
        "share tweet pin email mail print send post link url",
        r"^(?:share|tweet|pin|e-?mail|print|send|post)\b(?: (?:this|it|on|via|to|by|in|with|a|your))+\b|^(?:copy|get) (?:the )?(?:short )?(?:link|url)\b|^share$|\blink copied\b",
    ),
    make_cue(
        _KIND.PLAYER,
        8,
        ": / of",
        r"^[-–]{1,2} ?: ?[-–]{2}$|^[-–\d]{1,2} ?: ?[-–\d]{2} ?[/|] ?[-–\d]{1,2} ?: ?[-–\d]{2}$|^(?:slide|image|photo|picture)? ?\d{1,3} ?(?:of|/) ?\d{1,3}$",
        at_start=True,
    ),
    make_cue(
        _KIND.PLAYER,
        30,
        "browser support playback player unavailable unable enable stream playing next watch play replay",
        r"\b(?:your browser does not|does not support (?:the )?(?:html5|video|audio)|media playback is|video (?:player|playback|unavailable)|unable to play|enable javascript to|live stream ended)\b|^(?:now playing|up next|watch live|play video|replay video)\b",
    ),
    # A recording of the text, and how long it, or its reading, takes.
    make_cue(
        _KIND.PLAYER,
        12,
        "listen watch hear play aloud speech",
        r"^\W*(?:audio: )?(?:(?:listen|watch|hear|play)(?: to)?(?: (?:this|the|our|full))* (?:article|story|report|piece|episode|audio(?: version)?|recording|version|clip)|read (?:this )?aloud|text[- ]to[- ]speech|listen(?=\W{1,3}\d))\b(?:[^\w\"“”]{0,3}\d{1,3}(?::\d{2})?(?: ?(?:min(?:ute)?s?|secs?)\.?)?)?(?: learn more)?[^\w\"“”]{0,3}$",
        at_start=True,
    ),
    make_cue(
        _KIND.PLAYER,
        30,
        "automated automatic synthetic computer artificial ai digital",
        r"^this (?:article|story|text|audio) (?:is|was|has been) (?:read|narrated|voiced|generated|produced)(?: aloud| out)? (?:by|using|with) (?:an? )?(?:automated|automatic|synthetic|computer|artificial|AI|digital)\b",
        at_start=True,
    ),
    make_cue(
        _KIND.PLAYER,
        6,
        "min mins minute minutes time listentime listeningtime playtime playingtime runningtime",
        r"^\W{0,3}\d{1,3}[ -]?(?:mins?\.?|min(?:ute)?s?\.? (?:listen|audio|watch|video|podcast))\W{0,3}$|^(?:listen(?:ing)?|play(?:ing)?|running) ?time\W{1,3}\d{1,3}(?::\d{2}| ?min(?:ute)?s?)\.?$",
        at_start=True,
    ),
    # What the reader is asked to do.
    make_cue(
        _KIND.SUBSCRIBE,
        140,
        "sign subscribe log",
        r"^[^“”\"]{0,70}\bsign up (?:here|now|below|(?:for|to) our)\b[^“”]*$|^(?:please )?(?:subscribe|sign up|sign in|log in)\b[^“”\"]*$",
        at_start=True,
    ),
    make_cue(
        _KIND.SUBSCRIBE,
        140,
        "newsletter newsletters",
        r"\bnewsletters?\b[^“”]{0,120}\b(?:sign up|subscribe|your inbox|e-?mail address|thank you for)\b|\b(?:sign up|subscribe|get|receive)\b[^“”]{0,80}\b(?:our|free|daily|weekly|morning|email) newsletters?\b",
    ),
    make_cue(
        _KIND.SUBSCRIBE,
        60,
        "inbox email mail phone mailbox alert alerts bell notification notifications follow",
        r"\b(?:straight|directly|delivered|sent) to your (?:inbox|e-?mail|phone|mailbox)\b|^[^“”\"]{0,90}\b(?:in|to|into) your inbox\b|^(?:click|tap|press|hit|turn on|get)\b[^.“”]{0,40}\b(?:alerts?|bell|notifications?|to follow)\b",
    ),
    make_cue(
        _KIND.SUBSCRIBE,
        40,
        "robot unsubscribe recaptcha email mail enter reenter thank error agree again select view",
        r"\b(?:not a robot|you (?:can|may) unsubscribe (?:at )?any ?time|protected by recaptcha|invalid e-?mail|re-?enter your|thank you for (?:subscribing|signing up)|an error has occurred|you agree to (?:receive|our)|please try again later|(?:select|view) (?:a|all) [\w ]{0,40}newsletters?)\b|^please re-?enter\.?$",
    ),
    make_cue(
        _KIND.SUBSCRIBE,
        60,
        "continue already trial subscription access cancel account subscriber subscribers article articles story content",
        r"^[^“”\"]{0,80}\b(?:to continue reading|already (?:a|have a) (?:subscriber|subscription|member|account)|start your (?:free )?trial|(?:manage|activate|renew) your subscription)\b|^(?:(?:get |enjoy )?unlimited (?:digital )?access|continue reading (?:this|the|with)|cancel any ?time|create (?:a|an|your) (?:free )?account|subscribers? only|for subscribers|this (?:article|story|content) is (?:only )?(?:for|available to))\b|\bfree articles? (?:left|remaining)\b",
    ),
    make_cue(
        _KIND.PROMOTION,
        40,
        "here app apps story storys tip tips question questions us pay join",
        r"^(?:click|tap) here\b|^(?:download|get|try) (?:our|the) [^.“”]{0,40}\bapps?\b|^[^“”\"]{0,60}\b(?:download|try) our [^.“”]{0,40}\bapps?\b|^(?:do you have|got|have) (?:a|any) (?:story|news tip|tip|question)s? (?:for|to|you)\b|^(?:like|find|join|follow) us\b[^“”\"]*$|^we pay for (?:your|videos|stories)\b|^join (?:our|the) (?:conversation|discussion|community|whatsapp|telegram)\b",
        at_start=True,
    ),
    make_cue(
        _KIND.PROMOTION,
        40,
        "",
        r"^(?:[\W_]*(?:advertise?ments?|advertising|publicidad|anzeige|publicité|sponsored(?: content| links)?|promoted(?: content)?|paid (?:content|post)|story continues below(?: advertisement)?|article continues below(?: advertisement)?|continue reading(?: below)?|continue reading the main story|skip advertisement|remove ads)[\W_]*)+$",
        at_start=True,
    ),
    make_cue(
        _KIND.PROMOTION,
        60,
        "journalism news media reporting work newsroom donation contribution us listen subscribe earn",
        r"^(?:please )?(?:support|fund) (?:(?:independent|local|quality|nonprofit|public|student|free|great) ){1,3}(?:journalism|news|reporting|media)\b(?!.*\bsa(?:id|ys)\b)[^“”]*$|^[^“”\"]{0,60}\b(?:support|fund) our (?:journalism|reporting|work|newsroom)\b|^(?:please )?make a (?:donation|contribution)\b|^(?:[^“”\"]{0,60}[.!?] )?(?:e-?mail|contact|call|text|write to) us (?:at|on|via|by)\b|^(?:listen|subscribe) to (?:our|the) [^.“”]{0,40}podcasts?\b|\bwe may earn (?:a|an) \w*\s?commission\b",
    ),
    # Who wrote it.
    make_cue(
        _KIND.BYLINE,
        45,
        "contributed assistance reporting contributions help files input inputs",
        r"\bcontributed(?: \w+)? to (?:this|the) (?:report|story|article|piece|dispatch)\b|^\W*with (?:assistance|reporting|additional reporting|contributions|help|files|inputs?) (?:by|from) [^.]{2,80}$",
    ),
    make_cue(
        _KIND.BYLINE,
        45,
        "reporting editing writing translated edited written compiled reported",
        r"^\W*(?:additional |further )?(?:reporting|editing|writing|translated|edited|written|compiled|reported) by (?!.*\b(?:that|found|finds|showed|shows|suggests|has|have|was|were|is|are)\b)",
        at_start=True,
    ),
    make_cue(
        _KIND.BYLINE,
        14,
        "by",
        rf"^(?:By|BY|by|Words by|Text by|Story by):? (?:{NAMES}|[A-Z][A-Z .'’-]+)(?:\.|(?:,| and| for| in| ?[|•@])[^.“”]{{1,60}})?$",
        case=True,
        at_start=True,
    ),
    make_cue(
        _KIND.BYLINE,
        12,
        "writer reporter correspondent desk newsroom staff",
        r"^(?:(?:staff|senior|special|political|chief|foreign|our) )?(?:staff writer|staff reporter|correspondent|web desk|news desk|newsroom|staff)$",
        at_start=True,
    ),
    make_cue(
        _KIND.BYLINE,
        45,
        "contact email mail reach write follow find",
        r"^(?:contact|e-?mail|reach|write to) (?:the )?(?:writers?|authors?|reporters?|[A-Z][\w.’'-]+ [A-Z][\w.’'-]+) (?:at|on|via)\b|^(?:you can )?(?:follow|reach|contact|e-?mail|find) (?:him|her|them|me|the author) (?:on|at|via|directly|@)[^“”\"]*$|^follow [\w.’'-]+ [\w.’'-]+ (?:on|@)",
        at_start=True,
    ),
    make_cue(
        _KIND.BYLINE,
        45,
        "reporter correspondent editor writer columnist journalist contributor freelancer producer chief",
        rf"^(?:The author )?{NAMES},? is (?:a|an|the) [^.“”]{{0,70}}\b(?:reporter|correspondent|editor|staff writer|writer|columnist|journalist|contributor|freelancer|producer|bureau chief)\b(?: (?:at|for|with|in|based|covering|who|on|and|of)\b[^“”]*)?\.?$",
        case=True,
        at_start=True,
    ),
    make_cue(
        _KIND.BYLINE,
        40,
        "reporting editing writing",
        r"\b(?:reporting|editing|writing) by [A-Z].{2,60}; ?(?:reporting|editing|writing)\b",
    ),
    # An agency's sign-off: the desk's address in brackets, and the letters of who wrote and read it.
    make_cue(
        _KIND.BYLINE,
        30,
        "( @",
        r"^\({1,2}[^()\s@]+@[^()]{2,120}\){1,2}$",
        at_start=True,
    ),
    make_cue(
        _KIND.BYLINE,
        6,
        "/",
        r"^[(\[]?[a-z]{1,4}(?: ?/ ?[a-z]{1,4}){1,4}(?: \([^()]{1,40}\))?[)\]]?$|^[A-Z]{2,4}(?:/[A-Z]{2,4}){1,4}$",
        case=True,
        at_start=True,
    ),
    # Other stories.
    make_cue(
        _KIND.RELATED,
        25,
        "related read also see watch listen more reading miss recommended pick picks top trending most you around",
        r"^[\W_]*(?:related(?: (?:stories|story|articles?|coverage|content|news|links?|topics?|posts?|reading|video))?|read (?:more|also|next|now|on|full story|the full story)|also read|also on \w+|see also|see more|(?:watch|listen)(?: now)?|more (?:on this(?: story| topic)?|from|on|stories|news|coverage|reading)|further reading|don['’]t miss|recommended(?: for you)?|recommended stories|editor['’]?s['’]? picks?|top stories|trending(?: now)?|most (?:read|popular|viewed|shared)|you (?:may|might) (?:also )?(?:like|be interested in)|from around the web|around the web|what to read next)\b(?: ?[:|»›>]| [–—-] | ?\.{3}| ?…|$)",
        at_start=True,
    ),
    make_cue(
        _KIND.RELATED,
        45,
        "related",
        r"^Related:? (?:What|Why|How|Who|When|Where|Which|Inside|Meet|Watch|See|Hear|Read)\b",
        case=True,
        at_start=True,
    ),
    make_cue(
        _KIND.RELATED,
        25,
        "latest",
        r"^[^.“”\"]{0,40}: (?:see|read|get|watch) (?:all )?(?:the )?latest (?:news|updates|headlines)\b",
        at_start=True,
    ),
    make_cue(
        _KIND.RELATED,
        150,
        "related more top",
        r"^(?:related (?:stories|articles|links|coverage|content|topics)|more stories|top stories) \S",
        at_start=True,
    ),
    make_cue(
        _KIND.RELATED,
        30,
        "read see watch view download find",
        r"^(?:read|see|watch|view|download|find)\b[^“”]{0,100}https?://\S+$|^(?:read|see|view|watch|find) (?:all|more|the full|our|full)\b[^.“”]{0,80}(?:here|»|›|→|>>)\.?$",
        at_start=True,
    ),
    make_cue(
        _KIND.RELATED,
        30,
        "[ (",
        r"^\[ ?[A-Z“‘\"'][^\[\]]{12,160}[^.\]] ?\]$|^\((?:related|read more|read|see also|see|watch|more|also read)(?: more)?:[^()]*\)$",
        at_start=True,
    ),
    make_cue(
        _KIND.RELATED,
        25,
        "filed tag tags tagged topic topics about explore article story categories category",
        r"^(?:filed under|this (?:article|story|post) (?:is )?tagged (?:under|with)|tags?|topics?|more about|explore more|in this (?:article|story)|categories|category)\b ?(?::|$)",
        at_start=True,
    ),
    # Notices of the page and of the house.
    make_cue(
        _KIND.NOTICE,
        150,
        "cookie cookies privacy terms",
        r"\b(?:we|site|website|page|us) (?:and our partners )?uses? (?:\w+ )?cookies\b|\b(?:accept|reject|allow|manage) (?:all )?cookies\b|\bcookie (?:policy|settings|preferences|consent|notice)\b|^[^“”\"]*\b(?:our|you agree|by (?:clicking|signing|using|continuing|subscribing)|apply)\b[^“”\"]{0,80}\b(?:privacy (?:policy|notice)|terms (?:of (?:use|service)|and conditions|& conditions))\b|^(?:\w+ ){0,4}(?:privacy policy|terms of (?:use|service)|terms (?:and|&) conditions)(?: \w+){0,4}$",
    ),
    make_cue(
        _KIND.NOTICE,
        80,
        "reserved © c copyright part not hyperlink hyperlinks hyper link links permission reprint reprints reprinting",
        r"\ball rights reserved\b|^\W{0,3}(?:©|\(c\)) ?\w[^.!?]{0,80}\.?$|^copyright(?: ©| by|:) ?\w[^.!?]{0,80}\.?$|^\W*no part of this (?:article|report|story|site|publication|page)\b|(?:^|\s)(?:©|\(c\)|copyright) ?(?:©|\(c\))? ?(?:19|20)\d\d\b|\bmay not be (?:published|reproduced|republished)\b|^(?:[^“”]{0,60}(?:©|\(c\)|\bcopyright\b)[^“”]{0,60})?\b(?:re-?print(?:s|ing)?|re-?publication|reproduction|use of (?:the )?(?:materials?|content|texts?)|quot(?:ing|ation))\b[^.“”]{0,60}\b(?:with|requires?|without) (?:an? )?(?:active |direct |live )?(?:hyper-?links?|link|(?:written |prior )*permission)\b",
    ),
    make_cue(
        _KIND.NOTICE,
        120,
        "correction clarification note disclaimer disclosure earlier update updates updated corrected amended edited published clarified revised translated developing breaking",
        r"^\W*(?:correction|clarification|editor['’]?s['’]? note|editors['’] note|author['’]s note|disclaimer|disclosure|note to readers)\b(?: \([^()]{1,40}\)| on [^:]{1,30}|,? [A-Z][a-z]+ \d{1,2}[^:]{0,20})? ?[:—–]|^this (?:story|article|report|post|piece|page|headline)(?:'s headline)? (?:has been|was|is being|will be|is) (?:last |first |originally |being )?(?:updated|corrected|amended|edited|published|clarified|revised|translated|developing)\b|^an earlier version of this\b|^updates?:?$|^this is a (?:breaking|developing) (?:news )?story\b",
        at_start=True,
    ),
    make_cue(
        _KIND.NOTICE,
        8,
        "",
        r"^[\W_]*(?:(?:view|show|read|post|leave|add|see|hide|load) )?(?:all |a |more )?(?:\d[\d,.]*k? )?(?:comments?|replies|reply|shares?|views?|likes|retweets|reads)(?: ?\(?\d[\d,]*\)?)?[\W_]*$|^\W{0,3}\d{1,3}[ -]min(?:ute)?s?\.? (?:to )?read$|^(?:estimated )?read(?:ing)? ?time\W{1,3}\d{1,3} ?min(?:ute)?s?\.?$|^comments (?:are )?closed\.?$",
        at_start=True,
    ),
    make_cue(
        _KIND.NOTICE,
        14,
        "",
        r"^\W{0,3}(?:(?:last |first |originally |date )?(?:updated?|published|posted|modified|created|issued)(?: on| at)?)\b ?:?[^\d.“”]{0,20}\d(?:[\d\s:.,/|()–-]|[a-z]{1,4}\b|(?:january|february|march|april|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b)*$|^\d{1,2}[:.h]\d{2}(?: ?[ap]\.?m\.?)?(?: ?\(?[A-Z]{2,4}\)?)?$|^(?:\d{1,3}|an?|one|two) ?(?:secs?|mins?|minutes?|hrs?|hours?|days?|weeks?|months?|years?|[hdm]) ago$|^just now$",
        at_start=True,
    ),
    make_cue(
        _KIND.NOTICE,
        12,
        "",
        r"^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sat|sun)(?:day)?,? )?(?:\d{1,2}(?:st|nd|rd|th)? )?(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?,? (?:\d{1,2}(?:st|nd|rd|th)?,? )?(?:at )?\d{4}(?:\W{1,3}(?:at )?\d{1,2}[:.]\d{2}.{0,16})?$|^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?: .{0,20})?$",
        at_start=True,
    ),
    make_cue(_KIND.NOTICE, 3, "", r"^[\W_]+$", at_start=True),
    *NAME_CUES,
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


_TABLE = make_cue_table(CUES)
_HOUSE = make_cue_table((*HOUSE_CUES, *LINK_CUES, *BOX_CUES, *FOREIGN_CUES))
_COUNTED = 30
# Readers of pages put such a mark before an entry of a list.
_LISTED = re.compile(r"[-–•*·] (?=\S)")

# A post shown within a report ends with its writer's name and handle.
_TWEET = re.compile(r"[—–-] ?[^()\n]{1,60} \(@\w{1,30}\)")
_PART = re.compile(
    r",? ?\(?\bopens (?:in a )?new (?:tab|window)\b\)?|[(\[](?:RELATED|Related|READ MORE|Read more|Read More|READ|SEE ALSO|See also|ALSO READ|Also read|WATCH|MORE):[^()\[\]\n]{1,240}[)\]]"
)

# Behind a person's name the name in full, glued to headlines about the same: "Neal Rolf Jorn NealCouncil splits MORE";
# without the glue the given name must be the same too.
_NAME_CARD = re.compile(
    r"(?P<last>[A-Z][\w'’-]*[a-z])(?P<card>\s?(?:[A-Z(\"“][\w.,'’()\"”-]*\s){1,5}(?P=last)(?:[ ,]+[JS]r\.?)?(?=[A-Z0-9‘'\"“]))"
    r"|(?P<given>[A-Z]\w+)\s(?P<family>[A-Z][\w'’-]+)"
    r"(?P<spaced>\s(?P=given)\s(?:[A-Z][\w.'’-]*\s){0,4}(?P=family)\s(?=[A-Z0-9‘'\"“]))"
)
_MORE = re.compile(r"\sMORE(?!\w)")
_LONGEST_CARD = 1000  # letters


def find_cue(text: str) -> FurnitureKind | None:
    """The kind of furniture that the words of one line give away, or None.

    Args:
        text: the line without the space around it, at most some thousand characters.
    """
    if "(@" in text and _TWEET.search(text):
        return None
    size = len(text.split())
    # In a long line a mark more or less that stands alone is no matter.
    if size <= _COUNTED:
        words = _WORDS.findall(text.lower())
        size = len(words)
        for kind, strong, weak in _BUTTONS if size <= 14 else ():
            if _is_made_of(words, strong, weak):
                return kind
    return look_up(_TABLE, text, size)


def find_house_cue(text: str) -> FurnitureKind | None:
    """What the words of one line give away as of the house, beyond `find_cue`; a mark of lists before it is no matter.

    Kept apart, since whole pages are told by form, and the weights for that were fitted to the cues of `find_cue`.
    """
    listed = _LISTED.match(text)
    shown = text[listed.end() :] if listed else text
    kind = find_cue(shown) if listed else None
    return kind or look_up(_HOUSE, shown, len(_WORDS.findall(shown)))


def find_parts(text: str) -> tuple[tuple[int, int, FurnitureKind], ...]:
    """Links to other stories within a line of report: in brackets, or glued to the name of whom they are about."""
    parts = [(m.start(), m.end(), _KIND.RELATED) for m in _PART.finditer(text)]
    return tuple(sorted([*parts, *_name_cards(text)]))


def _name_cards(text: str) -> Iterator[tuple[int, int, FurnitureKind]]:
    last = 0
    for more in _MORE.finditer(text):
        card = _NAME_CARD.search(text, max(last, more.start() - _LONGEST_CARD), more.start())
        if card is not None:
            yield card.start("card" if card["card"] else "spaced"), more.end(), _KIND.RELATED
        last = more.end()


def _is_made_of(words: list[str], strong: frozenset[str], weak: frozenset[str]) -> bool:
    found = False
    for word in words:
        if word in strong:
            found = True
        elif word not in weak and not word.isdigit():
            return False
    return found
