"""How a turn treats the other person: giving, easing, pressing, selling, promising, leaving."""

import re
from collections.abc import Sequence

from simulations.hearing.text import CAP, plain, words
from simulations.sentences import split_sentences

_TOLD = r"(?:(?:what(?:ever)?|anything|everything|nothing) (?:that )?you(?:'ve| have)? (?:say|said|tell|told|write|wrote|share|shared)(?: [a-z']+){0,3}?)"
_REASSURED = re.compile(
    r"\b(?:no (?:hurry|rush|pressure|obligation)|take your time|nothing goes (?:further|anywhere)|between (?:us|you and me)|"
    rf"nothing (?:of (?:it|this|that|what you [a-z]+(?: me)?) |you (?:say|tell me|write)(?: [a-z]+){{0,3}}? )(?:goes|will go|gets?|leaves) (?:any )?(?:further|anywhere|this room|on)|"
    rf"{_TOLD} (?:stays|will stay|remains) (?:with me|here|between)|{_TOLD} (?:goes|will go) no further|(?:it|this|that) (?:goes|will go) no further|"
    r"(?:it|this|that)(?: all)? (?:stays|will stay) with me(?! (?:for|in)\b)|"
    r"(?:stays|keep it|keep that) (?:between us|here|confidential|private|to myself)|no one (?:else )?will|won't (?:tell|mention|(?:share|pass) (?:it|this|that|them|any|what))|"
    r"in (?:strict )?confidence|confidential|you don't have to|only if you(?:'re| are)? (?:want|like|happy|comfortable)|"
    r"that's (?:completely |totally |perfectly )?(?:fine|okay|up to you)|whenever (?:you're|suits|you are)|at your (?:own )?pace)\b"
)
_PUSHING = re.compile(
    r"\b(?:need (?:an answer|a yes|your answer|you to (?:decide|commit))|just say yes|(?:if|will|would|could|can|won't) you (?:just )?say yes|"
    r"you(?:'d| would|'ll| will) say yes|sign (?:today|now)|"
    r"why not|you(?:'d| would) be (?:mad|crazy|foolish)|last chance|"
    r"are you in or out|(?:can't|won't) wait(?! to\b| for you to\b)|other candidates|commit (?:today|now)|final offer|"
    r"i really need|just tell me|deadline(?:'s| is) (?:today|tonight|tomorrow|now)|"
    r"(?<!\bdo )(?<!\bif )(?<!\bwhat )you(?: have|'ve got| need) to (?:just )?(?:decide|answer|say yes|sign|commit|accept|agree|choose|admit|"
    r"help me|tell me|give me|take (?:it|this)|make up your mind))\b|"
    r"(?:^|[.!?,;:] ?)(?:(?:oh|ah|but|now|please)[ ,]+)?(?:come on|say yes)\b"
)
_SOON = re.compile(r"\b(?:by (?:tonight|(?:the )?end of (?:the )?day|tomorrow)|right now|deadline)\b")
_DEMAND = re.compile(
    r"\b(?:(?:need|want|expect|wait(?:ing)? for)s? (?:(?:a|an|the|your|some) )?(?:yes|answer|decision|reply|word|names?)|"
    r"decid(?:e|ing)|sign(?:ing)?|commit|accept|agree|let me know|tell me (?:yes|no)|make up your mind|(?:i|we)(?:'ve)? (?:need|have|got) to (?:know|hear))\b"
)
_OWN_TASK = re.compile(r"\b(?:i'll|i will|i can|we'll|we will|you'll|you will)\b")
"""Who says so names a day for what they do themselves: "I'll ask, and tell you by tomorrow"."""
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
    r"\b(?:good ?bye|bye|(?<!can )(?<!could )(?<!to )(?:talk|speak) (?:to you )?(?:soon|then|later)(?= ?(?:[.,!?]|$))|"
    r"(?<!i )(?<!we )(?<!you )(?<!they )(?<!to )(?<!who )take care(?: of yourself| now| then)?(?= ?(?:[.,!]|$))|"
    r"(?<!to )(?<!would )(?<!we'd )(?<!i'd )see you (?:soon|then|later|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|next (?:week|month|time)|in (?:an?|the) )|"
    r"(?:have to|must|should|better|i'll|will|'ll) let you (?:go|get on)|catch you later|until next time)"
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
    """Pressing for a yes: in so many words, or a demand and a day in one sentence, unless it is for themselves."""
    return bool(_PUSHING.search(plain(text))) or any(map(_demands_soon, split_sentences(text[:CAP])))


def _demands_soon(sentence: str) -> bool:
    said = plain(sentence)
    return bool(_SOON.search(said) and _DEMAND.search(said)) and not _OWN_TASK.search(said)


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
