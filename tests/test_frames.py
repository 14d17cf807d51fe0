"""Codebooks, hits with their voice, ranking: invented texts."""

import json
import pickle
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.framing.codebook import FIELDS, FUNCTIONS, load_codebook
from helpers.framing.frames import codebook_for, find_frames, rank_frames
from helpers.ground import Reading
from helpers.ground.errors import CorpusError, LexiconError, SettingError
from helpers.ground.lexicons import LEXICONS

DATA = Path(__file__).parent / "data"


@pytest.fixture
def book(tmp_path):
    """A function that writes a codebook and loads it."""

    def make(source):
        path = tmp_path / "mine.toml"
        path.write_text(source, encoding="utf-8")
        return load_codebook(path)

    return make


def frames_of(*frames):
    return "\n".join(f'[[frame]]\nid = "{name}"\npatterns = {json.dumps(patterns)}' for name, patterns in frames)


def texts(*values, ids="abcdefgh"):
    return pd.DataFrame({"text": pd.Series(values, index=list(ids[: len(values)]), dtype=object)})  # objects hold half a surrogate too


def found(book, text, *patterns):
    return find_frames(texts(text), book(frames_of(("f", list(patterns)))))["surface"].tolist()


@pytest.mark.parametrize(
    ("text", "patterns", "surfaces"),
    [
        ("Trade, TRADE and trader.", ["trade"], ["Trade", "TRADE"]),
        ("Censors censored; uncensored.", ["censor*"], ["Censors", "censored"]),
        ("Uncensored and censored.", ["*censored"], ["Uncensored", "censored"]),
        ("Defence or defense, not defends.", ["defen[cs]e"], ["Defence", "defense"]),
        ("A cat, a cot, a coat.", ["c?t"], ["cat", "cot"]),
        ("Cyber-security, cyber security and “cyber” security.", ["cyber security"], ["Cyber-security", "cyber security", "cyber” security"]),
        ("Cyber, security. Cyber; security.\nCyber\nsecurity", ["cyber security"], []),
        ("It ended cyber. Security came.", ["cyber security"], []),
        ("The U.S. Congress met; Gov. Brown came.", ["u.s. congress", "gov. brown"], ["U.S. Congress", "Gov. Brown"]),
        ("China's network", ["china"], ["China"]),
        ("free trade zone and free trade", ["free trade", "trade", "free trade zone"], ["free trade zone", "free trade"]),
        ("the united states united", ["unit*", "united states"], ["united states", "united"]),
        ("guests gave them all a warm welcome. guests left. All welcome", ["guests ... welcome"], ["guests gave them all a warm welcome"]),
        ("one 1 2 3 4 5 6 two; one two", ["one ... two"], ["one two"]),
        ("close the wide gap, close a gap: close gap", ["close (the wide|a|) gap"], ["close the wide gap", "close a gap", "close gap"]),
        ("ban sales, limit sales, end sales", ["(ban|limit*) sales"], ["ban sales", "limit sales"]),
        ("Security Council and security", ["security"], ["Security", "security"]),
        ("互联网 主权 很重要", ["主权"], ["主权"]),
    ],
)
def test_patterns(book, text, patterns, surfaces):
    assert found(book, text, *patterns) == surfaces


def test_options_of_patterns(book):
    codebook = book(
        """
[[frame]]
id = "law"
weight = 0.5
except = ["law firm*"]
patterns = [
  "law*",
  { pattern = ["ICE", "IC*"], case = true, weight = 2 },
]
"""
    )
    text = "A law firm and laws. ICE on ice, ICC."
    hits = find_frames(texts(text), codebook)
    assert hits["surface"].tolist() == ["laws", "ICE", "ICC"]
    assert hits["weight"].tolist() == [0.5, 2, 2]


def test_one_place_in_two_frames_counts_in_both(book):
    hits = find_frames(texts("free trade"), book(frames_of(("a", ["free trade"]), ("b", ["trade"]))))
    assert hits[["frame", "surface"]].values.tolist() == [["a", "free trade"], ["b", "trade"]]
    assert hits.index.is_unique


def test_dictionary_of_five_addresses_nests_within_a_frame(book):
    # the toy example of quanteda's dictionary look-up, nested within keys
    codebook = book(frames_of(("a", ["united", "united states"]), ("b", ["we the people", "the united nations", "the united states"])))
    hits = find_frames(texts("the united states and the united nations said we the people unite"), codebook)
    assert hits["frame"].value_counts().to_dict() == {"a": 2, "b": 3}


def hit_table(*rows):
    return pd.DataFrame(rows, columns=["article", "frame", "start", "weight"]).astype({"article": object, "frame": object})


def test_ranking():
    plain = hit_table(("a", "x", 0, 1), ("a", "y", 5, 1), ("a", "y", 9, 1), ("a", "z", 20, 1), ("b", "z", 3, 1), ("b", "x", 8, 1))
    ranked = rank_frames(plain)
    assert ranked[["article", "frame", "hits", "rank"]].values.tolist() == [["a", "y", 2, 1], ["a", "x", 1, 2], ["b", "z", 1, 1], ["b", "x", 1, 2]]
    assert rank_frames(plain.drop(columns="weight"))["frame"].tolist() == ranked["frame"].tolist()
    assert rank_frames(plain, most=1)["frame"].tolist() == ["y", "z"]
    weighted = hit_table(("a", "x", 0, 0.4), ("a", "y", 5, 1), ("b", "x", 0, 0.4), ("c", "x", 0, 0.7), ("c", "x", 4, 0.7), ("c", "y", 9, 1))
    assert rank_frames(weighted)[["article", "frame"]].values.tolist() == [["a", "y"], ["b", "x"], ["c", "y"], ["c", "x"]]
    assert rank_frames(weighted)["strength"].round(2).tolist() == [1, 0.4, 1, 0.91]
    for setting in ({"most": 0}, {"most": "2"}):
        with pytest.raises(SettingError):
            rank_frames(plain, **setting)
    with pytest.raises(SettingError, match="article"):
        rank_frames(pd.DataFrame({"frame": []}))


def test_the_input_is_not_changed_and_articles_do_not_touch_each_other():
    articles = texts("Hackers stole data.", "Trade grew.\nCensors came.")
    before = articles.copy()
    together = find_frames(articles)
    assert articles.equals(before)
    alone = pd.concat([find_frames(articles.loc[[one]]) for one in articles.index])
    pd.testing.assert_frame_equal(together, alone, check_index_type=False)


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.sampled_from(list("abT ‘’“”\"'.-\n\r\u200f\ud800\x00ß主權 0")) | st.characters(), max_size=200))
def test_any_text(text):
    articles = texts(text + " hackers " + text)
    hits = find_frames(articles)
    body = articles["text"].iloc[0]
    assert all(body[a:b] == surface for a, b, surface in zip(hits["start"], hits["end"], hits["surface"], strict=True))


@pytest.mark.parametrize("unit", ["a", "trade ", '"', "(", "7", "hack hack ", "a.b", "Gov. ", "\n"])
def test_long_monotony(unit):
    from helpers.framing.frames import _matches

    _matches(Reading(unit * (200_000 // len(unit))), load_codebook())


def test_the_codebook_of_the_package_is_complete():
    codebook = load_codebook()
    assert 1 < len(codebook.frames) <= 10
    table = codebook.table()
    assert (table[list(FIELDS)].map(len) > 0).all().all() and (table["patterns"] > 5).all()
    frozen = load_codebook(LEXICONS / "frames_frozen.toml")
    pd.testing.assert_frame_equal(frozen.table()[list(FIELDS)], table[list(FIELDS)])
    for frame in codebook.frames:
        assert set(frame.function) <= set(FUNCTIONS) and frame.question.endswith("?")


FRAME = '[[frame]]\nid = "a"\n'


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("", "mine.toml, line 1: the codebook has no frames"),
        ("frame = 3", "must be a list"),
        (FRAME, "line 1: frame 'a' has no patterns"),
        (FRAME + "patterns = []", "line 1: frame 'a' has no patterns"),
        (FRAME + 'patterns = ["x"\n[[frame]]', "not valid TOML: .*line 4"),
        (FRAME + 'patterns = [\n"x",\n"*"]', r"line 5: the pattern '\*' in frame 'a' needs a word"),
        (FRAME + 'patterns = ["** ?*"]', "matches everything"),
        (FRAME + 'patterns = ["x *"]', "bare wildcard"),
        (FRAME + 'patterns = ["(x|*) y"]', "bare wildcard"),
        (FRAME + 'patterns = ["(x y"]', "line 3: .*bracket"),
        (FRAME + 'patterns = ["... x"]', "needs a word"),
        (FRAME + 'patterns = ["  "]', "needs a word"),
        (FRAME + 'patterns = ["[-]x"]', "bracket that is empty"),
        (FRAME + "patterns = [3]", "neither a string nor a table"),
        (FRAME + 'patterns = "x"', "must be a list"),
        (FRAME + 'patterns = [{ pattern = "x", wieght = 2 }]', "line 3: unknown entry 'wieght'"),
        (FRAME + 'patterns = [{ pattern = "x", weight = 0 }]', "a number above 0"),
        (FRAME + 'patterns = [{ pattern = "x", case = 1 }]', "true or false"),
        (FRAME + 'patterns = [{ pattern = ["x", 2] }]', "list of words"),
        (FRAME + 'patterns = ["x"]\n' + FRAME + 'patterns = ["y"]', "line 5: frame 'a' stands twice"),
        (FRAME + 'function = "plot"\npatterns = ["x"]', "line 3: 'function' of frame 'a' must be"),
        (FRAME + 'counts = 3\npatterns = ["x"]', "line 3: 'counts' of frame 'a' must be text"),
        ('[[frame]]\npatterns = ["x"]', "has no id"),
        ('titel = "x"\n' + FRAME + 'patterns = ["x"]', "line 1: unknown entry 'titel'"),
    ],
)
def test_a_bad_entry_is_named_with_its_line(book, source, words):
    with pytest.raises(LexiconError, match=words):
        book(source)


def test_other_bad_input(tmp_path):
    with pytest.raises(LexiconError, match=r"no codebook 'none\.toml'"):
        load_codebook(tmp_path / "none.toml")
    (tmp_path / "latin.toml").write_bytes(b'title = "\xe9"')
    with pytest.raises(LexiconError, match="not UTF-8"):
        load_codebook(tmp_path / "latin.toml")
    with pytest.raises(LexiconError, match="no codebook"):
        find_frames(texts("x"), {"frame": ["x"]})
    with pytest.raises(CorpusError):
        find_frames(pd.DataFrame({"body": ["x"]}))


def test_headlines_by_a_codebook_of_another_field():
    cases = {
        "Senator returns gift from gun lobby before the primary": ["politics"],
        "Outdoor chain pulls rifles from shelves; shares slide": ["economic_consequences"],
        "County adds metal detectors and a second guard at each school entrance": ["school_public_safety"],
        "Thousands light candles for the eleven dead": ["public_opinion"],
        "Neighbours say mall gunman was withdrawn and heard voices": ["mental_health"],
        "White driver who shot at black cyclists charged with hate crime": ["race_ethnicity"],
        "Statehouse passes universal background checks": ["gun_control"],
        "Gun owners rally for their Second Amendment rights": ["gun_rights"],
        "Do violent video games teach boys to kill?": ["society_culture"],
    }
    articles = pd.DataFrame({"text": list(cases)}, index=[f"h{n}" for n in range(len(cases))])
    ranked = rank_frames(find_frames(articles, load_codebook(DATA / "gvfc.toml")), most=2)
    first = ranked[ranked["rank"] == 1].set_index("article")["frame"]
    assert first.to_dict() == {key: frames[0] for key, frames in zip(articles.index, cases.values(), strict=True)}
    assert ranked.groupby("article").size().max() <= 2


def test_voice_and_speaker(book):
    codebook = book(frames_of(("cooperation", ["cooperat*", "dialogue"])))
    text = 'Nations seek dialogue\n\nDialogue began on Monday. "We want cooperation with all neighbours," said Anna Keller, the minister.\n\nMs Keller said that cooperation would grow.\n'
    hits = find_frames(texts(text), codebook)
    assert hits["voice"].tolist() == ["outlet", "outlet", "quotation", "report"]
    assert hits["speaker"].tolist()[:2] == [None, None] and "Keller" in hits["speaker"].tolist()[2]


def test_nothing_found_gives_empty_tables():
    articles = texts("", " \n", "Grey.")
    hits = find_frames(articles)
    assert hits.empty and rank_frames(hits).empty
    assert find_frames(pd.DataFrame({"text": []}, dtype=object)).empty


def test_codebooks_travel():
    codebook = pickle.loads(pickle.dumps(load_codebook()))
    assert find_frames(texts("Hackers."), codebook)["frame"].tolist() == ["security"]


def test_a_topic_has_its_own_codebook_and_any_other_event_the_general_one():
    online = texts(*["The internet firm said its network and website serve online shops."] * 2, "The mayor opened the bridge.")
    assert codebook_for(online).events == "internet governance"
    general = codebook_for(online.tail(2))
    assert general.events == "any" and codebook_for(online.head(0)).ids == general.ids and len(general.ids) == 10
    hits = find_frames(texts("Lawmakers blamed each other after the vote.", "Police arrested two men."), general)
    assert rank_frames(hits, most=1)["frame"].tolist() == ["politics", "crime"]


def test_a_fault_in_the_topic_is_told(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text('topic = ["(open"]\n[[frame]]\nid = "a"\npatterns = ["b"]\n', encoding="utf-8")
    with pytest.raises(LexiconError, match=r"mine\.toml, line 1: .*bracket"):
        load_codebook(path)


def test_a_month_is_no_protest_and_a_raging_man_no_illness():
    book = load_codebook(LEXICONS / "frames_general.toml")
    texts = ["On 5 March 2024 he stormed out; by March 4 it ended.", "They march. A storm came. She had a stroke."]
    hits = find_frames(pd.DataFrame({"text": texts}, index=["x", "y"]), book)
    assert hits[["article", "surface"]].values.tolist() == [["y", "march"], ["y", "storm"], ["y", "a stroke"]]
