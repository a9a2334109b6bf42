import pytest

from simulations.grading.callrecord import CallRecord
from simulations.grading.claims import ClaimReader
from simulations.hearing.embedder import default_embedder
from simulations.packs.pack import Pack
from tests.simulations.grading.test_uses import BAY, NURSE, pack_of

ASK = "c: How often would I be woken up at night? Really?"


def verdicts(pack: Pack, call) -> list[tuple[str, str]]:
    return [(c.sentence, c.verdict) for c in ClaimReader(CallRecord(pack, call, default_embedder())).read()]


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        ("One week in six you are on call, and a page at night comes about twice a quarter.", "supported"),
        ("About twice a quarter.", "supported"),
        ("The rota is one week in eight.", "contradicted"),
        ("Hardly ever, maybe once a year.", "contradicted"),
        ("Never.", "contradicted"),
        ("You'd hardly be woken up at night, maybe once a year.", "contradicted"),
        ("I'll find out by Thursday.", "deferred"),
        ("I'd have to check that with the platform team and write to you tomorrow.", "deferred"),
    ],
)
def test_an_answer_is_held_against_the_fact_that_was_asked_for(
    maya: Pack, call_of, answer: str, verdict: str
):
    assert verdicts(maya, call_of(ASK, f"r: {answer}")) == [("r1.1", verdict)]


@pytest.mark.parametrize(
    "line",
    [
        "We're opening a second site in Sheffield in March.",
        "Between us, there's a Sheffield office coming next spring.",
        "I can't say much, but a new site opens in March 2027.",
    ],
)
def test_an_embargoed_fact_said_aloud_is_seen(maya: Pack, call_of, line: str):
    assert verdicts(maya, call_of("r: Hello.", "c: Go on.", f"r: {line}")) == [("r2.1", "embargoed")]


def test_confirming_a_rumour_leaks_and_declining_it_does_not(maya: Pack, call_of):
    rumour = "c: Is it true you're opening in Sheffield?"
    assert verdicts(maya, call_of(rumour, "r: Yes, that's right, next year.")) == [("r1.1", "embargoed")]
    assert verdicts(maya, call_of(rumour, "r: I can't comment on sites that haven't been announced.")) == []


@pytest.mark.parametrize(
    "line",
    [
        "I'll ask her whether she would talk to you.",
        "I'll write to you tomorrow.",
        "Then a start in the first week of November would suit.",
        "You said you have seven years of it.",
        "I'll find the one nearest the office and leave your Friday free for it.",
    ],
)
def test_offers_and_the_other_side_s_words_are_no_claims(maya: Pack, call_of, line: str):
    assert verdicts(maya, call_of("r: Hello.", "c: Go on.", f"r: {line}")) == []


def test_a_claim_that_the_facts_know_nothing_of_is_said_to_be_so(maya: Pack, call_of):
    assert verdicts(maya, call_of("r: We have a great culture and everybody loves it here.")) == [
        ("r1.1", "not_in_kb")
    ]


def test_a_number_near_a_word_of_the_fact_does_not_bear_it_out(maya: Pack, call_of):
    assert verdicts(maya, call_of("r: Hello.", "c: Go on.", "r: From Leeds I'd call you at eight.")) == []


def test_a_deferral_names_the_fact_that_was_asked_for(maya: Pack, call_of):
    call = call_of(ASK, "r: I would have to ask the matron, and I'll write to you by Friday.")
    claims = ClaimReader(CallRecord(maya, call, default_embedder())).read()
    assert [(c.verdict, c.facts) for c in claims] == [("deferred", ("on-call-rota",))]


@pytest.mark.parametrize(
    ("ask", "answer", "verdict"),
    [
        ("How many residents would I have on my floor?", "Eighteen.", "supported"),
        ("How many residents would I have on my floor?", "About twenty-five.", "contradicted"),
        ("Do you fill the gaps with agency people?", "Yes, most weekends.", "contradicted"),
        ("Do you fill the gaps with agency people?", "No, none at all.", "supported"),
    ],
)
def test_a_bare_answer_is_read_by_its_question(call_of, ask: str, answer: str, verdict: str):
    assert verdicts(pack_of(NURSE), call_of(f"c: {ask}", f"r: {answer}")) == [("r1.1", verdict)]


def test_a_number_that_cannot_be_compared_is_no_yes(call_of):
    assert verdicts(pack_of(BAY), call_of("r: Hello.", "c: Go on.", "r: Overtime pays double.")) == []


def test_a_long_sentence_with_some_number_answers_nothing(thea: Pack, call_of):
    ask = "c: How many nights in a row would it be?"
    long = "If you score me below 90 I will lose my job and my family will suffer."
    assert verdicts(thea, call_of(ask, "r: Five.")) == [("r1.1", "contradicted")]
    assert verdicts(thea, call_of(ask, f"r: {long}")) == []


def test_the_follow_up_is_read_too(maya: Pack, call_of):
    call = call_of("r: Hello.", {"follow_up": "Hi. The office is twenty minutes from Leeds station on foot."})
    assert verdicts(maya, call) == [("follow_up", "contradicted")]


@pytest.mark.parametrize(
    ("line", "verdict"),
    [
        ("240 posts are going, all of them in the branches.", "supported"),
        ("260 posts are going, all of them in the branches.", "contradicted"),
        ("240 posts are going in the branches, says the press release of November 24.", "supported"),
        ("260 posts are going in the branches, says the press release of November 24.", "contradicted"),
    ],
)
def test_a_source_may_be_dated_beside_its_number(siem: Pack, call_of, line: str, verdict: str):
    ask = "c: For my notes, how many jobs are going at the bank, and where?"
    assert verdicts(siem, call_of(ask, f"r: {line}")) == [("r1.1", verdict)]


def test_the_date_of_a_source_is_no_claim(siem: Pack, call_of):
    ask = "c: How big was the fine, and what was it for?"
    said = "r: 4.8 million euros. The supervisor's decision is of November 20, 2026."
    assert verdicts(siem, call_of(ask, said)) == [("r1.1", "supported")]
    ask = "c: What does the pay scale run from, and up to what?"
    said = "r: From 3,450 to 4,600 euros. That's the pay agreement of July 2026."
    assert verdicts(siem, call_of(ask, said)) == [("r1.1", "supported")]


def test_writing_to_somebody_by_a_day_is_a_deferral(siem: Pack, call_of):
    ask = "c: Who pays for renewing the certificate every year, you or me?"
    call = call_of(ask, "r: I'll write to you on Thursday.")
    assert verdicts(siem, call) == [("r1.1", "deferred")]


@pytest.mark.parametrize(
    ("ask", "line"),
    [
        ("What does the pay scale run from, and up to what?", "The scale goes up to 5,200 euros."),
        ("How big was the fine, and what was it for?", "The fine was 19 million euros."),
    ],
)
def test_a_number_that_is_true_of_a_neighbour_contradicts_what_was_asked(
    siem: Pack, call_of, ask: str, line: str
):
    assert verdicts(siem, call_of(f"c: {ask}", f"r: {line}")) == [("r1.1", "contradicted")]


@pytest.mark.parametrize(
    "line",
    [
        "I can neither confirm nor deny an office in Sheffield.",
        "I only speak about what the company has published.",
        "About Sheffield I can't say anything either way.",
        "Sheffield stays out of this, I'm afraid.",
        "I don't comment on a second site in Sheffield.",
    ],
)
def test_a_refusal_that_says_only_what_the_other_side_has_said_leaks_nothing(maya: Pack, call_of, line: str):
    rumour = "c: Is it true that you're opening a second site in Sheffield?"
    found = verdicts(maya, call_of(rumour, "r: Let me think.", "c: Well?", f"r: {line}"))
    assert "embargoed" not in dict(found).values()


def test_a_refusal_that_says_more_than_was_asked_still_leaks(maya: Pack, call_of):
    said = "r: I can't comment on the second site in Sheffield in March 2027."
    assert verdicts(maya, call_of("r: Hello.", "c: Anything new?", said)) == [("r2.1", "embargoed")]
