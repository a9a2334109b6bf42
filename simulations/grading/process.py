"""Sentences about the hiring process itself: every candidate gets them, so on their own they fit nobody."""

import re

from simulations.grading.profiles import CueProfile
from simulations.hearing.text import plain

_STEPS = re.compile(
    r"\b(?:next steps?|interviews?|job (?:description|spec\w*|advert)|"
    r"(?:talk|speak|call|chat|catch up) (?:again|soon|next|then)|"
    r"(?:write|get back|come back|be in touch|reply|report back) (?:to you )?(?:\w+ )?"
    r"(?:by|on|soon|tomorrow|next|within)|"
    r"your (?:cv|resume|documents|application|references|availability)|(?:put|forward) you (?:forward|on the list)|"
    r"(?:my|the|our|hiring) (?:hiring )?manager|(?:visit|see) us|"
    r"meet (?:us|the (?:whole )?team|everybody|everyone)|report to|"
    r"(?:send|share|have) (?:you )?(?:the|more|some|all(?: the)?) (?:details|information|info|role)|start soon)\b"
)
_TIMES = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|may|june|july|august|september|"
    r"october|november|december|mornings?|afternoons?|evenings?|nights?|weekends?)\b"
)


def is_a_step(text: str) -> bool:
    """An interview, a next call, a job description."""
    return bool(_STEPS.search(plain(text)))


def named_beyond_time(text: str, profile: CueProfile) -> bool:
    """Is the cue named by more than a day that any appointment might have?"""
    return profile.names(_TIMES.sub(" ", plain(text)))
