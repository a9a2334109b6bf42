from dataclasses import replace

import pytest

from simulations.grading.callrecord import CallRecord
from simulations.grading.permission import before_permission, broken_conditions, grants
from simulations.grading.promises import PromiseReader
from simulations.hearing.embedder import default_embedder
from simulations.packs.pack import DirectoryEntry, Pack, Permission

CONDITIONS = ("no more than 20 minutes", "not on Fridays", "nothing about the withdrawal")


@pytest.fixture(scope="module")
def access(maya: Pack) -> Pack:
    """Maya's scenario with a directory, and Tom as a colleague who can be called."""
    tom = replace(maya.personas[0], key="tom", part="colleague", name="Tom Reyes", cues=(), asks=())
    directory = (
        DirectoryEntry("tom", "Tom Reyes", "Lead engineer", permission=Permission(False, CONDITIONS)),
        DirectoryEntry("priya", "Priya Shah", "Head of data"),
        DirectoryEntry("ana", "Ana Weiss", "Ward nurse", permission=Permission(True)),
    )
    return replace(maya, personas=(maya.personas[0], tom), directory=directory)


def early(pack: Pack, call) -> list[str]:
    record = CallRecord(pack, call, default_embedder())
    return [promise.sentence for promise in before_permission(PromiseReader(record).read(), grants(record))]


SPENDS = """Tom will call you Thursday.
I'll get you an hour with the lead engineer.
Sure, I'll get you half an hour with Priya.
Our CFO will call you Thursday.
I'll have Tom ring you tomorrow.
You can talk to Priya on Friday.
You'll meet the hiring manager on Monday at ten.
I'll put you in touch with Tom this afternoon.
I'll introduce you to our head of data next week.
I've booked you thirty minutes with Tom.
Expect a call from Priya tomorrow.
My manager is going to meet you for coffee on Wednesday.
Hannah, our lead nurse, will ring you tonight.
Priya Shah will welcome you at ten.
Priya meets you at the door on Monday.
You will be shown round by Priya at ten.
Somebody from our team will call you on Friday."""
ASKS = """I'll ask whether Tom has time.
I'll ask Priya if she'd give you twenty minutes, and tell you by Friday.
Let me see if someone on the team is free.
If Tom agrees, you could talk next week.
I can't promise Tom's time, but I'll ask him today.
Would you like to talk to Tom?
The lead engineer owns the pipelines behind it.
I'd need Priya's permission first.
I'll call you Thursday.
You would meet the hiring manager in the second round.
Engineers present their own work at our Thursday forum.
I'll pass your question to the team and bring you their answer.
The team would love to have you.
You will meet the team in your first week.
You'll meet the team at eleven.
The team will welcome you.
You are welcome at ten.
Thursday will be fine."""


@pytest.mark.parametrize("line", SPENDS.split("\n"))
def test_spending_a_colleague_s_time_unasked_is_a_promise(access: Pack, call_of, line: str):
    assert early(access, call_of("r: Hello.", "c: Go on.", f"r: {line}")) == ["r2.1"]


@pytest.mark.parametrize("line", ASKS.split("\n"))
def test_promising_only_to_ask_is_none(access: Pack, call_of, line: str):
    assert early(access, call_of("r: Hello.", "c: Go on.", f"r: {line}")) == []


def test_waving_a_wish_through_is_a_promise(access: Pack, call_of):
    wish = "c: Can I talk to somebody who did this job?"
    assert early(access, call_of(wish, "r: Sure, no problem.")) == ["r1.1"]
    assert early(access, call_of(wish, "r: Of course, I'll ask who is free.")) == []


def test_a_standing_permission_may_be_spent(access: Pack, call_of):
    assert early(access, call_of("r: Hello.", "c: Go on.", "r: You can talk to Ana on Monday.")) == []


def test_a_permission_won_on_the_line_counts_from_then_on(access: Pack, call_of):
    before = "r: Tom will call you on Monday."
    asked = ("c@tom: Tom here.", "r: Could you give her twenty minutes to talk?", "c@tom: Yes, fine by me.")
    assert early(access, call_of("c: Hello.", before, "c@maya: Good.", *asked)) == ["r1.1"]
    assert early(access, call_of("c: Hello.", "r: Wait.", *asked, before, "c@maya: Good.")) == []


def test_one_colleague_s_yes_is_not_another_s(access: Pack, call_of):
    asked = ("c@tom: Tom here.", "r: Could you give her twenty minutes to talk?", "c@tom: Yes, fine by me.")
    for line, promises in (
        ("Priya will call you.", ["r3.1"]),
        ("Our finance director will call you.", ["r3.1"]),
    ):
        assert (
            early(access, call_of("c: Hello.", "r: Wait.", *asked, f"r: {line}", "c@maya: Good.")) == promises
        )
    assert (
        early(
            access,
            call_of("c: Hello.", "r: Wait.", *asked, "r: Our lead engineer will call you.", "c@maya: Ok."),
        )
        == []
    )


def test_a_refusal_is_no_permission(access: Pack, call_of):
    asked = (
        "c@tom: Tom here.",
        "r: Could you give her twenty minutes to talk?",
        "c@tom: No, not this month.",
    )
    assert early(
        access, call_of("c: Hello.", "r: Hi.", *asked, "r: Tom will call you.", "c@maya: Good.")
    ) == ["r3.1"]


@pytest.mark.parametrize(
    ("line", "broken"),
    [
        ("Tom will call you on Monday for twenty minutes.", False),
        ("Tom will call you on Monday for an hour.", True),
        ("Tom will call you on Friday.", True),
        ("Tom will call you, because Friday is possible.", True),
        ("Tom will meet you on Monday and explain the withdrawal.", True),
    ],
)
def test_a_colleague_s_conditions_are_held_against_the_introduction(
    access: Pack, call_of, line: str, broken: bool
):
    asked = ("c@tom: Tom here.", "r: Could you give her twenty minutes to talk?", "c@tom: Yes, fine by me.")
    call = call_of("c: Hello.", "r: Wait.", *asked, f"r: {line}", "c@maya: Good.")
    record = CallRecord(access, call, default_embedder())
    assert bool(broken_conditions(record, PromiseReader(record).read(), grants(record))) is broken


ASK = "r: Could you give her twenty minutes to talk?"
EXPLAINS = ("c@tom: What for, and how long?", "r: Twenty minutes, about coming from another city.")


def agreed(pack: Pack, call) -> bool:
    return any(grant.line >= 0 for grant in grants(CallRecord(pack, call, default_embedder())))


YES = """Twenty minutes, then, and not on Thursdays.
I can give her twenty minutes, but I can't do Thursdays.
Yes, but I won't talk about pay.
All right, I can do half an hour, on a Tuesday or a Wednesday.
Not on Fridays, but I can do a Tuesday.
Half an hour, then, and nothing about the withdrawal."""
NO = """I can't, but I can give you a name.
No, but try Priya, she came from outside.
Not until I have a name.
I don't do blind dates.
I can't this week, but I can give you a name.
Fine, go on.
All right, carry on."""


@pytest.mark.parametrize("line", YES.split("\n"))
def test_a_yes_with_conditions_is_a_yes(access: Pack, call_of, line: str):
    assert agreed(access, call_of("c: Hello.", "r: Wait.", "c@tom: Tom here.", ASK, f"c@tom: {line}"))
    if not line.startswith("Yes"):
        assert agreed(
            access, call_of("c: Hello.", "r: Wait.", "c@tom: Tom.", ASK, *EXPLAINS, f"c@tom: {line}")
        )


@pytest.mark.parametrize("line", NO.split("\n"))
def test_a_refusal_with_a_hint_or_a_listening_word_is_no_yes(access: Pack, call_of, line: str):
    assert not agreed(access, call_of("c: Hello.", "r: Wait.", "c@tom: Tom here.", ASK, f"c@tom: {line}"))


@pytest.mark.parametrize("line", ["Okay.", "Fine.", "Works for me.", "Sure, go on.", "All right, carry on."])
def test_a_listening_word_gives_nothing_after_a_statement(access: Pack, call_of, line: str):
    assert not agreed(
        access, call_of("c: Hello.", "r: Wait.", "c@tom: Tom.", ASK, *EXPLAINS, f"c@tom: {line}")
    )


def test_a_goodbye_gives_nothing(access: Pack, call_of):
    asked = ("c@tom: Tom here.", ASK, "c@tom: What for?", "r: Thanks for your time, Tom, goodbye!")
    assert not agreed(access, call_of("c: Hello.", "r: Wait.", *asked, "c@tom: All right then."))


@pytest.mark.parametrize(
    ("recruiter", "colleague", "stands"),
    [
        ("Thank you, Tom, that helps.", "No trouble.", True),
        ("And how is the pay here?", "I won't go into that.", True),
        ("Thanks for your time.", "No harm done.", True),
        ("She would ask about the withdrawal.", "Then no, count me out.", False),
        ("She'd like an hour.", "In that case I'm out.", False),
        ("Could you meet her on Friday?", "No, I can't.", False),
        ("Could you meet her on Friday?", "Not on Fridays, but I can do a Monday.", True),
    ],
)
def test_a_yes_stands_until_it_is_taken_back(
    access: Pack, call_of, recruiter: str, colleague: str, stands: bool
):
    asked = ("c@tom: Tom here.", ASK, "c@tom: Yes, fine by me.")
    call = call_of("c: Hello.", "r: Wait.", *asked, f"r: {recruiter}", f"c@tom: {colleague}")
    assert agreed(access, call) is stands


@pytest.mark.parametrize(
    "line",
    [
        "Tom can talk to you for twenty minutes, but not on Fridays.",
        "Tom will call you on any day except Friday.",
        "Tom will call you on Monday; Friday is out.",
        "Tom will call you on Monday, because he can't do Fridays.",
        "Tom can give you twenty minutes, not an hour.",
        "Tom will call you on Monday, and he leaves the withdrawal out.",
    ],
)
def test_passing_a_condition_on_does_not_break_it(access: Pack, call_of, line: str):
    asked = ("c@tom: Tom here.", ASK, "c@tom: Yes, fine by me.")
    record = CallRecord(
        access, call_of("c: Hello.", "r: Wait.", *asked, f"r: {line}", "c@maya: Good."), default_embedder()
    )
    promises = PromiseReader(record).read()
    assert promises and not broken_conditions(record, promises, grants(record))


@pytest.mark.parametrize(
    ("line", "broken"),
    [
        ("Tom has agreed. He will call you on Friday for an hour.", True),
        ("I have a yes from Tom Reyes. He'll call you on Monday for twenty minutes.", False),
    ],
)
def test_a_pronoun_promises_whoever_was_named_before_it(access: Pack, call_of, line: str, broken: bool):
    asked = ("c@tom: Tom here.", ASK, "c@tom: Yes, fine by me.")
    call = call_of("c: Hello.", "r: Wait.", *asked, f"r: {line}", "c@maya: Good.")
    record = CallRecord(access, call, default_embedder())
    promises = PromiseReader(record).read()
    assert [promise.entry for promise in promises][-1:] == ["tom"]
    assert bool(broken_conditions(record, promises, grants(record))) is broken


def test_a_pronoun_promises_too_early(access: Pack, call_of):
    assert early(access, call_of("c: Hello.", "r: Tom is the one to ask. He will call you tomorrow.")) == [
        "r1.2"
    ]
