"""Small reports, each with the words that somebody says in it and the name of who says them.

`<said Ada Brandt>` marks words with the name that a careful reader ends with; without a name the report
names nobody. All reports are invented.
"""

import pytest

from crossread.annotate.annotate import annotate
from crossread.language.rules import RuleModel
from crossread.types.annotation import Quote
from crossread.types.report import Report
from tests.marked_text import Mark, read_marked

MODEL = RuleModel()

REPORTS = {
    "A pronoun behind words does not mean whom the words name.": """\
Mayor Rolf Neal asked the board for the harbour's books.

Jorn Haskett said in a letter that <said Jorn Haskett>the request was unlawful</said>.

“<said Jorn Haskett>Mayor Neal wants to score points against Otto Varga,</said>” he said.""",
    "Who spoke in the paragraph before goes on speaking.": """\
Jorn Haskett, an analyst at Brandt Bank, said <said Jorn Haskett>the charge would reach three millions</said>.

“<said Jorn Haskett>We see the law as good for the bank,</said>” he wrote in the note.""",
    "Words in marks are not said by whom a clause within them tells of.": """\
Council leader Ada Brandt answered in a memo that “<said Ada Brandt>Mr Varga said that he knew little</said>.”""",
    "Words that go on behind a cue are still the speaker's.": """\
“<said Ada Brandt>We want to save the ferry line,</said>” Ada Brandt said. “<said Ada Brandt>This is what we \
will say when Rolf Neal says that he agrees.</said>”""",
    "Marked words within a question belong to who asked it.": """\
When Tilda Oster asked whether the mayor was “<said Tilda Oster>a coward,</said>” Ada Brandt replied.""",
    "A lawyer in the lead is the one named behind.": """\
A lawyer for Mayor Neal said on Friday that <said Otto Varga>the request was a threat</said>.

“<said Otto Varga>It would do lasting damage,</said>” Otto Varga, the lawyer, said in a letter.""",
    "A role with its body finds who holds it, past others of that role.": """\
The army has kept the rules, <said Otto Varga>a Harbour Ministry spokesman said on Thursday</said>.""",
    "A memo speaks for who answered in it.": """\
Rolf Neal responded in a Monday memo that <said Rolf Neal>the charges were false</said>.

The memo added that <said Rolf Neal>the witness was tired of her work</said>.""",
    "Documents speak for the person who released them.": """\
The charges stand in a letter and a memo released on Monday by Ada Brandt, head of the board.

The memo says that <said Ada Brandt>two officials are on the list</said>.""",
    "Who stands behind a name in the plural means that group.": """\
The letter drew blame from Harbour Republicans who said <said Harbour Republicans>the charges were empty</said>.""",
    "A body is one under its name and its letters.": """\
The International Board of the Green Lantern confirmed its part.

“<said International Board of the Green Lantern>Today we moved the girls to the harbour,</said>” the IBGL said.""",
    "Whoever adds words behind a dash or a comma is the subject of the sentence.": """\
Ada Brandt said “<said Ada Brandt>the bridge is closed for good,</said>” adding that, “<said Ada Brandt>The \
council will meet Rolf Neal again next week.</said>”""",
}
