"""Words that try to give orders to a grader or an actor. Flagged for review, never marked down."""

import re

from simulations.hearing.text import plain

_PATTERNS = [
    r"\b(?:ignore|disregard|forget|override|bypass) (?:\w+ ){0,3}(?:previous|prior|above|earlier|preceding|all|your|the) "
    r"(?:\w+ ){0,2}(?:instructions?|prompts?|rules?|directions?|rubric|criteria|guidelines?)\b",
    r"\b(?:system|developer|admin) ?(?:prompt|message|override|mode|note)\b",
    r"\byou are (?:now|no longer) (?:an?|in|the|my)\b",
    r"\b(?:full|maximum|top|highest|perfect) (?:marks|score|points|level|rating|grade)\b",
    r"\b(?:give|award|assign|grant) (?:me|this|the (?:learner|recruiter|candidate)) (?:\w+ ){0,3}(?:100|10/10|5/5|full|pass)\b",
    r"<\|?/?(?:system|im_start|im_end|assistant|user|inst)\|?>",
]
_ANY = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS))


def is_suspected(text: str) -> bool:
    """Does the text look like an instruction to a machine rather than talk to a person?"""
    return bool(_ANY.search(plain(text)))
