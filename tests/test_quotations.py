"""Quotations: every pattern of attribution on invented sentences, and what must hold for any text."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import find_claims, find_frames, load_codebook
from helpers.ground.errors import CorpusError
from helpers.speech.marks import quoted_runs
from helpers.speech.quotations import find_quotations, reporting_verb_groups


def rows_of(text):
    return find_quotations(pd.DataFrame({"text": [text]}, index=["x"]))


def found(text):
    return [(row.kind, row.speaker, row.verb, row.quotation) for row in rows_of(text).itertuples()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Roe said on Monday that the pier is old.", [("indirect", "Ann Roe", "said", "the pier is old")]),
        ("The pier is old, Ann Roe said.", [("indirect", "Ann Roe", "said", "The pier is old")]),
        ("The cost, said Ann Roe, rose in May.", [("indirect", "Ann Roe", "said", "The cost"), ("indirect", "Ann Roe", "said", "rose in May")]),
        ("Ann Roe, 60, said her son, Bo Lind, was a pilot.", [("indirect", "Ann Roe", "said", "her son, Bo Lind, was a pilot")]),
        ("The pier will close, a clerk said here Tuesday.", [("indirect", "a clerk", "said", "The pier will close")]),
        ("It's time for the pier to close, said Ann Roe, who left.", [("indirect", "Ann Roe", "said", "It's time for the pier to close")]),
        ("The prosecution alleges the motive was greed.", [("indirect", "the prosecution", "alleges", "the motive was greed")]),
        ('"Me!" Bo Lind cried.', [("direct", "Bo Lind", "cried", "Me!")]),
        ("“Fares must rise,” a report summary states.", [("direct", "a report summary", "states", "Fares must rise,")]),
        ("The pier, she said, will close.", [("indirect", "she", "said", "The pier"), ("indirect", "she", "said", "will close")]),
        ('"We must act," said Ann Roe, the mayor of Port Ellen. "Now."', [("direct", "Ann Roe", "said", "We must act,"), ("direct", "Ann Roe", None, "Now.")]),
        ("The bill would cost $2 billion, according to the mayor's office.", [("indirect", "the mayor's office", "according to", "The bill would cost $2 billion")]),
        ("According to Ann Roe, the mayor, the pier is old.", [("indirect", "Ann Roe", "According to", "the pier is old")]),
        ('A spokesman for the harbour board, Tom Ilves, said: "No."', [("direct", "Tom Ilves", "said", "No.")]),
        ('Roe told reporters the pier was "a wreck" and had to go.', [("mixed", "Roe", "told", 'the pier was "a wreck" and had to go')]),
        ("Roe accused the board of waste.", [("indirect", "Roe", "accused", "the board of waste")]),
        ("Tom Holt admitted taking the money.", [("indirect", "Tom Holt", "admitted", "taking the money")]),
        ("Roe called on the board to resign.", [("indirect", "Roe", "called on", "the board to resign")]),
        ("Roe denied that she knew, adding that the board had lied.", [("indirect", "Roe", "denied", "she knew"), ("indirect", "Roe", "adding", "the board had lied")]),
        ("Roe promised to rebuild the pier.", [("indirect", "Roe", "promised", "to rebuild the pier")]),
        ("It was announced that the pier would close.", [("indirect", None, "announced", "the pier would close")]),
        ("The council heard claims that the pier was unsafe.", [("indirect", None, "claims", "the pier was unsafe")]),
        ("The news that nine had died shocked Corr. A report that was lost is no use.", []),
        ('Asked whether she would run, Roe said, "Maybe."', [("indirect", None, "Asked", "whether she would run"), ("direct", "Roe", "said", "Maybe.")]),
        ("The report says that fares rose.", [("indirect", "the report", "says", "fares rose")]),
        ("Roe said fares rose, but she has no figures.", [("indirect", "Roe", "said", "fares rose")]),
        ("Police estimated the crowd at 1,200.", [("indirect", "Police", "estimated", "the crowd at 1,200")]),
        ("The force put attendance at about 900.", [("indirect", "the force", "put", "attendance at about 900")]),
        ("Dockers United insist that at least 400 came.", [("indirect", "Dockers United", "insist", "at least 400 came")]),
        ("The union said between 300 and 350 had walked.", [("indirect", "the union", "said", "between 300 and 350 had walked")]),
        ("Force says 120 came while unions claim up to 350", [("indirect", "Force", "says", "120 came"), ("indirect", "unions", "claim", "up to 350")]),
        ("Roe said it would add to a debt that stands at $5.", [("indirect", "Roe", "said", "it would add to a debt that stands at $5")]),
        ("A deal will be agreed in talks that must end by May.", []),
        ("A tenth of the money promised then was never spent.", []),
        ("Roe warned the plan would fail.", [("indirect", "Roe", "warned", "the plan would fail")]),
        ("Norway boasts the largest number of ferries.", []),
        ("Yards such as Veld showed that rules do no harm.", []),
        ("Figures showed rents rose by 4%.", [("indirect", "Figures", "showed", "rents rose by 4%")]),
        ("Homes near Ravo are dark, state power company Ilec said.", [("indirect", "Ilec", "said", "Homes near Ravo are dark")]),
        ("Roe told the station's Sunday programme that fares rose.", [("indirect", "Roe", "told", "fares rose")]),
        ("Read more:\nWhat do the new harbour rules mean for you?", []),
        ("Roe told reporters that talks would go on.", [("indirect", "Roe", "told", "talks would go on")]),
        ("Unions claimed 400 came; the port office counted 120.", [("indirect", "Unions", "claimed", "400 came")]),
        ("Fares fell, according to the port, and 20 were hurt, Ann Roe said.", [("indirect", "the port", "according to", "Fares fell"), ("indirect", "Ann Roe", "said", "and 20 were hurt")]),
        ("The film, estimated at $5m, flopped at 5pm.", []),
        ("Roe called for a ban on drift nets.", [("indirect", "Roe", "called for", "a ban on drift nets")]),
        ("'They can't stop the workers' march,' said Roe.", [("direct", "Roe", "said", "They can't stop the workers' march,")]),
        ("«We go on», said Roe.", [("direct", "Roe", "said", "We go on")]),
        ("``We go on,'' Roe said.", [("direct", "Roe", "said", "We go on,")]),
        ("“We go on, Roe said.", [("direct", "Roe", "said", "We go on,")]),
        ('The so-called "shark tax" was dropped.', [("term", None, None, "shark tax")]),
        ('It was seen on "Harbour Nights" last week.', [("term", None, None, "Harbour Nights")]),
        ("WASHINGTON — The pier is old, Roe said.", [("indirect", "Roe", "said", "The pier is old")]),
        ("Ann Roe (D-Ohio), one of the oldest members, told Radio One that the pier was unsafe.", [("indirect", "Ann Roe", "told", "the pier was unsafe")]),
        ("The pier closed, with the mayor, Ann Roe, saying it was unsafe.", [("indirect", "Ann Roe", "saying", "it was unsafe")]),
        ("Roe says fares rose; Holm says they fell.", [("indirect", "Roe", "says", "fares rose"), ("indirect", "Holm", "says", "they fell")]),
        ('" We go on , " Roe said .', [("direct", "Roe", "said", "We go on ,")]),
        ("Roe continued:\n\nWe will never give up this pier.", [("indirect", "Roe", None, "We will never give up this pier.")]),
        ("A man accused of theft read a memo written by Roe.", []),
        ("The United States of America is large.", []),
        ("He made several claims and calls.", []),
        ("The fire claimed its first lives on Monday.", []),
        ("Velox ended its deal with Holt, said to be worth $2 million a year.", []),
        ("Bramwell recalls 1.2 million strollers.", []),
        ("The port office said the pier would cost 9, a figure that Holt doubts.",
         [("indirect", "the port office", "said", "the pier would cost 9")]),
        ("Holt denies ever having lied and has 21 days left.", [("indirect", "Holt", "denies", "ever having lied")]),
        ("Holt said names and claims data leaked.", [("indirect", "Holt", "said", "names and claims data leaked")]),
        ("Roe denied a report that the pier had sunk.", [("indirect", "Roe", "denied", "a report that the pier had sunk")]),
        ("That is the dose that experts say is needed to stop it.", []),
    ],
)
def test_patterns(text, expected):
    assert found(text) == expected


PROPOSALS = [
    ("Jana Holt spoke in Corr. She also put forward two proposals: to build a port and to share patents. Trade grew by 4%.",
     "Jana Holt", ["to build a port and to share patents."]),
    ("Ann Roe laid down three conditions:\n\n- The port must close at once.\n\n- Fares must fall by half.\n\nTrade grew by 4%.",
     "Ann Roe", ["The port must close at once.", "Fares must fall by half."]),
    ("Trade grew by 4%. The minister visited two ports in May. They should open in June.", None, []),
    ("Ann Roe has five proposals. Trade grew by 4%. Nobody should be surprised.", None, []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "said"), PROPOSALS)
def test_what_somebody_proposes_is_theirs_and_not_the_outlets(text, speaker, said):
    articles = pd.DataFrame({"text": [text]}, index=["x"])
    rows = find_quotations(articles)
    assert rows["quotation"].tolist() == said and set(rows["speaker"]) <= {speaker}
    claims = find_claims(articles).set_index("claim")["speaker"]
    own = {claim for claim, name in claims.items() if name is None}
    assert all("should" not in claim and "must" not in claim for claim in own) or not said
    assert "Trade grew by 4%." in own
    frames = find_frames(articles, load_codebook())
    assert (frames.loc[frames["surface"].str.contains("patents"), "voice"] == "report").all()


def test_a_quotation_that_goes_on_in_the_next_paragraph_keeps_its_speaker():
    rows = rows_of("“We begin,” Ann Roe said. “Then we build.\n\n“And then we rest.”\n\nThe pier is old.")
    assert rows["speaker"].tolist() == ["Ann Roe"] * 3
    assert rows["quotation"].tolist() == ["We begin,", "Then we build.", "And then we rest."]


def test_names_titles_pronouns_and_documents_are_resolved():
    text = (
        "Harbour Minister Lena Holm met Tom Ilves. Holm said fares rose. She said ships were late.\n\n"
        "A report by the Port Office said cranes broke. The report said nobody was hurt.\n\n"
        "“It is sad,” Mr. Ilves said."
    )
    assert rows_of(text)["speaker"].tolist() == ["Lena Holm", "Lena Holm", "a report by the Port Office", "a report by the Port Office", "Tom Ilves"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Harbour Minister Lena Holm said fares rose. Prime Minister Tom Ilves flew to the port. He said ships were late.", ["Lena Holm", "Tom Ilves"]),
        ("Home secretary Ann Roe met foreign secretary Tom Holm. The foreign secretary said fares fell. The home secretary said they rose.", ["Tom Holm", "Ann Roe"]),
        ("Harbour Minister Lena Holm met Trade Minister Tom Ilves. The minister said it was over.", ["the minister"]),
        ("Deputy Mayor Tom Ilves was there. The mayor said the pier was unsafe.", ["the mayor"]),
        ('But Quorra Veld, of the Dockers\' League, accused the board of waste. "A scandal," she said.', ["Quorra Veld", "Quorra Veld"]),
        ("The mayor, Tom Ilves, who is expected to face a second vote of the port in June, said the pier was safe.", ["Tom Ilves"]),
        ("Assistant Chief Constable Tom Ilves said no. Ilves said it was late.", ["Tom Ilves", "Tom Ilves"]),
        ("At least 15 of his dockers have said they will strike.", ["at least 15 of his dockers"]),
        ("More than 60 people have said online that they will come.", ["more than 60 people"]),
        ("Ann Roe said fares rose.\n\n'No way back'\n\nThe pier closed in May.", ["Ann Roe", None]),
        ("One of them, 19-year-old student Quen Ravo, said fares rose.", ["Quen Ravo"]),
        ("'We have no plan,' the press secretary, Ann Roe, told reporters.", ["Ann Roe"]),
        ("Roe, which is demanding at least £75 a head, dismissed the offer as 'an insult'.", ["Roe", "Roe"]),
        ("But the union, Unison, said fares rose.", ["Unison"]),
        ("The mayor of Ravo, Ola Sten, met dockers. The mayor said fares fell. Bill Ravo said they rose.", ["Ola Sten", "Bill Ravo"]),
        ("Docker Quen Ravo said fares rose. Ravo said they fell.", ["Quen Ravo", "Quen Ravo"]),
    ],
)
def test_each_office_has_its_own_holder(text, speakers):
    assert rows_of(text)["speaker"].tolist() == speakers


def test_what_is_described_as_something_does_not_speak():
    rows = rows_of("Storm Ilda, described as the worst in years, hit Avon. The statement said the town would rebuild it.")
    assert rows["speaker"].tolist() == ["the statement"]
    assert rows_of("Ann Roe left what she described as an empty town.")["speaker"].tolist() == ["Ann Roe"]


def test_the_speaker_may_stand_in_another_sentence_of_the_paragraph():
    rows = rows_of("Ann Roe shook her head. “No way.”\n\n“Never! Not once,” the captain added.")
    assert rows["speaker"].tolist() == ["Ann Roe", "the captain"]


ENDS = ["said", "said to", "Roe said, that", "Roe said it fell and asked", "Roe set two aims:"]
ENDS += ["“s”said According to\U000c0589"]


@pytest.mark.parametrize("text", ENDS)
def test_a_text_may_end_anywhere(text):
    assert len(rows_of(text)) < 2


def test_table_has_the_promised_form():
    rows = rows_of('Ann Roe said "yes."')
    row = rows.iloc[0]
    assert list(rows.columns)[:4] == ["article", "start", "end", "quotation"]
    assert rows["speaker_start"].dtype == float and rows["speaker"].dtype == object
    assert (row["speaker_start"], row["speaker_end"], row["verb_start"], row["verb_end"]) == (0, 7, 8, 12)
    assert rows_of("").empty and list(rows_of("").columns) == list(rows.columns)
    with pytest.raises(CorpusError):
        find_quotations(pd.DataFrame({"body": ["x"]}))


def test_groups_of_reporting_verbs():
    groups = reporting_verb_groups()
    assert len(groups) > 200 and set(groups.values()) == {"neutral", "endorsing", "distancing"}
    assert (groups["say"], groups["acknowledge"], groups["allege"]) == ("neutral", "endorsing", "distancing")


def test_marks_and_apostrophes():
    text = "The '90s were 'the dogs' years', he said. It was 6'2\" tall. I don’t ‘know’."
    assert [text[run.start : run.end] for run in quoted_runs(text)] == ["the dogs' years", "know"]


CUES = ["said", "says", "told", "asked", "called", "calls", "accused", "of", "for", "as", "that", ",", ".", ":", ";", "“", "”", '"', "'", "’", "‘", "«", "»", "``", "''", "who", "Ann", "Roe", "Mr.", "Smith", "'s", "he", "she", "they", "the", "a", "report", "claim", "According", "according", "to", "and", "but", "in", "on", "Tuesday", "was", "been", "not", "to", "adding", "whether", "reporters", "—", "(", ")", "?", "!", "…", "\n", "U.S.", "“Yes,”", "WASHINGTON", "Roe:", "İ", "�", "\x00", "\u202e"]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(CUES), max_size=40), st.sampled_from([" ", ""]))
def test_any_text_gives_true_offsets_and_the_same_rows_again(words, joiner):
    text = joiner.join(words)
    rows = rows_of(text)
    for row in rows.itertuples():
        assert text[row.start : row.end] == row.quotation and row.quotation.strip()
        if row.verb is not None:
            assert text[int(row.verb_start) : int(row.verb_end)] == row.verb
        if row.speaker is not None:
            assert 0 <= row.speaker_start < row.speaker_end <= len(text)
    pd.testing.assert_frame_equal(rows, rows_of(text))
