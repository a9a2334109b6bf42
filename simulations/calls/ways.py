"""How each kind of rehearsal is played on the site: whether it rings, who is there at once, what is written after."""

from dataclasses import dataclass

from simulations.packs.pack import Pack


@dataclass(frozen=True)
class Way:
    """The course of one kind of rehearsal, and its words on screen."""

    name: str = "Call"
    noun: str = "call"
    start: str = "Start the call"
    leave: str = "Hang up"
    leave_title: str = "Hang up now?"
    leave_note: str = (
        "The call ends here. You can write the follow-up next, and go back to any moment from the debrief."
    )
    stay: str = "Stay on the line"
    placeholder: str = "Say something to"
    rings: bool = True
    together: bool = False
    """Everybody is there from the start (a chat); otherwise others are rung from within the call."""
    after: str = "message"
    """What is written when the talk is over: a message, an offer, a welcome, or "" for nothing."""
    written: bool = False
    dated: bool = False
    """Messages go out on simulated days."""


CALL = Way()
CHAT = Way(
    name="Career chat",
    noun="chat",
    start="Open the chat",
    leave="Leave the chat",
    leave_title="Leave the chat now?",
    leave_note="The chat ends for everybody. Who still waits for an answer is named in the debrief.",
    stay="Stay",
    placeholder="Write to",
    rings=False,
    together=True,
    after="",
)
WAYS = {
    "discovery": Way(name="Discovery call"),
    "hard_questions": Way(name="Hard questions"),
    "access": Way(
        name="Access call",
        leave_note="The call ends here, also for whoever is on hold. You can write the follow-up next.",
    ),
    "career_chat": CHAT,
    "one_way": Way(
        name="First message",
        noun="message",
        start="Read and write",
        leave="Stop here",
        leave_title="Stop here?",
        leave_note="Nothing more is sent. What you have written is read as it stands.",
        stay="Go on",
        placeholder="Your message to",
        rings=False,
        after="",
        written=True,
    ),
    "keeping_in_touch": Way(
        name="Keeping in touch",
        noun="exchange",
        start="Begin",
        leave="Stop writing",
        leave_title="Write no more?",
        leave_note="Leaving somebody in peace can be the right thing. The exchange is then read as it stands.",
        stay="Go on",
        placeholder="Your message to",
        rings=False,
        after="",
        written=True,
        dated=True,
    ),
    "offer": Way(
        name="Offer",
        leave="On to the offer",
        leave_title="Go on to the offer?",
        leave_note="The call ends here. Next you choose and word the parts of the offer.",
        after="offer",
    ),
    "welcome": Way(
        name="First-day welcome",
        noun="exchange",
        start="Begin",
        leave="On to the welcome",
        leave_title="Go on to the welcome?",
        leave_note="The exchange ends here. Next you write the welcome.",
        stay="Go on",
        placeholder="Write to",
        rings=False,
        after="welcome",
        written=True,
    ),
}


def way_of(pack: Pack) -> Way:
    """The way of a pack's kind; a chat of any kind has everybody in it at once."""
    return CHAT if pack.medium == "chat" else WAYS.get(pack.kind, CALL)
