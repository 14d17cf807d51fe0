"""Sentences stay true for none, one and many."""

import pandas as pd

from helpers.show.brief import about_frames

STORM = {
    "a": "The storm killed 12 people on Monday, the mayor said. \"We were not ready,\" said Mayor Ada Holm. Power failed in 3,000 homes.",
    "b": "At least 11 people died in the storm on Monday, officials said. Power failed in about 3,000 homes. Schools stay closed.",
}


def test_a_main_frame_needs_three_hits():
    ranked = pd.DataFrame({"article": ["a", "b"], "frame": ["economy", "conflict"], "hits": [4, 2], "rank": [1, 1]})
    assert about_frames(ranked) == "Main frame by number of hits: a: economy (4). In 1 article no frame has 3 hits."
    assert about_frames(ranked[1:]) == "No main frame can be named. In 1 article no frame has 3 hits."
