"""How a turn treats the other person: giving, easing, pressing, selling, promising, leaving."""

import re
from collections.abc import Sequence

from simulations.hearing.text import plain, words

_REASSURED = re.compile(
    r"\b(?:no (?:hurry|rush|pressure|obligation)|take your time|nothing goes (?:further|anywhere)|between (?:us|you and me)|"
    r"(?:stays|keep it|keep that) (?:between us|here|confidential|private|to myself)|no one (?:else )?will|won't (?:share|tell|mention|pass)|"
    r"in (?:strict )?confidence|confidential|you don't have to|only if you(?:'re| are)? (?:want|like|happy|comfortable)|"
    r"that's (?:completely |totally |perfectly )?(?:fine|okay|up to you)|whenever (?:you're|suits|you are)|at your (?:own )?pace)\b"
)
_PUSHING = re.compile(
    r"\b(?:need (?:an answer|a yes|your answer|you to (?:decide|commit))|(?:just )?say yes|come on|sign (?:today|now)|"
    r"why not|you(?:'d| would) be (?:mad|crazy|foolish)|last chance|by (?:tonight|end of day|tomorrow)|right now|"
    r"are you in or out|can't wait|won't wait|other candidates|deadline|commit (?:today|now)|final offer|"
    r"i really need|just tell me|you have to)\b"
)
_RECIPROCITY = re.compile(
    r"\b(?:i (?:also|too|myself|used to|felt|had|grew|moved|started|remember|run|climb|play|love|know that feeling)|"
    r"me too|same here|for me,? (?:it|that|the)|my (?:own|kids|daughter|son|wife|husband|partner|first|last)|when i (?:joined|moved|started|was)|"
    r"our team|we (?:have|had|do|let|give|keep|run|don't)|here (?:people|we|everyone)|honestly,? (?:i|we))\b"
)
_PROMISE = re.compile(
    r"\b(?:i promise|i guarantee|guaranteed?|i can (?:get|arrange|introduce|set up)|i'll (?:get|arrange|introduce|make sure|send|set up|put you)|"
    r"i will (?:get|arrange|introduce|make sure|send|set up)|you will (?:definitely|certainly)|you'll (?:definitely|certainly|get)|for sure)\b"
)
_GOODBYE = re.compile(
    r"\b(?:good ?bye|bye|talk (?:to you )?(?:soon|then|later)|speak (?:to you )?(?:soon|then|later)|"
    r"take care|see you (?:soon|then|later|on|next|in)|let you go|catch you later|until next time)\b"
)
_PARTING = re.compile(
    r"\b(?:have (?:yourself )?an? (?:good|great|nice|lovely|quiet|wonderful) (?:day|one|evening|night|morning|afternoon|week|weekend|rest|"
    r"time|trip|break|holiday|shift)|(?:thanks|thank you)(?: so much)? for your time)\b"
)
_GREETING = re.compile(
    r"\b(?:hi|hello|hey|good (?:morning|afternoon|evening)|my name is|i'm calling|calling from)\b"
)


def is_reciprocity(sentences: Sequence[str], kinds: Sequence[str]) -> bool:
    """Something of one's own or of the company is given in a statement; a question asks for it."""
    told = (sentence for sentence, kind in zip(sentences, kinds, strict=True) if kind == "statement")
    return any(_RECIPROCITY.search(plain(sentence)) for sentence in told)


def is_reassurance(text: str) -> bool:
    return bool(_REASSURED.search(plain(text)))


def is_pushing(text: str) -> bool:
    return bool(_PUSHING.search(plain(text)))


def is_pitch(text: str, kinds: Sequence[str]) -> bool:
    return len(words(text)) > 60 and "open" not in kinds


def is_promise(text: str) -> bool:
    return bool(_PROMISE.search(plain(text)))


def is_goodbye(sentences: Sequence[str]) -> bool:
    """Taking leave: in plain words anywhere, or in thanks and wishes that end a turn without a greeting."""
    text = plain(" ".join(sentences))
    if _GOODBYE.search(text):
        return True
    return bool(sentences and _PARTING.search(plain(sentences[-1])) and not _GREETING.search(text))
