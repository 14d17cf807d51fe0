"""Families of claims: what several articles tell, who tells it how, and what one alone tells."""

import itertools
import re
from collections import Counter, defaultdict

import pandas as pd

from ..ground import FLAG, NUMBER, TEXT, WHOLE, built_from, either, make_table, need, read_corrections, read_lexicon
from ..language import main_clause, read_words, tags_of
from .relations import Judge

TOGETHER = 0.5  # share of the pairs across articles between two families that must be links before the two become one
SURE, ENOUGH = 0.35, 0.7  # score of a link that is no guess where words are shared; and of one without a look at words
# Part of the words of the claim that stands for a family which whoever tells it has; without its verb.
HELD, HELD_WITHOUT = 0.4, 0.6
RARE, RARE_SHARE = 8, 0.05  # a word of no more claims, or of no larger share of them, is rare
LEAD = range(6, 35)  # words of a claim that can stand for a family
# "She left", "In that case Roe left", "In May, they left"
_DANGLING = re.compile(r"(?i)(?:in |[^,]{1,24}, )?(?:s?he|it|they|th(?:is|at|[eo]se|eir|ere)|h(?:is|er|ere)|its)\b")
_VOICES = ("asserts", "quotes", "denies", "other_figure", "less_precise")
_TEXTS = ("claim", "name", "lead", "article", "articles", "claims", *_VOICES, "check", "note", "corrected")
COLUMNS = dict.fromkeys(_TEXTS, TEXT) | {"spread": WHOLE, "score": NUMBER, "sure": FLAG}
# The first that holds.
_STANCES = {"denies": "denies", "other_figure": "denies", "asserts": "asserts", "quotes": "attributes"}
_DONE = {"join": "joined", "split": "split", "name": "named"}  # the first that holds is told
_CODING = dict.fromkeys(("coder", "claim", "proposition", "article", "stance", "speaker", "evidence"), TEXT)
_CODING |= {"start": NUMBER, "end": NUMBER}


def claim_families(claims, links, corrections=None):
    """Gather the claims that tell one thing: one row a family, what several articles tell first, then what one tells.

    Links are taken from the best down; two families become one where at least half of the pairs across articles
    between them are links, so that a claim is in one family and a chain of weak links joins nothing; a link that is not
    strong counts only where the two claims share two words of their own, one of them rare in the event. The claim that
    stands for a family is the one that most articles tell, can be read alone (6 to 34 words, no "he" or "this" in
    front), and is told in an article's own voice. What a reader decided by hand comes last and always holds.

    Parameters
    ----------
    claims : DataFrame
        From `find_claims`: index of unique labels; columns `article`, `claim`; `start`, `end`, `speaker`, `kind`,
        `passage`, `event` and `published` count where they stand.
    links : DataFrame
        From `align_claims(claims)`: columns `a`, `b`, `score`.
    corrections : DataFrame, optional
        As in `coding/claim_families.csv`: `action`, `a`, `b`, `name`. "join": the families of `a` and `b` are one;
        "split": `b` leaves the family of `a` for one of its own; "name": the family of `a` is called `name`. `a` and
        `b` are labels of claims.

    Returns
    -------
    DataFrame
        Index: the label of the claim that stands for the family. `claim` (its words), `name` (given by hand, else
        None), `lead` (its label), `article` (its article), `articles`, `claims` (ids and labels, joined by "; "),
        `spread` (number of articles), and ids of articles by how they tell it: `asserts` (own voice), `quotes` (puts it
        into a mouth), `denies`, `other_figure` (of claims that cannot hold with that of most articles), `less_precise`
        (beside one of the first two); None where there is none. `check`: what to check in a claim that one article
        alone tells ("figure" or "name" that no other article has, "accusation"). `note`: why a claim differs, for
        `denies` and `other_figure`, or by a day, a place or a name where all else is alike. `score`: mean score of the
        links; `sure`: whether two articles tell it beyond doubt and none tells it otherwise, or a reader joined it;
        else the family is one to check.
        `corrected`: what was done by hand ("joined", "split", "named"). Rows: what is sure or denied first, then what
        to check, each with most articles first; those of one article by how much there is to check, then by place.

    Raises
    ------
    CorpusError
        A column is missing, or a correction has an unknown action or label.

    Examples
    --------
    >>> claims = pd.DataFrame({"article": ["x", "y", "y"], "kind": ["event", "event", "figure"],
    ...     "claim": ["The old dam at Ashby burst on Monday.", "Ashby's old dam burst Monday.",
    ...     "Forty houses stood in water."]}, index=["x:0", "y:0", "y:50"])
    >>> links = pd.DataFrame({"a": ["x:0"], "b": ["y:0"], "score": [0.8]})
    >>> claim_families(claims, links)[["claim", "articles", "check"]].values.tolist()
    [['The old dam at Ashby burst on Monday.', 'x; y', None], ['Forty houses stood in water.', 'y', 'figure']]
    """
    need(claims, "claims", ("article", "claim"))
    need(links, "links", ("a", "b", "score"))
    articles, scores = [str(a) for a in claims["article"]], defaultdict(dict)
    place = {label: i for i, label in enumerate(claims.index)}
    judge, rows, ranked = Judge(claims), [], []
    for a, b, score, relation in links.reindex(columns=["a", "b", "score", "relation"]).itertuples(index=False):
        i, j = sorted((place[a], place[b]))
        scores[i][j] = scores[j][i] = score
        plain = relation != "contradicts" or judge.relation(i, j).by != "polarity"  # figures are compared elsewhere
        ranked.append((plain, -score, i, j))
    counts = Counter(stem for i in range(len(articles)) for stem in judge.claim(i).content)
    rare = {stem for stem, n in counts.items() if n <= max(RARE, RARE_SHARE * len(articles))}
    family_of = _gathered(sorted(ranked), scores, articles, judge, rare)
    names, corrected = _correct(family_of, corrections, place)
    checks = list(_to_check(claims.reindex(columns=["kind"])["kind"], articles, scores, judge))
    for own in {id(family): sorted(family) for family in family_of.values()}.values():
        done = {corrected.get(i) for i in own}
        row = _row(own, claims, articles, scores, judge, rare, "joined" in done)
        row["name"] = next((names[i] for i in reversed(own) if i in names), None)
        row["corrected"] = next((what for what in _DONE.values() if what in done), None)
        check = checks[own[0]]
        row["check"] = "; ".join(check) or None
        rows.append((row["spread"] == 1, not (row["sure"] or row["note"]), -row["spread"], -len(check), own[0], row))
    rows = [row for *_, row in sorted(rows, key=lambda row: row[:-1])]
    return make_table(rows, COLUMNS).set_index(pd.Index([row["lead"] for row in rows], dtype=object))


def _tell_one(score, a, b, rare, least=2):
    """Whether a link joins: of two claims that share so many words of their own, one of them rare, or a very strong
    one; not where each has rare names and none in common."""
    shared, names = a.content & b.content, (a.names & rare, b.names & rare)
    apart = all(names) and names[0].isdisjoint(names[1])
    return score >= ENOUGH or (len(shared) >= least and not shared.isdisjoint(rare) and not apart)


def _holds(judge, i, j):
    """Whether the claim in row `j` has the figures of that in row `i` and enough of its words to tell it, a verb of its
    main clause among them, and not as a wish alone."""
    lead, claim, found = judge.claim(i), judge.claim(j), judge.relation(*sorted((i, j)))
    figures = lead.numbers <= claim.numbers or (found.by == "figures" and found.relation in ("rounded", "more_precise"))
    open_ = found.by == "open" or "wanted" in claim.scopes ^ lead.scopes  # "asked him to sign", and "signed"
    open_ = open_ or lead.text.startswith("Most ") != claim.text.startswith("Most ")  # and "the last boat sank"
    told = lead.content - lead.names  # who and where is not yet what
    done = not lead.deeds or any(not claim.near.isdisjoint(verb) for verb in lead.deeds)
    return figures and not open_ and len(told & claim.content) >= (HELD if done else HELD_WITHOUT) * len(told)


def _gathered(ranked, scores, articles, judge, rare):
    """Each claim's family, a set that its claims share; joined from the best link down while half of the pairs link.

    `ranked`: the links, first those of which one claim says that the other is not so: these two are of one family.
    Claims of which a negation or figures leave open whether they tell one thing are never in one family.
    """
    family_of = {i: {i} for i in range(len(articles))}
    for plain, worse, i, j in ranked:
        a, b = sorted((family_of[i], family_of[j]), key=len)
        if a is b or (plain and not _tell_one(-worse, judge.claim(i), judge.claim(j), rare)):
            continue
        within = Counter(articles[n] for n in b)
        across = sum(len(b) - within[articles[k]] for k in a)
        together = sum(len(b & scores[k].keys()) for k in a) >= TOGETHER * across
        pairs = ((k, n) for k in a for n in b if articles[k] != articles[n])
        if together and not any(judge.relation(k, n).by == "open" for k, n in pairs):
            _join(family_of, a, b)
    return family_of


def _join(family_of, a, b):
    b |= a
    family_of.update(dict.fromkeys(a, b))


def _correct(family_of, corrections, place):
    """Do to the families what a reader decided; give names and what was done, by claim."""
    names, done = {}, {}
    for action, a, b, name in read_corrections(corrections, "claim_families.csv", "claim", place.get):
        done[a] = _DONE[action] if action != "name" else done.get(a, "named")
        if action == "name":
            names[a] = name
        elif action == "join":
            _join(family_of, family_of[b], family_of[a])
        else:
            family_of[b].discard(b)
            family_of[b], done[b] = {b}, "split"
    return names, done


def _row(own, claims, articles, scores, judge, rare, joined):
    """What is told of one family; of one that a reader `joined`, each member tells it."""
    against = {i: [j for j in own if j != i and judge.relation(*sorted((i, j))).relation == "contradicts"] for i in own}

    def near(i, sure=True):  # the members that tell what this one tells
        least, words = (SURE, 3) if sure else (0, 2)
        told = [j for j in own if scores[i].get(j, -1) >= least and _holds(judge, i, j)]
        return {j for j in told if _tell_one(scores[i][j], judge.claim(i), judge.claim(j), rare, words)} | {i}

    def standing(i):
        claim = judge.claim(i)
        low, tags = claim.text[:1].islower(), tags_of(main_clause(read_words(claim.text)))
        alone = "V" in tags and len(claim.text.split()) in LEAD and not (low or _DANGLING.match(claim.text))
        outlets, true = len({articles[j] for j in near(i)}), -len(against[i]) - bool(claim.refuted)
        wide = outlets > 1 and not (low and tags[:1] in "VD")  # not "will help millions"
        held = sum(len(claim.content & judge.claim(j).content) for j in own) / max(len(claim.content), 1)
        return true, wide, alone, outlets, claim.said is False, held

    lead = max([i for i in own if against[i]] or own, key=standing)
    sure = len({articles[i] for i in near(lead)}) > 1
    tell = set(own) if joined else near(lead, sure)
    linked = [scores[i][j] for i, j in itertools.combinations(own, 2) if j in scores[i]]
    told, notes = {voice: {} for voice in _VOICES}, {}  # dicts keep the order and each article once
    for i in own:
        found = judge.relation(lead, i) if i != lead else None
        if i in against[lead]:
            told["denies" if found.by == "polarity" else "other_figure"][articles[i]] = notes[found.why] = None
        elif i in tell:  # else it is here for what it shares with a third
            told["asserts" if judge.claim(i).said is False else "quotes"][articles[i]] = None
            if found and found.richer == 0:
                told["less_precise"][articles[i]] = None
            if found and found.by == "detail":
                notes[found.why] = None
    told["quotes"] = [article for article in told["quotes"] if article not in told["asserts"]]
    names = dict.fromkeys(articles[i] for i in own)
    return {
        "claim": judge.claim(lead).text, "lead": claims.index[lead], "article": articles[lead],
        "articles": "; ".join(names), "claims": "; ".join(claims.index[own]), "spread": len(names),
        "score": sum(linked) / len(linked) if linked else 0.0, "note": "; ".join(notes) or None,
        "sure": joined or (sure and not notes),
    } | {voice: "; ".join(found) or None for voice, found in told.items()}  # fmt: skip


@built_from("accusations.csv")
def _accusing():
    words = [word for row in read_lexicon("accusations", ["words"]) for word in row["words"].split()]
    return re.compile(rf"\b(?:{either(words)})\b")


def _to_check(kinds, articles, scores, judge):
    """What an editor would want to check in each claim that is not linked: what no other article has."""
    read, where = [judge.claim(i) for i in range(len(articles))], defaultdict(set)
    for article, claim in zip(articles, read, strict=True):
        for stem in claim.content | claim.numbers:
            where[stem].add(article)
    for i, (claim, kind) in enumerate(zip(read, kinds, strict=True)):
        alone = {stem for stem in claim.content | claim.numbers if len(where[stem]) == 1}
        there = {
            "figure": kind == "figure" and (not claim.numbers or claim.numbers & alone),
            "accusation": _accusing().search(claim.text),
            "name": alone & claim.names,
        }
        yield [what for what, found in there.items() if found and not scores.get(i)]


def family_coding(families, claims):
    """Write families as a coding of claims by article, so that `claim_matrix` works on any corpus.

    Parameters
    ----------
    families : DataFrame
        Rows of `claim_families(claims, ...)`.
    claims : DataFrame
        The claims they were made from.

    Returns
    -------
    DataFrame
        Long form, one row a family and article of `claims`: `coder` ("machine"), `claim` (label of the family),
        `proposition` (its name, or the words of the claim that stands for it), `article`, `stance` ("asserts",
        "attributes", "denies", "silent"), `speaker`, `evidence`, `start`, `end` (of the first claim of the article in
        the family). Empty for no families.

    Examples
    --------
    >>> claims = pd.DataFrame({"article": ["x", "y"], "claim": ["It rained.", "It rained."]}, index=["x:0", "y:0"])
    >>> families = claim_families(claims, pd.DataFrame({"a": ["x:0"], "b": ["y:0"], "score": [1.0]}))
    >>> family_coding(families, claims)["stance"].tolist()
    ['asserts', 'asserts']
    """
    order, places, rows = list(dict.fromkeys(map(str, claims["article"]))), claims.to_dict("index"), []
    for lead, family in families.to_dict("index").items():
        told = {voice: (family[voice] or "").split("; ") for voice in _STANCES}
        first = {str(places[label]["article"]): places[label] for label in reversed(family["claims"].split("; "))}
        for article in order:
            place = [first.get(article, {}).get(column) for column in ("speaker", "claim", "start", "end")]
            stance = next((stance for voice, stance in _STANCES.items() if article in told[voice]), "silent")
            rows.append(("machine", lead, family["name"] or family["claim"], article, stance, *place))
    return make_table(rows, _CODING)
