"""Claims, the matrix and the scoring against a coding; all sentences are invented."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.claims.families import claim_families
from helpers.claims.find import find_claims, left_out_claims
from helpers.claims.matrix import claim_matrix
from helpers.claims.relations import Claim, Judge
from helpers.claims.scores import numbers_of
from helpers.coding.scoring import compare_matrices, rates, score_alignment, score_claims, score_spans
from helpers.ground.errors import CorpusError

ALPHABET = st.sampled_from([*"aA .,;:!?\"“”‘’'()[]-–—\n\r\t0123%$", "\x00", "\u200f", "\ud800", "漢", "٣", " and ", " who was ", " said that ", "Leeds"])


def frame(*texts):
    return pd.DataFrame({"text": pd.Series(texts, dtype=object).tolist()}, index=[f"a{i}" for i in range(len(texts))], dtype=object)


def claims_of(text):
    return find_claims(frame(text))["claim"].tolist()


@pytest.mark.parametrize(
    "text, expected",
    [
        ("The dam burst on Monday, and 40 houses were flooded.", ["The dam burst on Monday", "40 houses were flooded."]),
        ("The mayor resigned while the council was sitting.", ["The mayor resigned", "the council was sitting."]),
        ("The firm employs 300 people; it was founded in 1962.", ["The firm employs 300 people", "it was founded in 1962."]),
        ("The minister said that the bridge would open in May.", ["the bridge would open in May"]),
        ("Prices hit a record as bread and milk rose.", ["Prices hit a record as bread and milk rose."]),
        ("When Roe came, the mayor and her aide had left.", ["When Roe came, the mayor and her aide had left."]),
        ("If it rains, the dam and two bridges are at risk.", ["If it rains, the dam and two bridges are at risk."]),
        ("They want a fair and open contract based on trust.", ["They want a fair and open contract based on trust."]),
        ('Roe said the dam was old and that "no wall" would hold.', ["the dam was old", '"no wall" would hold']),
        ("Ms. Roe resigned and Mr. Hill took her post.", ["Ms. Roe resigned", "Mr. Hill took her post."]),
        ("Why did the bridge fail? Nobody was hurt.", ["Nobody was hurt."]),
        ("Let us rebuild it. The bridge was built in 1901.", ["The bridge was built in 1901."]),
        ("It was a magnificent evening. The bridge carried 900 cars a day.", ["The bridge carried 900 cars a day."]),
        ("It looked as though the dam would burst.", ["It looked as though the dam would burst."]),
        ("It was dark because of the storm that hit it.", ["It was dark because of the storm that hit it."]),
        ("The picturesque town lost power on Monday.", ["The picturesque town lost power on Monday."]),
        ("A breeze moved the willows. The fair opened at noon.", ["The fair opened at noon."]),
    ],
)
def test_clauses_and_what_is_left_out(text, expected):
    assert [claim.rstrip(".") for claim in claims_of(text)] == [claim.rstrip(".") for claim in expected]


def test_nouns_joined_are_no_two_claims_and_a_dozen_is_twelve():
    text = "The firm hired 40 men and women aged 45 to 60. Those who own two or more boats a head pay more tax."
    assert len(find_claims(pd.DataFrame({"text": [text]}, index=["a"]))) == 2
    assert [numbers_of(t) for t in ("He swayed dozen voters", "half a dozen boats", "dozens of us")] == [[12], [6], []]


def test_offsets_speaker_and_kind():
    text = 'Ashby is a market town in the north.\n\nThe toll rose to 12. "The wall held for sixty years," said Mark Hill, the mayor of Ashby.'
    found = find_claims(frame(text))
    assert all(text[row.start : row.end] == row.claim for row in found.itertuples())
    assert found["kind"].tolist()[:2] == ["event", "figure"]
    assert found["speaker"].tolist()[0] is None
    assert found["speaker"].tolist()[-1] == "Mark Hill"
    assert found.index.is_unique and found["article"].eq("a0").all()


def test_opinion_counts_only_in_the_articles_own_voice():
    own = left_out_claims(frame("The new rules are absurd."))
    assert own[["reason", "cue"]].values.tolist() == [["opinion", "absurd"]]
    said = find_claims(frame('"The new rules are absurd," said Mark Hill.'))
    assert said["speaker"].tolist() == ["Mark Hill"]


def test_reasons_are_told_and_nothing_is_both_claim_and_left_out():
    text = "Is it over? We must act now. Sadly, nobody knows. The mist hung low. The dam burst on Monday."
    out, found = left_out_claims(frame(text)), find_claims(frame(text))
    assert out["reason"].tolist() == ["question", "exhortation", "opinion", "scene-setting"]
    assert not set(zip(out["start"], out["end"], strict=True)) & set(zip(found["start"], found["end"], strict=True))


def test_no_articles_and_no_words():
    assert find_claims(frame()).empty and list(find_claims(frame()).columns)[:4] == ["article", "start", "end", "claim"]
    assert find_claims(frame("", " \n ", "…")).empty
    with pytest.raises(CorpusError, match="no column 'text'"):
        find_claims(pd.DataFrame({"body": ["x"]}))


@settings(max_examples=150, deadline=None)
@given(st.lists(ALPHABET, max_size=60).map("".join))
def test_any_text(text):
    articles = frame(text, "The dam burst on Monday.")
    before = articles.copy()
    found, out = find_claims(articles), left_out_claims(articles)
    assert all(text[row.start : row.end] == row.claim and row.claim.strip() for row in found[found["article"] == "a0"].itertuples())
    assert all(text[row.start : row.end] == row.text for row in out[out["article"] == "a0"].itertuples())
    pd.testing.assert_frame_equal(articles, before)
    assert find_claims(frame(text)).equals(found[found["article"] == "a0"])


CODING = pd.DataFrame(
    [
        ("c1", "It burst on Monday.", "a0", "asserts", None, "burst on Monday", 8, 23),
        ("c1", "It burst on Monday.", "a1", "attributes", "the mayor", "on Monday", 30, 39),
        ("c2", "It was old.", "a0", "silent", None, None, None, None),
        ("c2", "It was old.", "a1", "denies", None, "new", 60, 63),
    ],
    columns=["claim", "proposition", "article", "stance", "speaker", "evidence", "start", "end"],
)


def test_matrix():
    matrix = claim_matrix(CODING)
    assert matrix.loc["c2", ["a0", "a1", "articles"]].tolist() == ["silent", "denies", 1]
    two = pd.concat([CODING.assign(coder="x"), CODING.assign(coder="y")])
    for bad, words in [(two, "coded twice"), (CODING.assign(stance="maybe"), "not one of"), (CODING.drop(columns="claim"), "no column 'claim'"),
                       (pd.concat([CODING, CODING]), "coded twice")]:  # fmt: skip
        with pytest.raises(CorpusError, match=words):
            claim_matrix(bad)


def spans(*rows):
    return pd.DataFrame(rows, columns=["article", "start", "end"], index=[f"s{i}" for i in range(len(rows))])


def test_score_spans():
    rows = score_spans(spans(("a", 0, 10), ("a", 20, 40)), spans(("a", 0, 10), ("a", 22, 30), ("b", 0, 5)))
    assert rows["outcome"].tolist() == ["hit", "false", "missed", "missed"]
    assert rates(rows)[["found", "coded", "right", "precision"]].values.tolist() == [[2, 3, 1, 0.5]]
    many = score_spans(spans(("a", 0, 40)), spans(("a", 0, 10), ("a", 22, 30)), clauses=True)
    assert many["outcome"].tolist() == ["hit", "hit"] and rates(many)["recall"].item() == 1
    assert rates(score_spans(spans(), spans()))["f1"].isna().item()


def test_score_claims_and_alignment():
    found = pd.DataFrame(
        {"article": ["a0", "a1", "a1"], "start": [0, 20, 70], "end": [25, 40, 80], "claim": ["The dam burst on Monday.", "x on Monday", "y"], "speaker": None},
        index=["a0:0", "a1:20", "a1:70"],
    )
    rows = score_claims(found, CODING)
    assert rows["outcome"].tolist() == ["hit", "hit", "missed", "false"]
    assert rows["text"].tolist()[1:] == ["x on Monday", "new", "y"]
    pairs = pd.DataFrame({"a": ["a0:0"], "b": ["a1:20"], "relation": ["same"], "score": [0.9]})
    assert score_alignment(pairs, found, CODING)["outcome"].tolist() == ["hit"]
    assert score_alignment(pairs.iloc[:0], found, CODING)["outcome"].tolist() == ["missed"]
    together = compare_matrices(claim_families(found, pairs), found, CODING)
    assert together[["claim", "read", "missed", "added"]].values.tolist() == [["c1", "a0; a1", None, None]]
    apart = compare_matrices(claim_families(found, pairs.iloc[:0]), found, CODING)
    assert apart[["read", "missed", "added"]].values.tolist() == [["a0; a1", "a1", None]]


def test_what_is_left_beside_a_quotation_and_begins_with_said_is_no_claim():
    said = '"It came over the ridge like a train," said Ann Roe, 58, who left with two dogs and a box.'
    cost = '"It came over the ridge like a train," said Ann Roe, whose barn cost $90,000.'
    claims = find_claims(pd.DataFrame({"text": [said, cost]}, index=["a", "b"]))
    assert claims["claim"].tolist() == ["It came over the ridge like a train"] * 2 + ["said Ann Roe, whose barn cost $90,000."]


def test_a_denial_is_one_claim_of_the_outlet():
    text = "Corr Mines denied a report by the Unimet agency that gas had reached 3 per cent."
    claims = find_claims(pd.DataFrame({"text": [text]}, index=["a"]))
    assert claims["claim"].tolist() == [text] and claims["speaker"].isna().all()


def test_a_negation_contradicts_only_what_is_told_in_nearly_the_same_words():
    told = ["The notes of Orr show plainly that there was no bribe."]
    told += ["Orr's notes show that the mayor wanted talk of a bribe, of theft and of fraud looked into."]
    assert Judge(pd.DataFrame({"claim": told})).relation(0, 1).relation != "contradicts"
    told = ["The list shows northern towns without water.", "The list says that northern towns are without water."]
    assert [Claim(text).said for text in told] == [False, True]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("The pact came a day after East and West Hove opened a bridge.", 1),
        ("The strike followed tensions between the Roe board and Hill unions reached a peak.", 1),
        ("They plan to close the pool and sell the land.", 1),
        ("Ms. Roe resigned and Mr. Hill took her post after a year.", 2),
        ("The town has gained ground in its naval and air plans since Roe took office.", 1),
    ],
)
def test_halves_of_one_phrase_are_no_claims(text, expected):
    assert len(claims_of(text)) == expected


def test_who_says_it_is_no_claim_and_quoted_words_are_no_opinion():
    told = claims_of('"The wall held for sixty years," Ann Roe said as she stood on it.')
    assert told == ["The wall held for sixty years"]
    assert claims_of("Ann Roe has repeatedly said the wall was safe.") == ["the wall was safe"]
    asked = "Ann Roe asked Bo Lind on Monday to shut the pier as it was old."
    assert claims_of(asked) == [asked]
    assert claims_of("Ann Roe said plans to shut the pier were off.") == ["plans to shut the pier were off"]
    assert claims_of('Ann Roe called the plan "absurd" and left the room on Monday.')


def test_words_of_nobody_known_are_no_outlets_own():
    rows = pd.DataFrame({"claim": ["The wall held for sixty years."] * 2, "speaker": [None, "Ann Roe"]})
    rows["kind"] = "statement"
    assert Judge(rows).relation(0, 1).relation == "same"
    assert Judge(rows.assign(kind="event")).relation(0, 1).relation == "attributed_differently"
    for own in ("The two men are each charged in May.", "It sank off the United States.", "They met to score the final points."):
        assert Judge(pd.DataFrame({"claim": [own], "kind": "event"})).claim(0).said is False
    forecasts = ["Ann Roe will open the fair.", "Ann Roe is unlikely to open the fair in May."]
    assert Judge(pd.DataFrame({"claim": forecasts})).relation(0, 1).by == "open"


def test_who_is_named_before_what_was_said_makes_no_claim_of_its_own():
    texts = [
        "The group led by Bo Lind said on Monday that it had left Hove.",
        "Harbour clerk Ann Roe, the first woman ever named to the post, said on Monday that the pier was shut.",
        "Ann Roe, who sold the mill, said on Monday that the pier was shut.",
        "The old bridge hit by the lorry in Hove, where local and county crews had met, was shut.",
    ]
    found = find_claims(pd.DataFrame({"text": texts}, index=list("abcd")))
    assert found["claim"].groupby(found["article"]).agg(list).to_dict() == {
        "a": ["it had left Hove"],
        "b": ["the pier was shut"],
        "c": ["Ann Roe, who sold the mill, said on Monday", "the pier was shut"],
        "d": [texts[3]],
    }


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Ann Roe, who left her car on the ice and walked home, was fined on Monday.", 1),
        ("Trains were stopped, gas and water mains were shut in Hove.", 1),
        ("A maker of pans sold in Hove, Leeds, Ashby and other towns recalled 900 lids on Friday.", 1),
        ("The firm recalls only pans and lids it made in May.", 1),
        ("The fair is held at Ashby, Avon and the mayor came to open it.", 2),
        ("The bank that lent the money failed and the shops were closed.", 2),
        ("Police closed the road, the bridge and the harbour on Friday and the mayor left for Leeds.", 2),
        ("He met the mayor, Ann Roe, and left for Leeds in May.", 2),
    ],
)
def test_no_claim_ends_before_its_verb(text, claims):
    """What stands before "and" is a claim only with a finite verb of its main clause and all of its subject."""
    assert len(find_claims(pd.DataFrame({"text": [text]}, index=["a"]))) == claims
