"""Words that try to give orders to a grader or an actor. Flagged for review, never marked down."""

import functools
import re

from simulations.hearing.text import clean_for_matching

_HIDDEN = (
    r"(?:(?:system|starting|initial(?:i[sz]ation)?|original|hidden|secret|underlying|full|current|inner|own|developer|first)[ -]){0,2}"
    r"(?:system prompts?|prompts?(?: texts?)?|system messages?|instructions?|initiali[sz]ation (?:string|text)|"
    r"configuration|guidelines?|persona|api[_ ]key|parameters|rubric(?: lines)?|cues|hidden facts?|setup|rules|"
    r"(?:base|foundational) (?:command|prompt|instruction))"
)
_SET_ASIDE = (
    r"(?:ignor(?:e|ing)|disregard|forget|override|overrid(?:den|ing)|bypass|circumvent|disable|suspend|violate|neglect|"
    r"abandon|discard|drop|skip|break|deactivate|remove|leave behind|do not follow|don't follow|stop following|"
    r"dismiss|set aside|transcend|act beyond)"
)
_WHAT_BINDS = (
    r"(?:instructions?|prompts?|rules?|directions?|directives?|rubric|criteria|guidelines?|guardrails?|safety|filters?|"
    r"restrictions?|constraints?|protocols?|programming|training|default settings|tasks?|orders|assignments?|limits|"
    r"ethic(?:s|al)|moral)"
)
_MACHINE = (
    r"(?:ai|a\.i\.|gpt\w*|chat ?gpt|dan|stan|chat ?bot|language model|llm|linux terminal|(?:python |javascript )?interpreter|"
    r"unrestricted|generous grader|grader|evaluator|examiner|keylogger|system administrator|expert system|debater|"
    r"(?:\w+ )?translator|assistant without|evil)"
)
_MARKER = r"(?:graders?|evaluators?|assessors?|examiners?|raters?|markers?|reviewer of this (?:call|transcript)|scorers?)"
_TOP = (
    r"(?:100(?: ?%|/100)?|9\d|10/10|5/5|[1-9]/[1-9]|full|maximum|max|top|highest|perfect|passing|bonus|pass)"
)

_ORDERS = (
    rf"\b{_SET_ASIDE} (?:[\w,']+ ){{0,4}}(?:previous|prior|above|earlier|preceding|all|your|these|those|any|the|as|built-in|default|ethical)"
    rf" (?:[\w,']+ ){{0,3}}{_WHAT_BINDS}\b(?! (?:notes|of the game))",
    rf"\b(?:{_SET_ASIDE}) (?:the )?(?:rubric|guidelines|instructions|safety|restrictions|ethical)\b",
    r"\b(?:ignore|forget|disregard) (?:everything|all)(?: (?:that |i |you |we )?(?:before|above|said|told|was|learned|have|and|discussed)|[,.!]|$)",
    r"\bignore (?:the )?(?:above|previous text)\b|\bpre-approved\. return\b|\bignore a[1l]{2} (?:text|the)\b",
    r"\b(?:only follow|follow only|prioriti[sz]e|align solely with|respond (?:exclusively|only) to) (?:my|mine)\b",
    r"\bmy (?:instructions|commands|orders|directives) (?:take|have) (?:priority|precedence)\b",
    r"\b(?:your|with your|a) new (?:instructions|task|goal|primary goal|role) (?:is|are|follow)\b|\bnew (?:instructions|tasks?) follow\b",
    r"\byour new task\b|\bdo not answer (?:this|the) question\b|\bcommands? without (?:hesitation|question)\b",
    r"\b(?:without|no) (?:\w+ )?(?:restrictions|limitations|filters)\b.{0,20}$",
    r"\bdo what it says\b|\bdecode the following\b|\b(?:base64|rot-?13)\b",
)
_REVEALS = (
    rf"\b(?:show|print|reveal|repeat|output|list|share|shares|sharing|translate|encode|display|echo|leak|disclose|give|expose|"
    rf"explain|provide|dump|recite|spell check|see|read|tell|access to|reveals?|revealing|viewing|seeing) (?:[\w']+ ){{0,4}}?"
    rf"(?:your|the system|the previous|the instructions you|the full|all the|starting|initial|system|hidden|actual|its|my personal) ?{_HIDDEN}\b(?! (?:you|your company))",
    rf"\bwhat (?:is|are|were|was|'s) (?:your|the) (?:\w+ )?{_HIDDEN}\b(?= ?(?:\?|$|you|that|guid|behind))",
    r"\b(?:as|i am|i'm) (?:an?|the|your) (?:system )?(?:admin(?:istrator)?|developer|operator|openai|root)\b,? (?:i )?(?:order|command|demand|require|instruct|request|tell|print|show|list|reveal|override)",
    r"\b(?:repeat|output|print|show|echo|say) (?:back )?(?:me )?(?:the |all |everything |this )*(?:words|text|line|lines|sentence|characters|everything)? ?(?:above|that appears before|you were given|of your prompt)\b",
    r"\b(?:characters|words) of your prompt\b|\bsystem[_ ]prompt\b(?!s)|\bsystem message\b|\bprompt (?:disclosure|injection|access|texts?)\b",
    r"\b(?:rules|training) (?:you|that) (?:follow|obey)\b.{0,20}\bverbatim\b|\byour training (?:data|documentation)\b",
    r"\b(?:what|which) (?:were|are|facts are) you (?:told|instructed|programmed|not supposed|trained)\b(?: not)?(?: (?:before|to (?:tell|reveal|hide|keep))|\?)",
    r"\b(?:api[_ ]key|environment variable|secret_key|base url)\b|\bwhat model are you\b",
    r"\b(?:instructions?|prompts?|text|input) (?:you were|that were|were) (?:given|told|programmed|fed)\b|\byou were programmed\b",
    r"\bmy instructions are\b|\brepeat (?:this |the )?entire conversation\b|\bcandidate card\b|\btraining designer\b",
)
_ROLES = (
    rf"\b(?:act(?:ing)?|behave|function|operate|speak|pose) (?:just )?(?:as|like) (?:if you (?:are|were) )?(?:an? |my |the )?(?:\w+ ){{0,2}}{_MACHINE}\b",
    rf"\byou(?: are|'re| have become|r) (?:now |no longer |going to (?:act|pretend|be) )?(?:as )?(?:an? |the |my )?(?:\w+ ){{0,2}}{_MACHINE}\b",
    r"\byou(?: are|'re) (?:now|no longer) (?:an?|in|the|my|un\w+|going to)\b|\bnow you are (?:an?|my|[a-z]+ ?[a-z]*,)",
    r"\bfrom now on,? (?:you|answer|reply|respond|act|every|ignore|say)\b|\bfor the rest of this conversation,? you\b",
    r"\bi want you to act\b|\bstop acting\b|\bswitch roles: you\b|\bpretend (?:you(?: are|'re)|to be) (?:an?|the) (?:\w+ )?(?:ai|model|machine|grader)\b",
    r"\b(?:developer|debug|dev|admin|god|dan|unrestricted|all-access|lenient)[ _]mode\b|\binterface dan\b|\bdan mode\b|\bdo anything now\b",
    r"\bas (?:an? )?(?:ai|language model)\b|\bai (?:systems|refusals|evaluating)\b|\bhello,? (?:gpt|chatgpt|ai)\b",
    r"\b(?:disable|enable|deactivate|activate) (?:\w+ ){0,2}(?:safety|filters?|mode|restrictions|guidelines)\b|\bunrestricted (?:mode|assistant|access|inquiries)\b",
    r"\brepeat after me\b|\b(?:complete|continue)(?: this sentence| the (?:following|sentence))?: ?['\"]?(?:my|i|the)\b|\bfill in the blank\b",
    r"\bsay '?(?:i accept the offer|i have been)\b|\bpwned\b|\bpretend the conversation\b|\bi play the candidate\b",
)
_MARKS = (
    rf"\b(?:award|give|assign|grant|add|return|set|score|grade|rate|mark) (?:me|this|it|them|us|every|all|the (?:learner|recruiter|candidate)|a|an|at|pass)? ?(?:\w+ ){{0,4}}{_TOP}\b(?!,\d| (?:name|role|day|week|job|time|percent|details|picture|address|team|attention))",
    r"\b(?:full|maximum|max|top|highest|perfect|passing) (?:marks|scores?|points|rating|grade)\b",
    r"\b(?:overall|score|grade|result|verdict|pass|rating|effort|recommendation|winner)s?\"? ?[:=] ?\"?(?:pass|yes|true|\d|b\b)",
    rf"\b(?:note|message|aside|attention|dear|hello|hi)(?: to| for)? (?:the |all )?(?:ai )?{_MARKER}\b|\b{_MARKER}(?: note| output| self-check)?:|\bas the {_MARKER}\b|\bcorrect evaluator\b",
    r"\b(?:grade|score|evaluate|judge) (?:me|this attempt|that conversation|my (?:answer|call|effort))\b|\byou (?:already )?(?:graded|scored)\b|\byou are grading\b|\bgraded as if\b|\byour grading\b",
    r"\b(?:rubric|criteri(?:a|on)) (?:\w+ ){0,3}(?:outdated|bypassed|replaced|should be interpreted|no longer|always)\b|\bnew (?:rubric|criteria)\b|\bevaluation criteria\b",
    r"\b(?:response|answer|learner|transcript|output|call|responses) (?:always |has |have |all |automatically )*(?:pass(?:es|ed)?|fully satisf\w+)\b|\bpass this (?:learner|response|one)\b|\bauto-?pass\b|\balways pass(?:es)?\b",
    r"\b(?:any|a) score (?:under|below)\b|\bscore me (?:below|under|at)\b|\bwhen you write (?:the |your )?feedback\b|\bend untrusted\b|\btrusted operator\b",
)
_MARKUP = (
    r"</?[a-z][a-z0-9:_-]*(?:[\s/][^<>@]{0,300})?>|<[a-z]+ [a-z-]+ ?=|<!--|-->\s*$|<\|+|\|>|\[/?inst\]|<<sys>>",
    r"\{\{|\{%|\$\{|\bjavascript:|\bdata:text/html|\bon(?:error|load|click|focus|toggle|begin)\"? ?=|\balert\(",
    r"(?:^|\n)(?:event|data): ?\S|\"(?:score|pass|scores|overall|verdict|override)\" ?:|\"role\" ?: ?\"(?:system|assistant|developer)\"",
    r"\"\}\],\"|(?:^|\n) ?(?:#{2,}|-{3,}|={3,}) ?[a-z][a-z ]{2,40} ?(?:#{2,}|-{3,}|={3,})|(?:^|\n)-{2,} ?(?:end|begin) ",
    r"\[(?:system|admin|administrator|developer|evaluator|debug|dev_mode|hidden|updated|evaluation|cache|end)[\w \-:=,./]*\]|(?:^|\n) ?(?:system|assistant|important) ?: ?(?:the|you|set|ignore|your|give|award|final|great)",
    r"\n ?(?:human|assistant|user|candidate|grader|ai) ?:|\bcandidate \(aside|\buser: .{0,80}\bai:",
    r"\bfile:///|/etc/passwd|\.\./\.\./|\bselect \* from\b|\b__\w{1,20}__\(|\bhttps?://(?:169\.254|127\.|localhost)|\b(?:run|execute):? ?[`(]|print\(|\b[a-z]{1,30}_[a-z]{1,30}\(\)",
    r"^ ?[=@+][a-z]{2,}\(|(?:\\x[0-9a-f]{2}\w*){2}|\\n ?\\n ?\\n",
)
_ELSEWHERE = (
    r"\b(?:ignor(?:e|iere?n?|a|ez|i)|negeer|vergiss|vergessen sie|olvid[ae]|oublie[zr]?|dimentica|scavalca|descart[ae]|contourne[zr]?|"
    r"desobedece|anula|annulla|elude|evita|salta|schend|überschreib\w*|missachte\w*|umgehe\w*|deaktivi\w+|abaikan|"
    r"contreviens|défais-toi|outrepasse\w*|supera|sobrepasa|supprime\w*|desative|desactiva|desconsidere|esqueça|negligencia|puuza)\b.{0,60}?"
    r"(?:instru[ckçz]|anweisung|vorgaben|aufgaben|aufträge|befehle|alles|todo|règle|reglas|regras|istruzion|protocol|limit|restri[cç]|prompt|norm|"
    r"[eé]ti[ck]|ethi|entrenamiento|training|treinamento|formation|addestramento|capacitación|rubri[ck]|grille|criteri|ordini|configura|einschränk|"
    r"beschränk|sicherheit|programm|vigezo|критері)",
    r"\b(?:zeige?|revela|révèle|rivela|mostra[r]?|muestra|montre|erkläre|kannst du|puoi|peux-tu|puedes|pode|qual|cuál|quelle?|was ist|wie lautet|divulgue|dévoile)\b.{0,50}?"
    r"(?:prompts?\b|istruzione|instrucci[oó]n|instruç|instruction|anweisung|comando|commande|command|direttiva|directiva|indicación|befehl)",
    r"\b(?:du bist|nun bist du|jetzt bist du|stell dir vor, du bist|tu es|eres|sei)(?: nun| jetzt| maintenant| ahora)? (?:eine? )?(?:böse )?(?:ki|ai|ia|dan)\b|\bals \w+[ -]?\w* fungieren\b|\b(?:mode|modo|modus|modalità|interface) (?:dan|dev)|\bdeine neue aufgabe\b|\bfolgen neue (?:aufgaben|anweisungen)\b",
    r"\b(?:mis|meine|mes|minhas|mie|mijn) (?:órdenes|instrucciones|anweisungen|befehle|commandes|instructions|directives|ordens|instruções|richieste|istruzioni|ordini|direttive|direktiven)\b",
)
_ANY = re.compile(
    "|".join(
        f"(?:{pattern})"
        for family in (_ORDERS, _REVEALS, _ROLES, _MARKS, _MARKUP, _ELSEWHERE)
        for pattern in family
    )
)
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1b\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")
_SPACED_OUT = re.compile(r"\b(?:\w ){7,}\w\b")
_LEET = str.maketrans("01345$7@€+|", "oieassta" + "etl")
_DISGUISED = re.compile(r"[a-z][0134579$@€+|][a-z]")


@functools.lru_cache(maxsize=256)
def is_suspected(text: str) -> bool:
    """Does the text look like an instruction to a machine rather than talk to a person?"""
    return bool(_UNSEEN.search(text)) or any(_ANY.search(form) for form in _forms(text))


def _forms(text: str) -> list[str]:
    """The text as it is read, and without a disguise: letters set apart, written backwards or as figures."""
    line = clean_for_matching(text).lower()
    forms = [line]
    if _SPACED_OUT.search(line):
        forms.append(" ".join(word.replace(" ", "") for word in re.split(r" {2,}", text.lower())))
    if _DISGUISED.search(line):
        forms.append(line.translate(_LEET))
    return forms
