"""Similarity, alignment and the relations of pairs; all sentences are invented."""

import shutil

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import find_claims
from helpers.claims.alignment import THRESHOLD, align_claims
from helpers.ground.errors import CorpusError, LexiconError, SettingError
from helpers.ground.lexicons import LEXICONS
from helpers.language.likeness import similarity, tokens_of

RELATIONS = {"same", "paraphrase", "rounded", "more_precise", "attributed_differently", "differs_in_scope"}
RELATIONS |= {"contradicts"}
TEXT = st.lists(st.sampled_from(["the", "dam", "burst", "Leeds", "not", "12", "1,000", "%", "US", "U.S.", "’s", " ", "\x00", "\ud800", "漢字", "²", "٣"]), max_size=12)


def table(*pairs, **columns):
    return pd.DataFrame({"article": [a for a, _ in pairs], "claim": [c for _, c in pairs], **columns}, index=[f"{a}:{i}" for i, (a, _) in enumerate(pairs)])


@pytest.mark.parametrize(
    "text, nearer, farther",
    [
        ("Police shot a man dead in Leeds.", "Officers killed a man in Leeds.", "Shares in Leeds fell."),
        ("The United States and China signed a pact.", "The U.S. and Beijing's Chinese delegation agreed a deal.", "China opened a museum."),
        ("The firm bought its rival for $3 billion.", "Its rival was acquired by the company for $3bn.", "The firm bought a boat."),
        ("Seven people died in the storm.", "The storm killed 7.", "The storm passed the coast."),
        ("Twelve miners were rescued on Friday.", "12 miners were saved Friday.", "Twelve ministers resigned."),
        ("The council approved the plan.", "The council approved the plan on Monday.", "The council did not discuss roads."),
        ("Brown was elected governor of Ohio.", "Brown won the election for Ohio governor.", "Ohio was settled in 1788."),
        ("The minister resigned.", "The minister has resigned.", "The minister did not resign."),
    ],
)
def test_nearer_texts_score_higher(text, nearer, farther):
    alone = [similarity([text], [other])[0] for other in (nearer, farther)]
    together = similarity([text, text], [nearer, farther])
    assert alone[0] > alone[1] and together[0] > together[1]


def test_similarity_bounds_and_symmetry():
    texts = ["The dam burst.", "", "…", "The dam burst.", "US troops left", "A" * 5000]
    others = ["The dam burst.", "x", "…", "", "Leave us alone, troops", "A" * 5000]
    scores = similarity(texts, others)
    assert scores[0] == 1 and scores[1] == scores[2] == scores[3] == 0
    assert np.allclose(scores, similarity(others, texts)) and similarity([], []).shape == (0,)


@settings(max_examples=100, deadline=None)
@given(TEXT.map(" ".join), TEXT.map("".join))
def test_similarity_of_any_text(a, b):
    score = similarity([a, b], [b, a])
    assert score.dtype == float and 0 <= score[0] <= 1 and score[0] == pytest.approx(score[1])
    if tokens_of(a)[0]:
        assert similarity([a], [a])[0] == pytest.approx(1)


def letters(texts):
    """A stand-in for a sentence encoder."""
    return [[text.lower().count(letter) for letter in "abcdefghijklmnopqrstuvwxyz"] for text in texts]


def test_encoder():
    scores = similarity(["abc", "abc"], ["cab", "xyz"], encode=letters)
    assert scores.tolist() == pytest.approx([1, 0])
    claims = table(("x", "listen silent"), ("y", "silent listen"), ("y", "jazz"))
    assert align_claims(claims, encode=letters)[["a", "b"]].values.tolist() == [["x:0", "y:1"]]
    for wrong in ("model", lambda texts: [1.0], lambda texts: ["a"] * len(texts)):
        with pytest.raises(SettingError, match="encode"):
            similarity(["a"], ["b"], encode=wrong)


@pytest.mark.parametrize("a, b, words", [(["a"], [], "in step"), ([None], ["x"], r"texts_a\[0\]")])
def test_similarity_errors(a, b, words):
    with pytest.raises(SettingError, match=words):
        similarity(a, b)


@pytest.mark.parametrize(
    "one, other, relation",
    [
        ("The fair opened in Ashby.", "The fair opened in Ashby.", "same"),
        ("In Ashby the fair opened.", "The fair opened in Ashby.", "same"),
        ("Officers held a man after the fire.", "After the blaze a man was arrested by police.", "paraphrase"),
        ("The council approved the budget.", "The council rejected the budget.", "contradicts"),
        ("The minister resigned.", "The minister did not resign.", "contradicts"),
        ("The firm sold the data.", "The firm denied it had sold the data.", "contradicts"),
        ("The flood killed seven people.", "The flood killed nine people.", "contradicts"),
        ("Three senators joined the majority.", "Four senators joined the majority.", "contradicts"),
        ("Three councillors voted for the plan.", "Three councillors voted against the plan.", "contradicts"),
        ("Nobody was hurt in the blaze at Hove.", "Six people were hurt in the blaze at Hove.", "contradicts"),
        ("The plans were not fair.", "The mayor attacked the fairness of the plans.", None),
        ("Three councillors voted against the plan.", "Three councillors voted no on the plan.", "same"),
        ("Guards worked without pay.", "Guards worked unpaid.", "paraphrase"),
        ("The strike cost the port $40m, of which $3m was never recovered.", "The strike cost the port $40m.", "differs_in_scope"),
        ("The Hove tram depot will close in May.", "The Hove tram depot, which opened in 1962, has 90 staff.", "differs_in_scope"),
        ("As long as it snows we dig", "As long as it snows we dig and we will not rest", "differs_in_scope"),
        ("“They were tried”", "“They were tried and they failed”", "differs_in_scope"),
        ("The site has 31 editors and more than 4.2 million users.", "The site has 4.2 million users.", "more_precise"),
        ("Sales of lorries made up 9.4% of the market in May.", "Sales of tyres in Hove rose by 1.8%.", "differs_in_scope"),
        ("The flood killed seven people.", "Officials said the flood killed seven people.", "attributed_differently"),
        ("The site has 668 million users.", "The site has 670 million users.", "rounded"),
        ("Floods hit Ashby.", "Floods hit Ashby on Monday, forcing hundreds from their homes.", "more_precise"),
        ("All schools in the county were shut.", "Some schools in the county were shut.", "differs_in_scope"),
        ("The bridge will open.", "The bridge opened.", "differs_in_scope"),
        ("Nobody was hurt in the blaze at Hove.", "The blaze at Hove passed without anybody hurt.", "differs_in_scope"),
        ("The port has spent $50 million since 2010.", "The port has spent $49 million from 2010 to 2012.", "differs_in_scope"),
        ("The tram left Hove at 7:24 a.m. on Monday.", "The tram left Hove at 6:24 a.m. on Monday.", "differs_in_scope"),
        ("Marchers met in Ashby.", "Marchers met in Leeds.", "differs_in_scope"),
        ("Exports of slate rose by 0.4 per cent.", "Exports of slate rose by 0.9 per cent.", "contradicts"),
        ("The mayor has no ties to firms.", "A claim that the mayor has no ties to firms was wrong.", "contradicts"),
        ("Two boilers leaked oil at Hove.", "The port denied a claim that two boilers had leaked oil.", "contradicts"),
        ("The pier is shut for repairs to its roof.", "Nobody pays at the pier in the repairs.", None),
        ("Ann Orr denied theft of the silver.", "Ann Orr was accused of theft of the silver.", None),
        ("Hill denied that he had lied about the silver.", "Orr denied reports that Hill had left Hove.", None),
        ("Ann Roe, 41, denied theft of the silver.", "Ann Roe, a 42-year-old baker, denied theft.", "contradicts"),
        ("Ann Roe, 41, left the port of Hove.", "On Monday 43-year-old Ann Roe left the port of Hove.", "contradicts"),
        ("Bo Roe, 41, left the port of Hove.", "On Monday 43-year-old Ann Roe left the port of Hove.", "paraphrase"),
        ("The nursery had no permit.", "Officials opened the nursery, which has a permit.", None),
        ("No payment was made for closing the pier.", "Orr was paid £3m for closing the pier.", "contradicts"),
        ("Winds rose to 61 knots, short of the record.", "Winds rose to a record-breaking 61 knots.", "contradicts"),
        ("The port holds 12 km of Orr's marsh.", "That the port held 12 km of marsh Orr called a lie.", "contradicts"),
        ("The driver of the van escaped.", "The driver of the van was set free.", "contradicts"),
        ("Reports denied that Orr had left.", "Orr had left by the east pier.", "contradicts"),
        ("Two boilers leaked oil at Hove.", "Boilers at Hove were denied because of oil.", None),
        ("I am not sure where we go.", "He is here for sure.", "differs_in_scope"),
        ("The mill fire was caused by a candle.", "The mill fire was caused by a lit candle.", "paraphrase"),
        ("The fire may have been caused by lightning.", "The fire was caused by a bonfire.", "differs_in_scope"),
        ("Norland is the largest exporter of slate.", "Exeland is the largest exporter of slate.", "differs_in_scope"),
        ("Exeland is the largest seller in Ayr.", "Norland is the largest seller in Hove.", "differs_in_scope"),
        ("Norvo and Arvik were in negotiations.", "Arvik and Dalen were negotiating.", "differs_in_scope"),
        ("Norvo and Arvik were in negotiations.", "Arvik and Norvo were negotiating.", "same"),
        ("North Hove opened its border.", "South Hove opened its border.", "differs_in_scope"),
        ("Exports of slate rose by 2 per cent.", "Imports of slate rose by 2 per cent.", "differs_in_scope"),
        ("Tickets for the first day are sold out.", "The tickets for all the days are not sold out.", None),
        ("The council approved the budget.", "Orr urged the council to approve the budget.", "differs_in_scope"),
        ("The clerk left Hove on Monday without a word.", "The clerk left Hove on Monday.", "paraphrase"),
    ],
)
def test_relations(one, other, relation):
    for claims in (table(("x", one), ("y", other)), table(("x", other), ("y", one))):
        row = align_claims(claims, threshold=0).iloc[0]
        assert row["relation"] == relation and row["why"]


@pytest.mark.parametrize(
    "one, other, why",
    [
        ("The new museum will open on June 3.", "The new museum will open on 5 June.", "days of June differ: 3 / 5"),
        ("The trial of Orr began on Jan. 26.", "The trial of Orr began on January 27.", "days of January differ: 26 / 27"),
        ("She has two sons, Tom and Bo Orr.", "She has two sons, Bo and Ned Orr.", "names differ: Tom / Ned"),
        ("They met for a long dinner at Hove Castle.", "They met for a long dinner at Hove Palace.", "names differ: Castle / Palace"),
        ("Edna Orr and Tom Lind said no.", "Ned Roe and Tom Lind said no.", "subjects differ: Edna, Orr / Ned, Roe"),
        ("The new museum will open on June 3.", "The new museum will open on June 3, 2015.", "5 of 5 words in common"),
        ("The town thanked Mayor Roe for the boats.", "The town thanked Ann Roe for the boats.", "4 of 5 words in common"),
        ("Tom Orr met the sailors of Hove after the storm.", "Ned Orr sold the land of Hove after the trial.", "hardly a word of content in common"),
    ],
)
def test_another_day_or_name_is_told_where_all_else_is_alike(one, other, why):
    row = align_claims(table(("x", one), ("y", other)), threshold=0).iloc[0]
    assert row["why"] == why and row["relation"] != "contradicts"


def test_speaker_makes_a_relation():
    claims = table(("x", "The wall was weak."), ("y", "The wall was weak."), speaker=[None, "Mark Hill"])
    assert align_claims(claims)["relation"].tolist() == ["attributed_differently"]


@pytest.mark.parametrize(
    "one, other, differ",
    [
        ("the police", "a police spokesman", False),
        ("Mark Hill", "the company", False),
        ("Hill", "Mark Hill", False),
        ("Britain", "the UK", False),
        ("Mark Hill", "Ada Lisle", True),
        ("Labor Department", "Union of Dockers", True),
    ],
)
def test_speakers_that_may_be_the_same_are_not_told_apart(one, other, differ):
    claims = table(("x", "The wall was weak."), ("y", "The wall was weak."), speaker=[one, other])
    assert align_claims(claims)["relation"].tolist() == ["attributed_differently" if differ else "same"]


def test_one_place_by_two_names():
    claims = table(("x", "Shoppers spent less in the UK in May."), ("y", "Shoppers spent less in Britain in May."))
    assert align_claims(claims)["relation"].tolist() == ["same"]


def test_claims_without_content_make_a_pair_only_in_the_same_words():
    claims = table(("x", "We will find them"), ("y", "We will put them before it"), ("z", "We will find them"))
    assert align_claims(claims)[["a", "b"]].values.tolist() == [["x:0", "z:2"]]


def test_one_small_number_in_common_is_no_link():
    claims = table(("x", "The sum, 14 wages, was an insult."), ("y", "The toll was 14."))
    assert align_claims(claims, threshold=0)["relation"].tolist() == [None]


def test_a_name_alone_in_common_is_no_link_and_a_date_is_one():
    for one, other, linked in (
        ("In June Mayor Ann Roe opened a bridge.", "Most critics of the plan attack Ann Roe.", False),
        ("The mine shuts on March 4.", "After long talks workers will leave on March 4.", True),
    ):
        relations = align_claims(table(("x", one), ("y", other)), threshold=0)["relation"]
        assert bool(relations.notna().item()) == linked


def test_hardly_is_a_negation_and_how_often_an_article_negates_is_no_likeness():
    claims = table(("x", "The rules do not serve most firms."), ("y", "The rules hardly serve most firms."))
    assert align_claims(claims)["relation"].tolist() == ["paraphrase"]
    scores = []
    for word in ("Nobody", "Everybody"):
        claims = table(("x", "The dam at Ashby burst."), ("x", f"{word} knew why."), ("y", "The old dam burst."))
        scores.append(align_claims(claims)["score"].tolist())
    assert scores[0] == pytest.approx(scores[1], abs=0.02)


def test_pairs():
    claims = table(
        ("x", "The dam at Ashby burst on Monday."), ("y", "Ashby's dam burst Monday."), ("y", "Ashby's dam has burst."), ("z", "Shares fell in Tokyo."),
    )  # fmt: skip
    every, usual = align_claims(claims, threshold=0), align_claims(claims)
    assert len(every) == 5 and every["score"].is_monotonic_decreasing and every.index.is_unique
    assert {(a, b) for a, b in zip(every["a_article"], every["b_article"], strict=True)} <= {("x", "y"), ("x", "z"), ("y", "z")}
    assert usual[["a", "b", "score"]].equals(every.loc[every["score"] >= THRESHOLD, ["a", "b", "score"]])
    assert usual["relation"].isin(RELATIONS).all() and set(every["relation"].dropna()) <= RELATIONS
    assert every.loc["x:0~z:3", "relation"] is None


def test_events_keep_pairs_apart():
    text = "The dam at Ashby burst on Monday."
    claims = table(("x", text), ("y", text), ("z", text), event=["e1", "e1", "e2"])
    assert align_claims(claims)[["a", "b"]].values.tolist() == [["x:0", "y:1"]]
    assert len(align_claims(claims.drop(columns="event"))) == 3
    alone = align_claims(claims.iloc[:2])
    assert alone["score"].tolist() == align_claims(claims)["score"].tolist()


def test_blocks_do_not_matter(monkeypatch):
    claims = table(*((f"a{i % 4}", f"Team {i % 7} won the cup in town {i % 5}.") for i in range(40)))
    whole = align_claims(claims, threshold=0.3)
    monkeypatch.setattr("helpers.claims.scores.CELLS", 200)
    pd.testing.assert_frame_equal(align_claims(claims, threshold=0.3), whole)


@pytest.mark.parametrize(
    "claims, options, error, words",
    [
        (pd.DataFrame({"article": ["x"]}), {}, CorpusError, "no column 'claim'"),
        (pd.DataFrame({"article": ["x", "y"], "claim": ["a", None]}), {}, CorpusError, "expected a text"),
        (pd.DataFrame({"article": ["x", "y"], "claim": ["a", "b"]}, index=["i", "i"]), {}, CorpusError, "stands twice"),
        (table(("x", "a")), {"threshold": 1.5}, SettingError, "from 0 to 1"),
        (["a"], {}, CorpusError, "list"),
    ],
)
def test_alignment_errors(claims, options, error, words):
    with pytest.raises(error, match=words):
        align_claims(claims, **options)


def test_no_claims():
    empty = align_claims(table())
    assert empty.empty and list(empty.columns)[:5] == ["a", "b", "score", "relation", "why"]
    assert empty["score"].dtype == float and align_claims(table(("x", "One."), ("x", "One."))).empty


def test_lexicon_faults_are_named(tmp_path, monkeypatch):
    monkeypatch.setattr("helpers.ground.lexicons.LEXICONS", tmp_path)
    monkeypatch.setattr("helpers.ground.lexicons.MOMENT", -1)
    (tmp_path / "equivalents.csv").write_text("kind,words,note\nalike,car; auto,\n", encoding="utf-8")
    shutil.copy(LEXICONS / "columns.csv", tmp_path)
    (tmp_path / "negations.csv").write_text("word\nnot\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"equivalents.csv, line 2"):
        tokens_of("a car")


@pytest.mark.parametrize(("days", "told"), [(("2013-06-05", "2013-06-05"), True), (("2013-06-05", "2013-06-06"), False)])
def test_counts_of_two_days_do_not_contradict_each_other(days, told):
    texts = ["The blaze near Port Ellen was 5 per cent contained.", "The blaze near Port Ellen was 8 per cent contained."]
    claims = find_claims(pd.DataFrame({"text": texts, "published": days}, index=["a", "b"]))
    assert claims["published"].tolist() == list(days)
    assert (align_claims(claims)["relation"].tolist() == ["contradicts"]) is told


def test_half_a_character_is_no_fault():
    rows = {"article": ["x\udc00", "y"], "claim": ["The dam \ud800 at Ashby burst.", "The dam at Ashby burst."]}
    assert align_claims(pd.DataFrame(rows, index=["a", "b"], dtype=object))["a_article"].tolist() == ["x\udc00"]


def test_forms_of_a_near_word_are_near_words():
    """The table has "sever" and "took part"; what is "severing" or who took part is known by it."""
    severing, cut, took = (tokens_of(words)[0][0] for words in ("severing", "cut", "took part"))
    assert set(severing.groups) & set(cut.groups)
    assert took.groups == tokens_of("participate")[0][0].groups
