"""Families of claims and what a reader corrects in them; all sentences are invented."""

import pandas as pd
import pytest

from helpers.claims import align_claims, claim_families, claim_matrix, family_coding, find_claims
from helpers.claims.relations import Judge
from helpers.ground import CorpusError
from helpers.show.say_claims import to_read

TEXTS = {
    "x": "The old dam at Ashby burst on Monday. Nine houses were flooded. Mayor Ann Orr stole the repair money, Corwin Bell said.",
    "y": "Ashby's old dam burst on Monday. Fourteen boats sank in the harbour of Hove.",
    "z": "“The old dam at Ashby did not burst on Monday,” said Ann Orr. Police said nine houses were flooded.",
}


@pytest.fixture(scope="module")
def claims():
    return find_claims(pd.DataFrame({"text": TEXTS.values()}, index=list(TEXTS)))


def links(*pairs):
    return pd.DataFrame(pairs, columns=["a", "b", "score"])


def test_a_family_is_told_by_those_who_assert_quote_and_deny(claims):
    families = claim_families(claims, align_claims(claims))
    dam = families.iloc[0]
    assert dam["spread"] == 3 and dam["articles"] == "x; y; z" and dam["asserts"] == "x; y"
    assert dam["denies"] == "z" and dam["quotes"] is None
    assert dam["claim"] == TEXTS["x"][:37] and "negated" in dam["note"] and not dam["sure"]
    houses = families.iloc[1]
    assert houses["articles"] == "x; z" and houses["asserts"] == "x" and houses["quotes"] == "z" and houses["denies"] is None
    assert sorted("; ".join(families["claims"]).split("; ")) == sorted(claims.index)
    matrix = claim_matrix(family_coding(families, claims))
    assert matrix.loc[dam["lead"], ["x", "y", "z"]].tolist() == ["asserts", "asserts", "denies"]


def test_what_one_alone_tells_comes_by_how_much_there_is_to_check(claims):
    alone = claim_families(claims, align_claims(claims)).query("spread == 1")
    assert alone["check"].tolist() == ["accusation; name", "figure; name"] and alone["article"].tolist() == ["x", "y"]


def test_who_calls_it_wrong_denies_it_and_other_figures_are_another_family():
    texts = [
        "The quarry firm spilled 40 tonnes of slate mud into the Orr.",
        "A claim that the quarry firm spilled 40 tonnes of slate mud into the Orr is false, it said.",
        "The quarry firm spilled 0.4 tonnes of oil and mud at Hove last year.",
    ]
    claims = find_claims(pd.DataFrame({"text": texts}, index=["x", "y", "z"]))
    mud = claim_families(claims, align_claims(claims)).iloc[0]
    assert mud["article"] == mud["asserts"] == "x" and mud["denies"] == "y" and mud["articles"] == "x; y"
    assert mud["quotes"] is None and not mud["sure"]


def test_another_number_is_another_family():
    texts = [
        "Orr said 214 of the 760 ponds at Hove were dry.",
        "Of its ponds just 131 out of 760 dried up, the town said.",
        "A report that 214 of the 760 ponds at Hove were dry is untrue, it said.",
    ]
    claims = find_claims(pd.DataFrame({"text": texts}, index=["x", "y", "z"]))
    families = claim_families(claims, align_claims(claims))
    assert families[["quotes", "asserts", "denies"]].values.tolist() == [["x", None, "z"], ["y", None, None]]
    assert families["check"].tolist() == [None, None]


def test_a_chain_of_links_joins_nothing():
    told = [f"The mill at Hove is {word}." for word in ("red", "old", "dry", "shut", "lost", "sold")]
    claims = pd.DataFrame({"article": list("abcdef"), "claim": told}, index=list("abcdef"))
    chain = links(("a", "b", 0.9), ("c", "d", 0.8), ("e", "f", 0.7), ("b", "c", 0.3), ("d", "e", 0.3))
    assert claim_families(claims, chain)["claims"].tolist() == ["a; b", "c; d", "e; f"]
    assert claim_families(claims, pd.concat([chain, links(("a", "d", 0.3))]))["claims"].tolist() == ["a; b; c; d", "e; f"]


def test_a_link_by_common_words_alone_joins_nothing_and_the_sure_stand_first():
    told = ["Orr of Hove spoke of the flood.", "The flood at Hove took the mill.", "The flood took the old mill at Hove."]
    claims = pd.DataFrame({"article": list("xyz"), "claim": told}, index=list("xyz"))
    other = [f"x{n}" for n in range(30)]
    more = pd.DataFrame({"article": ["x"] * 30, "claim": ["The flood at Hove went on."] * 30}, index=other)
    families = claim_families(pd.concat([claims, more]), links(("x", "y", 0.3), ("y", "z", 0.5), ("x", "z", 0.3)))
    assert families["claims"].tolist()[0] == "y; z" and families["sure"].tolist()[0]


def test_claims_of_other_names_are_of_two_families():
    told = ["A deal on coal was struck with Ravo.", "A deal on coal was struck with Exe.", "Ravo struck a coal deal."]
    claims = pd.DataFrame({"article": list("xyz"), "claim": told}, index=list("xyz"))
    assert claim_families(claims, links(("x", "y", 0.6), ("x", "z", 0.5)))["claims"].tolist() == ["x; z", "y"]


def test_who_tells_a_family_has_its_figures_and_no_wish_of_its_own():
    told = ["The ferry sank off Hove, and 30 drowned.", "The ferry sank off Hove.", "Off Hove the ferry sank; 41 died."]
    claims = pd.DataFrame({"article": list("xyz"), "claim": told}, index=list("xyz"))
    ferry = claim_families(claims, links(("x", "y", 0.6), ("x", "z", 0.6), ("y", "z", 0.6))).iloc[0]
    assert ferry["claim"] == told[1] and ferry["sure"]
    told = ["Orr asked the council to shut the old quay.", "The council shut the old quay.", "Orr mended the mill."]
    claims = pd.DataFrame({"article": list("xyz"), "claim": told}, index=list("xyz"))
    quay = claim_families(claims, links(("x", "y", 0.6)))
    assert not quay["sure"].any() and quay["claims"].tolist() == ["x; y", "z"]
    said = ["Orr declared a holiday for the town.", "Orr declared that the town was safe."]
    assert [Judge(pd.DataFrame({"claim": said})).claim(i).said for i in (0, 1)] == [False, True]


def test_a_reader_joins_splits_and_names(claims):
    aligned = align_claims(claims)
    house, boats = claims.index[claims["claim"].str.contains("Nine")][0], claims.index[claims["claim"].str.contains("boats")][0]
    table = pd.DataFrame(
        [("split", "x:0", claims.index[claims["article"] == "z"][0], None), ("join", house, boats, ""), ("name", house, None, "Damage")], columns=["action", "a", "b", "name"]
    )
    families = claim_families(claims, aligned, table)
    dam = families[families["claims"].str.contains("x:0")].iloc[0]
    assert dam["articles"] == "x; y" and dam["corrected"] == "split"
    damage = families.set_index("name").loc["Damage"]
    assert damage["asserts"] == "x; y" and damage["corrected"] == "joined" and damage["sure"]
    assert family_coding(families, claims)["proposition"].eq("Damage").sum() == 3


@pytest.mark.parametrize("row, words", [(("merge", "x:0", "y:0"), "join, split or name"), (("join", "x:0", "y:9999"), "no claim has the label")])
def test_faults_of_a_correction_are_named(claims, row, words):
    with pytest.raises(CorpusError, match=f"row 1.*{words}"):
        claim_families(claims, align_claims(claims), pd.DataFrame([row], columns=["action", "a", "b"]))


def test_no_claims_no_families(claims):
    assert claim_families(claims.iloc[:0], align_claims(claims.iloc[:0])).empty
    with pytest.raises(CorpusError, match="'score'"):
        claim_families(claims, pd.DataFrame({"a": [], "b": []}))


def test_a_claim_without_its_subject_is_no_headline():
    long = "Our aim is to let the gains of the harbour reach 40,000 villagers, and build schools and roads for all"
    claims = [long, "will reach its 40,000 villagers"]
    told = pd.DataFrame({"article": ["x", "y"], "claim": claims}, index=["a", "b"])
    assert claim_families(told, links(("a", "b", 0.5)))["claim"].tolist() == [long]


def test_a_statement_and_its_denial_are_one_family_that_says_who_denies_it():
    told = ["The clerk escaped.", "Her clerk got away.", "The clerk was set free.", "Ann Roe was freed from the mill."]
    claims = pd.DataFrame({"article": list("wxyz"), "claim": told}, index=list("wxyz"))
    pairs = links(("w", "y", 0.3), ("w", "x", 0.5)).assign(relation=["contradicts", "paraphrase"])
    clerk = claim_families(claims, pairs).iloc[0]
    assert clerk["note"] and not clerk["sure"] and {clerk["asserts"], clerk["denies"]} in ({"w", "y"}, {"w; x", "y"})


def test_the_claim_that_stands_for_a_family_has_the_words_of_the_others():
    told = [
        "Channel Nine showed a tape of the clerk Ann Roe, 28, who was seized in Hove on March 7 by masked robbers.",
        "Ann Roe, 28, a clerk, was seized in Hove on March 7 by masked robbers.",
        "In that case, Ann Roe, 28, was seized in Hove on March 7 by masked robbers.",
    ]
    claims = pd.DataFrame({"article": list("xyz"), "claim": told}, index=list("xyz"))
    found = claim_families(claims, links(("x", "y", 0.6), ("x", "z", 0.6), ("y", "z", 0.6)))
    assert found["claim"].tolist() == [told[1]]


def test_whoever_tells_it_has_the_verb_or_most_of_the_words():
    texts = ["The harbour board of the town welcomed the plan for a stone pier."]
    texts += ["Sailors from the north drew up a plan for a stone pier."]
    claims = pd.DataFrame({"article": ["x", "y"], "claim": texts}, index=["x", "y"])
    assert claim_families(claims, links(("x", "y", 0.5)))["sure"].tolist() == [False]
    claims["claim"] = [texts[0], "Sailors from the north hailed a plan for a stone pier."]
    assert claim_families(claims, links(("x", "y", 0.5)))["sure"].tolist() == [True]
    claims["claim"] = ["Most storms in Hove lasted for three or four days.", "The last storm in Hove took three days."]
    assert claim_families(claims, links(("x", "y", 0.5)))["sure"].tolist() == [False]


def test_another_name_where_all_else_is_alike_is_to_check():
    texts = ["The mayor has two sons, Tom and Bo Orr.", "The mayor has two sons, Bo and Ned Orr."]
    claims = pd.DataFrame({"article": ["x", "y"], "claim": texts}, index=["x", "y"])
    family = claim_families(claims, links(("x", "y", 0.5))).iloc[0]
    assert family["note"] == "names differ: Tom / Ned" and not family["sure"] and family["denies"] is None


def test_a_claim_that_begins_within_a_sentence_is_shown_in_its_sentence():
    texts = {"x": "The harbour office said it had closed the north pier.", "y": "Rain is due. Ann Roe left."}
    claims = find_claims(pd.DataFrame({"text": texts}))
    shown = to_read(claim_families(claims, align_claims(claims)), claims, {"x": "The Post", "y": "The Herald"})
    assert set(shown["claim"]) == {"The harbour office said it had closed the north pier.", "Rain is due.", "Ann Roe left."}
