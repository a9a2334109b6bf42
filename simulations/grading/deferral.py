"""Honest deferral: saying that one does not know and will come back with the answer."""

import re

from simulations.hearing.text import plain

_COMES_BACK = re.compile(
    r"\b(?:(?:i|we)(?:'ll| will|'d (?:have|need|like|want) to| would (?:have|need) to| can| could| need to| have to|"
    r"'m going to| want to)|let me|allow me to|happy to) (?:just |also |quickly |go |go and |have to |then |try to )*"
    r"(?:count|find (?:it |that |this )?out|check|look (?:into|it up|that up|this up|up)|(?:get|come|be|circle|"
    r"revert) back|"
    r"confirm|verify|double.?check|dig|clarify|get you (?:an|the|that|a proper|a real|a straight) (?:answer|"
    r"figure|number)|"
    r"ask (?:the|our|my|her|him|them|about|how|what|whether|if|around|someone|somebody|[a-z]+ (?:and|about|"
    r"how|what))|"
    r"(?:write(?: to)?|email|message|ring|call|text|tell|send|let) you (?:\w+ ){0,4}(?:by|on|before|tomorrow|"
    r"when i know|once i know|"
    r"what (?:i|they|she|he)|the (?:answer|figure|number)))"
)
_ADMITS = re.compile(
    r"\b(?:(?:i|we) (?:really |honestly |actually |simply )?(?:don't|do not) (?:actually |really |"
    r"yet )?(?:know|have (?:that|the|"
    r"an answer|a figure|it))|(?:i'm|i am|we're) not (?:\w+ )?(?:sure|certain)|don't have (?:that|"
    r"the) (?:number|figure|answer)|"
    r"can't tell you (?:off|yet)|off the top of my head|don't want to guess|rather not guess|won't guess|"
    r"no idea|not know)\b"
)
_TIME_OF = re.compile(
    r"\b(?:has|have|had|is|are|would|could|can|might) (?:\w+ ){0,3}(?:time|free|minutes?|half an hour|an hour|"
    r"willing|happy|"
    r"able to (?:talk|meet|speak|call)|up for|open to)\b|\bfor (?:a|some|their|her|his) (?:time|chat|call|"
    r"introduction)\b|\bask (?:her|him|them|\w+) (?:if|whether) (?:she|he|they)\b.*\byou\b"
)


def is_deferral(text: str, before: str) -> bool:
    """Is this an answer put off honestly? `before` is what the other side said last.

    Asking whether a colleague has time is no deferral; neither is an offer to write when nothing was asked.
    """
    folded = plain(text)
    returns = _COMES_BACK.search(folded)
    if not returns or _TIME_OF.search(folded):
        return False
    asked = "?" in before
    indirect = re.search(r"\b(?:whether|if|how|what|when|which|where)\b", folded[returns.start() :])
    return bool(asked or indirect or _ADMITS.search(folded))
