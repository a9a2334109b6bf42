"""Does a sentence change something for the candidate, or does it only speak?"""

import re

from simulations.grading import words
from simulations.hearing.text import plain

_ACT = (
    r"(?:send|put|book|plan|keep|leave|set|find|hold|write|draft|arrange|fit|block|move|start|schedule|"
    r"propose|offer|reserve|add|"
    r"build|make|give|show|bring|ask|invite|include|shift|begin|meet|see|work|change|pick|choose|attach|"
    r"enclose|point|name|"
    r"get|sort|save|wait|come|avoid|skip|do|run|call|ring|phone|time|pencil|aim|use|let|introduce|share|take|"
    r"drop|forward|mark|"
    r"check|look|talk|speak|swap|push|delay|postpone|host|finish|end|walk|stay|list|record|agree|have|plan|be|suggest|"
    r"cover|pay|order|map)"
)
_I_DO = (
    r"(?:i'll|i will|i can|i could|i'd (?:be happy|be glad|like|love|suggest|propose)(?: to)?|i'm going to|"
    r"i am going to|let me|"
    r"we'll|we will|we can|we could|we'd|let's|i would (?:like|suggest|propose)(?: to)?|happy to|you'll|"
    r"you can|you could|"
    r"you'd|you would|you won't|they'll|nobody will|you don't (?:have|need) to|you needn't)"
)
_GIVES = re.compile(
    r"\b(?:i would|i'd) (?:just |also |rather |then )*(?:put|keep|hold|leave|move|book|set|place|start|give|plan|"
    r"schedule|add|arrange|send|bring|take|find|make sure|see to it)\b|"
    r"\byou(?:'re| are| would be|'d be) (?:on|off|free|away by|out by|done by|home by|back by|down for|not on)\b|"
    r"[,;] so (?:that )?you (?:can|could|are|get|won't|keep|stay)\b|"
    r"\b(?:is|are|be|stays?|remains?) (?:all )?(?:yours|kept|held|saved|reserved|booked|blocked|left)\b|"
    r"\b(?:an?|one|two|half an) (?:\w+ ){1,3}for you\b|\bit's (?:all )?(?:yours|kept|held|saved|reserved|booked)\b"
)
"""What is given without a word of offering: "you are on earlies", "the class is held for you"."""
_PROPOSES = re.compile(
    rf"\b{_I_DO} (?:(?:just|also|then|always|gladly|certainly|happily|both|all|even|have|be able to|"
    rf"of course) )*{_ACT}\b|"
    r"\b(?:how about|what if|what about|would it help|shall (?:i|we)|would (?:a|an|the|it|that|you|\w+day|"
    r"\w+ber)\b|could we|can we|"
    r"can i|may i|should i|do you want me to|(?<!what )(?<!how )would you (?:like|prefer))|"
    r"\b(?:i've|i have|we've|we have) (?:already |also |just )*(?:put|kept|booked|set|moved|blocked|written|"
    r"attached|enclosed|found|"
    r"left|held|asked|added|planned|pencilled|marked|arranged|reserved|looked|checked|listed|timed|picked|"
    r"chosen|saved|cleared|made|taken|given|dropped|cut|changed|freed|swapped|sorted|agreed|got)\b|"
    r"\b(?:attached|enclosed|below) (?:is|are|you'll)\b|\bhere(?:'s| is| are) (?:a|an|the|two|three|some|my)\b|"
    r"\bshould (?:have|include|come|fit|be|start|end)\b|\b(?:no need|nothing needs|no hurry|need not|"
    r"needn't|"
    r"don't need|doesn't (?:need|have) to|won't (?:need|have) to)\b|\bit is,? then\b|\bit is\b.{0,12}$|"
    r"^(?:then |so |and |well,? |ok(?:ay)?,? |great,? )*(?:let's|a|an|the|no|any|after|before|from|mornings?|"
    r"afternoons?|evenings?|"
    r"\w+day|nothing) (?:[\w':,-]+ ){0,12}(?:works?|suits?|would (?:work|suit|do|be)|is (?:fine|possible|free|"
    r"yours|fixed|open)|can (?:be|wait|start)|"
    r"could (?:be|wait|start)|it is|then)\b"
)
_IN_SHORT = re.compile(
    r"^(?:(?:so|then|and|perhaps|maybe|just|only|say),? )*(?:half an hour|"
    r"(?:an?|one|two|\w+teen|ten|twenty|thirty|forty|\d+) (?:short |quick |paid )?"
    r"(?:hours?|minutes|call|talk|chat|coffee|lunch|walk|shift|day|morning|afternoon|evening)) "
    r"(?:on|at|after|before|next|this|in|with|over|beside|of|from|together)\b[^?]*\?$"
)
"""A proposal that needs no verb: "Twenty minutes on Tuesday, after two?" """
_SPARES = re.compile(
    r"^(?:[\w'-]+ ){1,6}(?:is|are|will be|would be) (?:quite |more than |all )?"
    r"(?:enough|plenty|(?:i|we) (?:ask|need))\b|"
    r"^(?:[\w'-]+ ){1,6}needs? no \w+"
)
"""What is spared the other side: "One word is enough", "A no needs no reason"."""
_STATES = re.compile(
    r"\b(?:we(?:'ve|'re)|we (?!love|like|think|believe|know|hope|understand|care|value|want|need|look|see|hear|"
    r"would (?:like|love|want)|could use)\w+|our [\w-]+(?: [\w-]+){0,4} "
    r"(?:is|are|has|have|get|gets|run|runs|start|starts|work|works|present|presents|meet|meets|come|comes|"
    r"live|lives)|there(?:'s| is| are)|"
    r"(?:the|this|that) [\w-]+(?: [\w-]+){0,4} (?:is|are|has|have|runs?|starts?|ends?|finish(?:es)?|opens?|closes?|"
    r"begins?|leaves?|takes?|lies|sits|stands|goes|works?|meets?|presents?|owns|gets|signs|says?|gives?|puts?|keeps?|"
    r"covers?|carries|carry|holds?|pays?|brings?|allows?|provides?|means?|names?|shows?)|"
    r"it(?:'s| is| takes| runs| starts)|everyone|everybody|nobody|no one|people|most of|half of|whoever|"
    r"engineers|nurses|here)\b"
)
_TERM = re.compile(
    r"^(?:[\w-]+ ){0,3}[\w-]+: \w|"
    r"^(?:your|the|this) (?:[\w-]+ ){0,2}?(?:day|days|week|weeks|month|date|start|employment|contract|letter|offer|"
    r"desk|office|place|seat|room|induction|hours|shifts?|allowance|pass|budget|leave|probation|notice|pay|salary|title|role|"
    r"mentor|rota|equipment|computer|training|travel|hotel|menu|help|annex|clause|weekends?|work|welcome)\b"
    r"[^.?]* (?:is|are|begins?|starts?|ends?|includes?|covers?|contains?|stands?|lies|runs?|names?|gives?|goes|holds?|"
    r"pays?|has|have|will|may)\b|"
    r"^(?:[\w ]+, )?you (?:start|begin|get|receive|may|sit|report|spend|choose)\b|"
    r"^(?:the|our|a|an|no|nobody|somebody|everybody|whoever|[\w-]+ [\w-]+) (?:[\w-]+ ){0,4}?(?:will|may|shall)\b|"
    r"^(?:on |from )?\w+day,? (?:the )?\d{1,2}\b"
)
"""A term as letters put it: "Start date: 1 November", "Your induction includes a day on a ward"."""
_OURS = re.compile(r"\b(?:we|we've|we're|our|here|us)\b")
_EMPTY = re.compile(
    r"\b(?:(?:keep|bear|have) [\w' ]{1,30} in mind|look(?:ing)? forward to|remember (?:that|it|this|your|you)|"
    r"(?:make|take) (?:a )?note of|"
    r"note (?:that|it|this)(?: down)?\b(?! date)|take (?:that|it) on board|i (?:hear|see|understand|know|get)|"
    r"good to know|see what i can do|"
    r"do (?:my|our) best|talk (?:more )?about|hear more|tell me more|know more|i (?:hope|remember|love|like|"
    r"also|think it's)|"
    r"let you know|stay in touch|keep in touch|sounds|must (?:have been|be (?:hard|nice|tough|great|fun|"
    r"lovely)|feel)|"
    r"thank you for|thanks for (?:telling|sharing)|i'm (?:sure|sorry|glad)|you (?:said|mentioned|told me|love|"
    r"enjoy)|we're all|"
    r"passionate|amazing|awesome|exciting|you(?:'ll| will) love|perfect for you|something for everyone|"
    r"whatever you need|"
    r"your (?:hobby|hobbies|interests)|we(?:'d| would) (?:like|want|love|need) you)\b"
)
_STRONG = re.compile(
    r"\b(?:i'll|i will|we'll|let's|how about|would|shall i|i've (?:put|kept|booked|set|moved|blocked|written|"
    r"attached|asked|found|held|left)|"
    r"we can|we could|you can|you could|so i)\b"
)


def proposes(text: str) -> bool:
    """An act for the other person: something sent, kept free, moved, offered, proposed, or a demand dropped."""
    folded = plain(text)
    if _IN_SHORT.search(folded):
        return True
    if not (_PROPOSES.search(folded) or _gives(folded)):
        return False
    return not _EMPTY.search(folded) or bool(_STRONG.search(_EMPTY.sub(" ", folded)) and _concrete(folded))


def _gives(folded: str) -> bool:
    return "?" not in folded and bool(_GIVES.search(folded) or _SPARES.search(folded))


def states(text: str) -> bool:
    """Something the company does or has, told as it is; it counts only where it answers what was said."""
    folded = plain(text)
    return bool(_STATES.search(folded)) and not _EMPTY.search(folded) and "?" not in folded


def is_term(text: str) -> bool:
    """A term of a letter, put plainly. It counts only in a letter, and where a touch says whose line it answers."""
    folded = words.without_salutation(text)
    return bool(_TERM.search(folded)) and not _EMPTY.search(folded) and "?" not in folded


def states_ours(text: str) -> bool:
    """`states`, said of one's own house: "In our team the person who wrote it presents it." """
    return states(text) and bool(_OURS.search(plain(text)))


def speaks_only(text: str) -> bool:
    """Kind or empty words, or a question: nothing is told, given or moved."""
    return "?" in text or bool(_EMPTY.search(plain(text)))


def stuffed(text: str) -> bool:
    """A pile of words without the small ones that make a sentence of them."""
    spoken = words.tokens(text)
    small = sum(word in words.STOP for word in spoken)
    return len(spoken) >= 5 and small / len(spoken) < 0.24


def _concrete(folded: str) -> bool:
    """Beside empty words, does the sentence still carry an act?"""
    rest = _EMPTY.sub(" ", folded)
    return bool(_PROPOSES.search(rest) or _gives(rest)) and len(words.content(rest)) >= 3
