"""The words by which lines of the house give themselves away: what it asks, offers, states of itself, and links to.

Holds one table of cues, `HOUSE_CUES`, and no code that looks for them. They are general phrases of pages of news,
written by hand; none names a site, and none is looked for in a line with quotation marks, which somebody said.
"""

from crossread.extract.furniture.pictures import NAMES, make_cue
from crossread.types.report import FurnitureKind

__all__ = ["HOUSE_CUES"]

_KIND = FurnitureKind
_PLACES = r"(?:instagram|facebook|twitter|x|tiktok|threads|youtube|bluesky|linkedin|whatsapp|telegram|mastodon|snapchat)"

HOUSE_CUES = (
    # Who wrote it, with whom, and where it stood first.
    make_cue(
        _KIND.BYLINE,
        45,
        "@",
        rf"^\W*(?:[Ss]taff )?(?:[Ww]riter |[Rr]eporter )?{NAMES} (?:can|may) be (?:reached|contacted|followed)\b[^“”\"]*@"
        r"|^Contact (?:reporter |writer )?[A-Z][^.“”\"@]{1,60}? (?:at|via|by|on|with)\b[^“”\"]*@",
        case=True,
        at_start=True,
    ),
    make_cue(
        _KIND.BYLINE,
        12,
        "author authors writer written reported reporter photographer words story text editor",
        rf"^(?:Authors?|AUTHORS?|Writer|Reporter|Photographer|Words|Story|Text|Editor|Reported by|Written by) ?: {NAMES}(?:, [^.“”]{{2,60}})?$",
        case=True,
        at_start=True,
    ),
    make_cue(
        _KIND.BYLINE,
        25,
        "contributing includes",
        r"^contributing(?: writers?| reporters?)?: \S|^includes (?:information|material|reporting) from\b",
        at_start=True,
    ),
    make_cue(
        _KIND.BYLINE,
        30,
        "reported contributed",
        rf"^{NAMES} (?:reported|contributed)(?: to this (?:report|story))? from [A-Z][^“”\"]{{2,70}}$",
        case=True,
        at_start=True,
    ),
    make_cue(
        _KIND.BYLINE,
        60,
        "produced edited adapted audio",
        r"^(?:this|today['’]s) (?:episode|segment|interview|story|podcast) (?:of [^“”\"]{1,40} )?was (?:produced|edited|adapted)\b|^(?:the )?interviews? (?:with [^“”\"]{1,60} )?(?:was )?produced by\b|^the audio engineer was\b",
        at_start=True,
    ),
    make_cue(
        _KIND.CREDIT,
        20,
        "courtesy source",
        r"^courtesy(?: of|:) ?[^.!?]{3,60}$|^source images? (?:by|from|via)\b[^“”\"]{3,140}$|^(?:all )?(?:stats|statistics|data|photos?|images?|pictures?|video|audio|graphics?) (?:(?:are|is) )?courtesy (?:of )?[^.!?]{3,100}\.?$",
        at_start=True,
    ),
    make_cue(
        _KIND.CREDIT,
        10,
        "source sources",
        r"^SOURCES?: ?[A-Z][\w .,&/’'-]{1,60}(?<![.])$|^Sources?: (?:[Nn]ews )?[Aa]gencies\.?$",
        case=True,
        at_start=True,
    ),
    make_cue(
        _KIND.NOTICE,
        60,
        "article story piece column post essay ed oped commentary report cross crossposted reprinted",
        r"^this (?:article|story|piece|column|post|essay|op-?ed|commentary|report) (?:was |is )?(?:(?:first|originally|also) )+(?:appeared|ran|published|posted)\b"
        r"|^a version of this (?:article|story|piece|column|post|essay|op-?ed|report) (?:(?:first|originally|also) )?(?:appear(?:s|ed)|ran|was)\b"
        r"|^cross-?posted (?:from|at|on)\b|^reprinted (?:by|with) permission\b",
        at_start=True,
    ),
    make_cue(
        _KIND.NOTICE,
        60,
        "previous newsletter edition condensed edited spoilers update updated blog issue featured know",
        r"^(?:here['’]s )?what we (?:do(?: not|n['’]t) )?know(?: so far)?:?$|^a previous ver(?:sion|ison) of this (?:article|story|report|post|piece|headline)\b"
        r"|^(?:this|the) (?:interview|conversation|transcript|discussion|excerpt|letter|q ?& ?a)s? (?:has|have|was|were) (?:been )?(?:lightly |slightly )?(?:edited|condensed)\b"
        r"|^(?:this|the following) (?:article|story|post|review|piece) contains (?:\w+ )?spoilers\b"
        # The hour at which a running report went on, with the heading of what it tells then.
        r"|^update at \d{1,2}(?::\d\d)? ?[ap]\.?m\.?(?: [a-z]{2,3})?[.:] (?!.*\b(?:said|says|told|tells|writes|adds)\b)[^.!?:“”\"]{0,80}[?:]$"
        r"|^updated (?:to|with|at|on) (?:add|include|reflect|clarify|correct|note|say)\b|^this (?:live )?blog (?:has ended|is (?:now )?closed|is no longer)\b"
        r"|^this (?:article|story|piece|column|post|essay) (?:is from|(?:will )?appears? in|appeared in|was featured in|is featured in) the [^“”\"]{1,60}\b(?:issue|newsletter|edition)\b",
        at_start=True,
    ),
    make_cue(
        _KIND.NOTICE,
        80,
        "constitute substitute shares securities permission copyright recaptcha clicking tapping submitting registering entering subscribing distributed",
        r"^[^“”\"]{0,140}\b(?:informational|educational|entertainment) purposes only\b[^“”\"]{0,120}\b(?:constitute|substitute)\b|^[^“”\"]{0,120}\bis not a substitute for professional\b"
        r"|^the authors?(?: or authors)? (?:do|does|did)(?: not|n['’]t)? (?:own|hold) (?:any )?(?:shares|securities|positions)\b[^“”\"]{0,40}\b(?:shares|securities)\b"
        r"|^\W{0,3}(?:©|copyright)[^“”\"]{1,90}\b(?:permission|copyright|distributed by)\b|^(?:© ?)?copyright\b[^.!?“”\"]{1,60}\b(?:19|20)\d\d\b[^.!?“”\"]{0,40}$"
        r"|^this site is protected by recaptcha\b|^by (?:clicking|tapping|submitting|registering|entering|subscribing)\b.{0,100}\byou (?:accept|agree|consent|confirm|acknowledge)\b",
        at_start=True,
    ),
    make_cue(
        _KIND.NOTICE,
        60,
        "doi journal note",
        r"^journal information: ?\w[^.]{2,80}$|^note to readers?: |^(?:more|further) information: .{10,400}\bdoi\b",
        at_start=True,
    ),
    make_cue(
        _KIND.NOTICE,
        8,
        "thank thanks",
        r"^thank you$|^(?:thank you|thanks) for (?:reading|your (?:support|interest|feedback)|watching|listening)\W*$",
        at_start=True,
    ),
    make_cue(
        _KIND.NOTICE,
        60,
        "expressed contained provided",
        r"^(?:the )?(?:opinions?|views?)(?: and (?:opinions?|views?))? expressed\b[^“”\"]{0,90}\b(?:are|do not|does not|don['’]t)\b"
        r"|^the (?:information|content)s? (?:contained|provided) (?:in|on) this (?:article|site|page|website)\b",
        at_start=True,
    ),
    make_cue(
        _KIND.NOTICE,
        60,
        "reprints reprint copy retrieved doi standards sent",
        r"^order reprints\b|^this copy is for your personal\b|^click here for reprint\b|^citation: .{10,200}\bretrieved \d|^doi: ?10\.|^our standards: "
        r"|^this article has been sent to\b",
        at_start=True,
    ),
    # What it asks of its visitors.
    make_cue(
        _KIND.PROMOTION,
        90,
        "commission commissions compensation revenue sale sales editors team",
        r"^[^“”\"]*\b(?:we|this (?:site|page|post)|our site|reader-supported|if you (?:buy|click|purchase))\b[^“”\"]*\b(?:may|might|could|can|will) (?:earn|receive|get|collect) (?:a |an |some )?(?:[\w-]+ ){0,2}(?:commission|compensation|revenue|share of (?:the )?sales?)\b"
        r"|^[A-Z][\w’']{1,20}(?: [A-Z]\w{0,20}){0,2} (?:may|might) (?:earn|get|receive) (?:a |an )?(?:\w+ )?commissions? (?:from|on|if|when|for|through|via)\b[^“”\"]{0,90}$"
        r"|^[^“”\"]*\bindependently (?:selected|chosen|reviewed|curated) by (?:our|the) (?:editors|team)\b",
        at_start=True,
    ),
    make_cue(
        _KIND.PROMOTION,
        60,
        "enjoyed liked support donate contribution donation",
        r"^if you (?:enjoyed|liked) this (?:article|story|piece|post)\b[^“”\"]*$"
        r"|^donate (?:now|today|here)\b[^.“”\"]{0,40}$|^(?:donate to )?support (?:independent|quality|local|our) (?:\w+ )?journalism\W*$"
        r"|^[^“”\"]{0,120}\byour (?:support|contribution|donation) (?:helps|keeps|makes|allows|powers) (?:us|our)\b",
        at_start=True,
    ),
    make_cue(
        _KIND.PROMOTION,
        40,
        "follow like join find stay tuned check",
        rf"^(?:follow|like|join|find) (?!up\b)[^“”\"]{{1,70}}\bon (?:our |its )?{_PLACES}\b(?=[^“”\"]*$)"
        r"|^(?:please )?(?:stay (?:tuned|with us)|check back|follow (?:us|our|their) [^.“”\"]{1,80}) for (?:[a-z]+ )?(?:updates|developments)\b[^“”\"]{0,60}$",
        at_start=True,
    ),
    make_cue(
        _KIND.PROMOTION,
        60,
        "journalism tip tips newsroom reporting letters letter news day morning week miss believe committed know understand looking want",
        r"^don['’]t miss out\b[^“”\"]*$|^at [A-Z][\w .’']{1,40}, we (?:believe|are committed|know|understand)\b[^“”\"]*$|^(?:looking for|want) [^?“”\"]{3,80}\? (?:we['’]ve got|check out|sign up|subscribe|join)\b[^“”\"]*$"
        r"|^our (?:journalism|newsroom|reporting) (?:needs|depends|relies)\b[^“”\"]*$|^send (?:me|us) (?:a|your) (?:secure |news |confidential )?tips?\b[^“”\"]{0,60}$|^(?:have|got) a (?:confidential|secure) tip\b[^“”\"]{0,80}$"
        r"|^[^“”\"]{0,160}\bletters? to the editor\b[^“”\"]{0,160}\b(?:e-?mail|send|submit|write to|hear)\b[^“”\"]{0,160}\b(?:us|our|we|your|tips)\b"
        r"|^be the first to (?:get|hear|read|receive|see) (?:the )?(?:(?:latest|breaking|top|daily) )?news\b[^“”\"]{0,40}$|^(?:start|begin|kick off) your (?:day|morning|week) with\b[^“”\"]{0,120}\b(?:newsletter|briefing|powered by|headlines|the latest|bulletin|podcast)\b",
        at_start=True,
    ),
    make_cue(
        _KIND.PROMOTION,
        40,
        "tip tips comment comments below think letterbox",
        r"^(?:have|got|do you have) (?:a|any) (?:(?:news|story|hot) )?tips?\?"
        r"|^[^“”\"]{0,120}\b(?:let us know|tell us|sound off|share your thoughts|have your say) (?:\w+ ){0,5}(?:in the comments?|below)\b"
        r"|^tell us what you think\W*$|^get\b[^“”\"]{0,60}\bdelivered (?:\w+ )?(?:to|through) your letterbox\b",
        at_start=True,
    ),
    make_cue(
        _KIND.PROMOTION,
        9,
        "deal deals price prices tickets shop preorder on",
        r"^(?:view|see) (?:the )?deals?\W*$|^check prices?\W*$|^view on [A-Z][\w.& ]{1,20}(?: \$\d[\d.,]*)?$|^(?:buy|get) (?:your )?tickets(?: here| now)?\W*$"
        r"|^shop (?:this|the) (?:story|look)$|^preorder (?:at|from) [^.“”\"]{2,30}$",
        at_start=True,
    ),
    make_cue(
        _KIND.SUBSCRIBE,
        60,
        "access unlock install subscribe newsletter",
        r"^.{3,80}\bnewsletter (?:brings|delivers|gives|sends) you\b|^(?:get|enjoy|unlock) (?:full |unlimited |exclusive |instant |premium )?access to\b[^“”\"]{0,140}\b(?:subscriptions?|for (?:as little as|just|only)|from (?:just|only)|newsletters?|free trial)\b|^unlock (?:the best|a world|premium|exclusive|all|more)\b[^“”\"]{0,140}$"
        r"|^install (?:the|our) [^.“”\"]{2,40}\bapp\b[^“”\"]{0,40}$|^(?:click|tap) to subscribe\b[^“”\"]{0,100}$",
        at_start=True,
    ),
    make_cue(
        _KIND.SUBSCRIBE,
        60,
        "subscription valid signing subscribing offers partners bookmarks bookmarked newsletter subscriber informed know loop message arrives saved",
        r"^your subscription (?:could|has|was)\b|^please (?:enter|provide) a valid\b|^thanks for (?:signing up|subscribing)\b"
        r"|^(?:contact me with|i would like to be emailed|i would like to receive|receive e-?mails? from)\b[^“”\"]{0,80}\b(?:offers|partners)\b"
        r"|^find your bookmarks in\b|^article bookmarked$|^don['’]t show me this message\b|^add to your saved\b"
        r"|^(?:(?:skip past|skip|after) newsletter promotion|get the [\w. ]{1,40} newsletter|free (?:daily|weekly|monthly) newsletter)$"
        r"|^(?:stay informed|be the first to know|stay in the (?:loop|know))\W*$|^not a subscriber\b[^“”\"]{0,60}\?|^arrives (?:daily|weekly|weekdays)$",
        at_start=True,
    ),
    # What stood in a box of another site, or could not be shown.
    make_cue(
        _KIND.PLAYER,
        25,
        "post photo content video permission",
        rf"^view this (?:post|photo|video) on\b|^a post shared by\b|^this content (?:can also be viewed|is not available)\b|^to (?:see|view) this (?:content|video|post)\b"
        rf"|^waiting for your permission\b|^{_PLACES} content$",
        at_start=True,
    ),
    make_cue(
        _KIND.PLAYER,
        30,
        "below here above gallery slideshow",
        r"^(?:watch|listen to|stream|hear|view|see) (?!you\b|it\b)(?:.{3,160}[^\w.!?] ?|.{3,160} )(?:below|(?<!from )(?<!over )(?<!up )(?<!live )here|above)\W{0,3}$|^see (?:below|above) for\b[^“”]{3,100}$|^get (?:the|our) (?:full )?[^“”]{3,100} here\W*$"
        r"|^(?:keep )?(?:scroll|click|swipe|flip) (?:down|through|on|ahead|right|left|to)\b[^“”]{0,90}\b(?:below|here|gallery|slideshow)\b[^“”]{0,60}$",
        at_start=True,
    ),
    make_cue(
        _KIND.PLAYER,
        20,
        "watch listen stream",
        r"^(?:watch|listen to|stream) (?!out\b|for\b|over\b).{3,120}\b(?:(?:music|lyric|full) video|trailer|podcast|full episode|highlights|livestream)s?\b(?:[ ,][^“”.]{0,60})?\.?$",
        at_start=True,
    ),
    make_cue(
        _KIND.PROMOTION,
        12,
        "ad advert advertisement ads sponsor sponsors",
        r"^[\W_]*(?:story|article|text|content|report|post|recipe|page) continues (?:below|after|following) (?:this |the |these |our )?(?:ad|advert|advertisement|ads|sponsors?)\b[\W_]*$|^[\W_]*(?:ad feedback|hide ad|report (?:this )?ad|why this ad\?|skip ads?)[\W_]*$",
        at_start=True,
    ),
    make_cue(
        _KIND.SHARE,
        40,
        "share sharing",
        r"^share or comment on this\b|^(?:share )?all sharing options for\b",
        at_start=True,
    ),
    make_cue(
        _KIND.SHARE,
        14,
        "opens",
        r"\(opens in (?:a )?new (?:window|tab)\)$",
    ),
    # Comments of visitors, and what the page asks of them.
    make_cue(
        _KIND.NOTICE,
        30,
        "comment comments commenting forum feedback helpful",
        r"^(?:please )?read our comment(?:s|ing)? policy\b|^click to (?:read|view|see|leave|add)\b[^.“”\"]{0,40}\bcomments?\W*$|^posting comments is\b|^discuss this in the forum\b"
        r"|^comment now\W*$|^comments are (?:now )?(?:limited|disabled|moderated)\b|^was this (?:page|article|story) helpful\b|^thanks for your feedback\b",
        at_start=True,
    ),
    make_cue(
        _KIND.NOTICE,
        8,
        "leitura lectura lecture lesezeit lesedauer lettura leestijd continues jump back old",
        r"^(?:tempo de leitura|tiempo de lectura|temps de lecture|lesezeit|lesedauer|tempo di lettura|leestijd)\W"
        r"|^story continues\W*$|^jump to\W*$|^back to (?:news|search results|top|home)\W*$|^this article is more than [\w ]{1,14} old$",
        at_start=True,
    ),
    # Other stories.
    make_cue(
        _KIND.RELATED,
        25,
        "more next reading see watch photos gallery also read listen related story miss",
        r"^(?:MORE|READ NEXT|NEXT STORY|NEXT|WATCH NEXT|WATCH MORE|REQUIRED READING|SEE|SEE MORE|SEE ALSO|WATCH|PHOTOS|GALLERY|ALSO|READ|READ MORE|LISTEN|RELATED|RELATED STORY|DON['’]T MISS): [A-Z0-9‘'“\"].{8,170}(?<![.:;,”\"])$"
        r"|^(?:Read|Read [Mm]ore|Listen|Watch|Watch [Mm]ore|See|See [Aa]lso|Read [Nn]ext|Next|Also [Rr]ead|More|Related): [A-Z0-9‘'“\"].{8,170}(?<![.:;,])$",
        case=True,
        at_start=True,
    ),
    make_cue(
        _KIND.RELATED,
        30,
        "http https www",
        r"^(?:more [^.“”\"]{1,40}:|(?:follow|find|see|read) [^“”\"]{0,80}\b(?:coverage|stories|reporting)\b[^“”\"]{0,60}) ?\b(?:at )?(?:https?://|www\.)",
        at_start=True,
    ),
    make_cue(
        _KIND.RELATED,
        30,
        "for read see check",
        r"^for (?:more|the full story|details),? (?:read|see|watch) [A-Z‘'“\"][^.]{8,120}\.?$|^(?:read|see) (?:the )?(?:original|full) (?:article|story|post|report|interview|review|recipe)s? (?:on|at|in|from|here)\b[^“”]{0,60}$|^check out [^“”\"]{0,80}\b(?:on|at) [\w-]+\.(?:com|co|org|net)\b[^“”\"]{0,20}$"
        r"|^for (?:more|all the latest) (?!information|details|info|than)[^.“”\"]{3,120}\b(?:visit|follow|click|check out)\b",
        at_start=True,
    ),
    make_cue(
        _KIND.RELATED,
        9,
        "explore also must read viewed popular watched shared posts trending latest next author recent stories articles author review reviews",
        r"^explore more on these topics\W*$|^people are also reading\W*$|^more must[- ]reads? from\b|^most (?:read|viewed|popular|watched|shared)(?: (?:in|on|stories|articles|news|sports)\b[\w ]{0,30})?\W*$"
        r"|^(?:popular|trending|latest) (?:on|in|now|stories|articles|posts|videos)\b[\w ’']{0,25}$|^next (?:up in|read this)\b[^.]{0,25}$"
        r"|^(?:view|see|read) all (?:articles|stories|posts) (?:by|from)\b[^.]{0,40}$|^recent (?:stories|articles|posts) by\b[^.]{0,40}$|^read our (?:full )?(?:[\w.+-]+ ){0,7}reviews?\W*$",
        at_start=True,
    ),
    make_cue(
        _KIND.RELATED,
        9,
        "more read story article report post",
        r"^(?:More|MORE) (?:[Bb]y|BY|[Ff]rom|FROM) (?:[Tt]he |THE )?[A-Z][^.!?:]{1,50}$|^(?:Read|READ|View|VIEW|See|SEE) (?:[Tt]he|THE) (?:(?:[Ff]ull|[Ww]hole|FULL|[Rr]est of the) )?(?:[Ss]tory|STORY|[Aa]rticle|ARTICLE|[Rr]eport|[Pp]ost)\W*$|^Read [Mm]ore [Aa]bout\b[^.]{0,60}$",
        case=True,
        at_start=True,
    ),
    make_cue(
        _KIND.RELATED,
        60,
        "tags labels posted filed published",
        r"^(?:(?:[Rr]elevant |[Rr]elated )?[Tt]ags|TAGS|Labels|LABELS)(?:(?::? )[A-Z#][^.?!]*|:)?$"
        r"|^(?:Posted|Filed|Published) (?:in|under)(?:(?::? )[A-Z#][^.?!]{0,120}|:)?$",
        case=True,
        at_start=True,
    ),
)
