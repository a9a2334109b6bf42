"""Words of protected matters in a written note. A selection note that holds one is a record, whoever offered it."""

import re

from simulations.hearing.text import plain

_TOPICS = {
    "family": (
        r"(?<!& )\b(?:kid|child|son|daughter|twin|toddler|baby|stepson|stepdaughter|parent|grandchild)(?:s|"
        r"ren)?\b(?! process)|\bchild ?care\b|"
        r"\bschool (?:run|drop|pick|age|year)|\bnursery\b(?! nurse)|\b(?:her|his|their|has a|has) family\b|"
        r"\bfamily (?:situation|reasons|duties|"
        r"commitments|needs|man|woman|person|plans)\b|\bcar(?:es|ing|er) (?:for|of) (?:her|his|their|a|an|"
        r"elderly)|\bcarer\b|\b(?:her|his|their) "
        r"(?:mother|father|mum|dad|parents)\b|\b(?:single|working) (?:mother|father|mum|mom|dad|parent)\b|"
        r"\bhalf-term\b.*\bschool\b"
    ),
    "pregnancy": (
        r"\bpregnan|\bexpecting (?:a|in|her|their)\b|\bmaternity\b|\bdue in\b|\bstart(?:ing)? a family\b|"
        r"\bivf\b|\bbabies\b"
    ),
    "marital_status": (
        r"\b(?:wife|husband|spouse|fianc[eé]e?|girlfriend|boyfriend|married|divorced|widow(?:ed|er)?|newlywed|"
        r"engaged to|"
        r"(?:her|his|their) partner)\b(?! to (?:java|the idea))"
    ),
    "health": (
        r"\b(?:disab(?:led|ility)|wheelchair|ill(?:ness)?|sick(?: leave)?|cancer|diabet\w+|epilep\w+|"
        r"depress(?:ed|ion)|anxiety|adhd|autis\w+|"
        r"dyslexi\w+|tremor|injur(?:y|ed)|surgery|therapy|medicat\w+|health (?:issue|problem|condition)s?|"
        r"chronic|burn(?:t|ed)? ?out|"
        r"bad back|pain|hearing aid|deaf|blind|migraines?|condition)\b(?!s? of (?:the|employment))(?! leak)"
    ),
    "genetic": r"\b(?:hereditary|genetic|runs in (?:the|her|his|their) family|huntington\w*)\b",
    "age": (
        r"\b(?:bit|too|rather|slightly|quite) (?:old|older|young|mature)\b|\b(?:in|mid|late|early)[ -](?:her|"
        r"his|their) "
        r"(?:\w+ )?(?:twenties|thirties|forties|fifties|sixties|\d0s)\b|\b(?:\d{2}|[a-z]+-[a-z]+) years old\b|"
        r"\bnear(?:ing)? (?:retirement|pension)\b|"
        r"\bretire|\bage (?:\d|about)|\baged \d|\b(?:young|youthful|energetic|digital native|old-school)\b|\bolder\b"
    ),
    "religion": (
        r"\b(?:church|mosque|synagogue|temple|sabbath|shabbat|ramadan|muslim|christian|jewish|hindu|sikh|"
        r"buddhist|catholic|prays?|prayer|"
        r"religio\w+|faith|kosher|halal)\b"
    ),
    "national_origin": (
        r"\b(?:accent|foreign(?:er)?|immigrant|native speaker|originally from|born in|mother tongue|"
        r"citizen(?:ship)?|nationality)\b"
    ),
    "race_colour": (
        r"\b(?:ethnic\w*|race\b(?! condition)|skin colour|black (?:man|woman|guy)|white (?:man|woman|"
        r"guy)|asian)\b"
    ),
    "sex_gender_orientation": (
        r"\b(?:gay|lesbian|bisexual|transgender|trans (?:man|woman)|non-binary|same-sex|her wife|"
        r"his husband)\b"
    ),
    "salary_history": (
        r"\b(?:(?:she|he|they) (?:earns?|makes?)|earning|currently (?:on|paid|at)|current (?:salary|pay|package)|"
        r"on [£$€]?\d+ ?k)\b"
    ),
    "arrest_record": r"\b(?:arrest\w*|convict\w*|criminal|police record)\b",
    "military": r"\bdischarged?\b|\bdishonou?rabl\w+",
    "membership": r"\b(?:trade )?union (?:member|rep)\w*|\bmember of (?:a|the) (?:\w+ )?(?:party|lodge|union)\b",
}
_PATTERNS = {topic: re.compile(pattern) for topic, pattern in _TOPICS.items()}
_FOR_EVERYBODY = re.compile(
    r"\b(?:sick|illness|maternity|paternity|parental|family|adoption|carers?'?) "
    r"(?:leave|pay|allowance|insurance|days?)\b|"
    r"\b(?:private|health|pension|life) (?:insurance|scheme|plan|cover)\b|\bchild ?care vouchers?\b|"
    r"\b(?:on|one|two|no|any|this|that|only|my|our|the) conditions?\b"
)
"""What a letter grants to whoever signs it, and a "condition" that is none of health."""
_DENIES = re.compile(r"\b(?:did not|didn't|not) (?:ask|discuss|probe|record)")


def private_topics(text: str) -> list[str]:
    """The protected topics that a note speaks of, in no order that matters."""
    folded = plain(text)
    if _DENIES.search(folded):
        return []
    return [topic for topic, pattern in _PATTERNS.items() if pattern.search(folded)]


def topics_addressed(text: str) -> list[str]:
    """The same of words written to the person: "your mother", and no term that holds for everybody."""
    return private_topics(re.sub(r"\byours?\b", "their", _FOR_EVERYBODY.sub(" ", plain(text))))
