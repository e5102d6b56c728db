"""Short forms of given names.

In go two given names in lower case; out comes whether one is a usual short form of the other, or both are
of a third. Says nothing of forms that only cut the name's end ("Rob"), nor of spellings.
"""

from functools import cache

__all__ = ["are_short_forms"]

# A full name and its short forms, a line each; a short form may belong to several names.
_FORMS = """
robert bob bobby rob robbie
william bill billy will willie liam
richard dick rick ricky rich
james jim jimmy jamie
john jack johnny
katherine kate kathy katie kay
catherine kate cathy katie
anthony tony
michael mike mick mickey
joseph joe joey
thomas tom tommy
edward ed eddie ted ned
theodore ted theo
elizabeth liz beth betty lizzie eliza
margaret peggy maggie meg greta
alexander alex sasha sandy alec
alexandra alex sasha sandra
vladimir vova volodya
dmitri dima mitya
nikolai kolya
ivan vanya
mikhail misha
yevgeny zhenya
charles charlie chuck
henry harry hank
lawrence larry
gerald gerry jerry
jerome jerry jay
jason jay
patrick pat paddy
patricia pat patty trish
andrew andy drew
david dave davy
daniel dan danny
steven steve
stephen steve
christopher chris kit
francis frank
francisco paco pancho
jose pepe
ronald ron ronnie
donald don donnie
gregory greg
susan sue susie
deborah debbie
barbara barb
rebecca becky
victoria vicky
jennifer jen jenny
dorothy dot dolly
mary molly polly
antonio toni tonio
matthew matt
nicholas nick
peter pete
samuel sam
benjamin ben benny bibi
timothy tim
kenneth ken
leonard len lenny
frederick fred freddie
albert al bert
rudolph rudy
rudolf rudy
jacob jake
nathaniel nate
zachary zack
abraham abe
eugene gene
harold hal
louis lou
cynthia cindy
jacqueline jackie
terence terry
bernard bernie
randolph randy
"""


def are_short_forms(a: str, b: str) -> bool:
    """Whether the given names `a` and `b` can be forms of one.

    >>> are_short_forms("bob", "robert"), are_short_forms("bob", "richard")
    (True, False)
    """
    return bool(_families().get(a, frozenset()) & _families().get(b, frozenset()))


@cache
def _families() -> dict[str, frozenset[str]]:
    """Each form to the full names that it stands for."""
    families: dict[str, frozenset[str]] = {}
    for line in _FORMS.split("\n"):
        for form in line.split():
            families[form] = families.get(form, frozenset()) | {line.split()[0]}
    return families
