"""Which pairs of statements are worth a look."""

import numpy as np

from crossread.align.match.candidates import candidates
from tests.align.invented import story_features_of


def test_one_word_that_says_nothing_by_itself_is_set_beside_nothing() -> None:
    features = story_features_of(
        "Perhaps. The harbour of Hollin was closed for a week.",
        "Maybe so. The harbour of Hollin was closed for a week.",
    )
    alike = np.ones((len(features), 2), dtype=np.float32)
    pairs = {(features[i].text, features[j].text) for i, j in candidates(features, alike)}

    assert pairs == {("The harbour of Hollin was closed for a week.",) * 2}
