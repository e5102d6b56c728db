import pytest

from tests.language.marked_attributions import check

A_SOURCE_MAY_STAND_BEHIND_ITS_VERB = [
    "<content>The bridge was closed</content>, <cue>said</cue> <source>the ministry</source>.",
    "“<content>The bridge is closed,</content>” <cue>said</cue> <source>Ada Brandt</source>.",
    "“<content>We are ready,</content>” <cue>replied</cue> <source>the captain of the ferry</source>.",
    "“<content>Who signed this?</content>” <cue>asked</cue> <source>Senator Iven Holm</source>.",
    "“<content>The bridge is closed,</content>” <cue>said</cue> <source>the mayor</source> on Friday.",
    '"<content>No one was hurt,</content>" <cue>wrote</cue> <source>Mr. Holm</source>.',
    "“<content>The bridge is closed,</content>” <cue>said</cue> <source>Ada Brandt, the mayor of Port Ansel</source>.",
    "“<content>The bridge is closed,</content>” <cue>said</cue> <source>Ada Brandt, the mayor of Port Ansel</source>, on Monday.",
    "“<content>The bridge is closed,</content>” <cue>said</cue> <source>Ada Brandt</source>, who left the room.",
]


@pytest.mark.parametrize("marked", A_SOURCE_MAY_STAND_BEHIND_ITS_VERB)
def test_a_source_may_stand_behind_its_verb(marked: str) -> None:
    check(marked)


EACH_OF_TWO_SPEAKERS_IN_A_PARAGRAPH_KEEPS_THEIR_OWN_WORDS = [
    "“<content 1>The bridge is closed,</content>” <source 1>Ada Brandt</source> <cue 1>said</cue>. “<content 2>It is open,</content>” <source 2>Iven Holm</source> <cue 2>replied</cue>.",
    "<source 1>The ministry</source> <cue 1>said</cue> <content 1>the road was safe</content>. <source 2>Drivers</source> <cue 2>said</cue> <content 2>it was not</content>.",
    "“<content 1>We won,</content>” <cue 1>said</cue> <source 1>Holm</source>. <source 2>Brandt</source> <cue 2>said</cue>: “<content 2>He lost.</content>”",
    "“<content 1>The vote was fair,</content>” <source 1>Brandt</source> <cue 1>said</cue>, but <source 2>Holm</source> <cue 2>said</cue> <content 2>it was stolen</content>.",
]


@pytest.mark.parametrize("marked", EACH_OF_TWO_SPEAKERS_IN_A_PARAGRAPH_KEEPS_THEIR_OWN_WORDS)
def test_each_of_two_speakers_in_a_paragraph_keeps_their_own_words(marked: str) -> None:
    check(marked)


ACCORDING_TO_GIVES_A_SOURCE_WITHOUT_A_VERB = [
    "<cue>According to</cue> <source>the ministry</source>, <content>the bridge was closed</content>.",
    "<content>The bridge was closed</content>, <cue>according to</cue> <source>the ministry</source>.",
    "<cue>According to</cue> <source>Ada Brandt</source>, <content>the dam was never safe</content>.",
    "<content>The fire began in a kitchen</content>, <cue>according to</cue> <source>two people</source>.",
    "<content>The fire began in a kitchen</content> <cue>according to</cue> <source>the fire service</source>.",
    "<content>The dam broke</content>, <cue>according to</cue> <source>a report by the coast guard</source>.",
]


@pytest.mark.parametrize("marked", ACCORDING_TO_GIVES_A_SOURCE_WITHOUT_A_VERB)
def test_according_to_gives_a_source_without_a_verb(marked: str) -> None:
    check(marked)


CITING_GIVES_THE_SOURCE_BEHIND_A_REPORT = [
    "<cue 2>Citing</cue> <source 2>unnamed officials</source>, <source 1>the Herald</source> <cue 1>said</cue> <content 1 2>the envoy had left</content>.",
    "<source 1>The Herald</source> <cue 1>said</cue> <content 1 2>the envoy had left</content>, <cue 2>citing</cue> <source 2>two diplomats</source>.",
]


@pytest.mark.parametrize("marked", CITING_GIVES_THE_SOURCE_BEHIND_A_REPORT)
def test_citing_gives_the_source_behind_a_report(marked: str) -> None:
    check(marked)


A_CLAUSE_LED_BY_AS_PASSES_ON_WHAT_STANDS_BEFORE_IT = [
    "<content>The envoy had already left</content>, as <source>the Herald</source> <cue>reported</cue>.",
    "<content>The envoy had already left</content>, as <source>Coastal Wire</source> <cue>reported</cue> on Monday.",
    "<content 2><source 1>Brandt</source> <cue 1>said</cue> <content 1>the dam was never safe</content></content>, as <source 2>the Herald</source> <cue 2>reported</cue>.",
]


@pytest.mark.parametrize("marked", A_CLAUSE_LED_BY_AS_PASSES_ON_WHAT_STANDS_BEFORE_IT)
def test_a_clause_led_by_as_passes_on_what_stands_before_it(marked: str) -> None:
    check(marked)


A_PARTICIPLE_TAKES_THE_SPEAKER_OF_THE_VERB_BEFORE_IT = [
    "<source 1 2>Brandt</source> <cue 1>said</cue> <content 1>the road was safe</content>, <cue 2>adding</cue> <content 2>that the bridge was not</content>.",
    "“<content 1>The road is safe,</content>” <source 1 2>Brandt</source> <cue 1>said</cue>, <cue 2>adding</cue> <content 2>that the bridge was not</content>.",
    "<source>Brandt</source> apologised on Monday, <cue>saying</cue> <content>the dam was never safe</content>.",
    "“<content 1>We are ready,</content>” <cue 1>said</cue> <source 1 2>the captain</source>, <cue 2>noting</cue> <content 2>that the crew had trained for months</content>.",
    "<source>The company</source> closed the mill, <cue>arguing</cue> <content>that it was too old</content>.",
]


@pytest.mark.parametrize("marked", A_PARTICIPLE_TAKES_THE_SPEAKER_OF_THE_VERB_BEFORE_IT)
def test_a_participle_takes_the_speaker_of_the_verb_before_it(marked: str) -> None:
    check(marked)


TWO_VERBS_JOINED_SHARE_THEIR_SOURCE = [
    "<source 1 2>Brandt</source> <cue 1>said</cue> <content 1>the road was safe</content> and <cue 2>warned</cue> <content 2>that the bridge was not</content>.",
    "<source 1 2>The union</source> <cue 1>denied</cue> <content 1>that it had called a strike</content> but <cue 2>said</cue> <content 2>the mill was shut</content>.",
]


@pytest.mark.parametrize("marked", TWO_VERBS_JOINED_SHARE_THEIR_SOURCE)
def test_two_verbs_joined_share_their_source(marked: str) -> None:
    check(marked)


AN_APPOSITION_BEFORE_THE_VERB_BELONGS_TO_THE_SOURCE = [
    "<source>Mayor Ada Brandt</source> <cue>said</cue> <content>the bridge was closed</content>.",
    "<source>Foreign ministry spokeswoman Ada Brandt</source> <cue>said</cue> <content>the envoy had left</content>.",
    "<source>Ada Brandt, the mayor of Port Ansel</source>, <cue>said</cue> <content>the bridge was closed</content>.",
    "<source>The mayor, Ada Brandt</source>, <cue>said</cue> <content>the bridge was closed</content>.",
    "<source>Iven Holm, a lawyer for the family</source>, <cue>said</cue> <content>that the boy was well</content>.",
]


@pytest.mark.parametrize("marked", AN_APPOSITION_BEFORE_THE_VERB_BELONGS_TO_THE_SOURCE)
def test_an_apposition_before_the_verb_belongs_to_the_source(marked: str) -> None:
    check(marked)


A_RELATIVE_CLAUSE_STAYS_OUT_OF_THE_WAY_OF_VERB_AND_SOURCE = [
    "<source>A man who saw the crash</source> <cue>said</cue> <content>the bus was on fire</content>.",
    "<source>Brandt, who had led the inquiry</source>, <cue>said</cue> <content>the bridge was closed</content>.",
    "<source>Brandt</source>, who <cue>said</cue> <content>that the bridge was closed</content>, left the room.",
]


@pytest.mark.parametrize("marked", A_RELATIVE_CLAUSE_STAYS_OUT_OF_THE_WAY_OF_VERB_AND_SOURCE)
def test_a_relative_clause_stays_out_of_the_way_of_verb_and_source(marked: str) -> None:
    check(marked)


A_SOURCE_IS_ITS_WHOLE_PHRASE = [
    "<source>The ministry of defence and the coast guard</source> <cue>said</cue> <content>the ship was theirs</content>.",
    "<source>Brandt and Holm</source> <cue>said</cue> <content>the vote was fair</content>.",
    "<source>The World Council of Mills and Dams</source> <cue>said</cue> <content>prices would fall</content>.",
    "<source>A spokesman for the ministry</source> <cue>said</cue> <content>the envoy had left</content>.",
    "<source>A person familiar with the talks</source> <cue>said</cue> <content>the envoy had left</content>.",
    "<source>The U.S. envoy</source> <cue>said</cue> <content>the talks went well</content>.",
    "<source>J. K. Holm</source> <cue>said</cue> <content>the talks went well</content>.",
    "<source>One witness</source> <cue>said</cue> <content>the bus was on fire</content>.",
    "<source>The mayor’s office</source> <cue>said</cue> <content>the bridge was closed</content>.",
    "<source>Holm’s lawyer</source> <cue>said</cue> <content>he was innocent</content>.",
    "<source>Brandt</source> <cue>also said</cue> <content>the dam was safe</content>.",
]


@pytest.mark.parametrize("marked", A_SOURCE_IS_ITS_WHOLE_PHRASE)
def test_a_source_is_its_whole_phrase(marked: str) -> None:
    check(marked)


WHO_AND_AN_OWNER_STAND_FOR_THE_NOUN_BEFORE_AND_FOR_NO_MORE = [
    "Nobody saw <source>Holm</source>, who <cue>said</cue> <content>the bridge was closed</content>.",
    "It came from <source>the Harbour Council report</source> released on Monday, which <cue>said</cue> <content>the dam was safe</content>.",
    "<source 1>The court</source> <cue 1>rejected</cue> <content 1><source 2>the union</source>’s <cue 2>claim</cue> <content 2>that the dam was safe</content></content>.",
    "<source 1>Ministers</source> <cue 1>rejected</cue> <content 1><source 2>Holm</source>’s <cue 2>accusation</cue> <content 2>that the dam was unsafe</content></content>.",
    "Few heard of <source>the mayor Ada Brandt</source>’s <cue>claim</cue> <content>that the dam was safe</content>.",
]


@pytest.mark.parametrize("marked", WHO_AND_AN_OWNER_STAND_FOR_THE_NOUN_BEFORE_AND_FOR_NO_MORE)
def test_who_and_an_owner_stand_for_the_noun_before_and_for_no_more(marked: str) -> None:
    check(marked)
