from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.language.encoder import load_encoder
from training.pair_window import make_pair_window

BEGIN, END = 101, 102


def test_the_second_statement_is_of_the_second_kind() -> None:
    window = make_pair_window("Ada left.", "Ada Brandt went.", load_encoder().tokenizer)

    assert [window.ids[0], window.ids[-1]] == [BEGIN, END]
    assert window.ids.count(END) == 2
    assert window.kinds == (0,) * (window.ids.index(END) + 1) + (1,) * (
        len(window.ids) - window.ids.index(END) - 1
    )


@settings(deadline=None)  # the first example loads the tokenizer
@given(st.text(max_size=200), st.text(max_size=200))
def test_any_two_texts_make_a_window_of_three_rows_of_one_length(one: str, other: str) -> None:
    window = make_pair_window(one, other, load_encoder().tokenizer)

    assert len(window.ids) == len(window.shapes) == len(window.kinds) >= 3
