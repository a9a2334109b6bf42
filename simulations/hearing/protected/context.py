"""What only sounds like a protected topic, what may be asked of everybody, and what a candidate has brought up."""

TRAPS = (
    r"\barrest of (?:the|a)\b|\b(?:pets?|animals?|creatures|dogs?|cats?)\b.{0,40}",
    r"\blooks? after (?:your|the|their|our) (?:\w+ )?(?:patients|customers|clients|users|accounts?|guests|residents|systems?|servers?|garden|team|books)\b.{0,20}",
    r"\b(?:worked?|working|works|deal\w*|experience|support\w*|treat\w*|teach\w*|car(?:e|ed|ing)|design\w*|build|built|products?) (?:\w+ )?(?:with|for|to) (?:\w+ )?(?:patients|users|people|clients|customers|pupils|students|children|adults|residents)(?: (?:with|who|living|in)\b.{0,40})?",
    r"\bretire(?:ment|d)? (?:\w+ )?(?:plan|of|the|for) (?:the |of |your |that |old )*(?:servers?|systems?|fleet|mainframe|platform|product|code ?base)\b",
    r"\bmarried to (?:the|a particular|java|one|your|any|this|that|it|using|working)\b.{0,30}",
    r"\b(?:rat|arms|space|bike|boat|car|half|road|data|horse) race\b|\brace (?:conditions?|cars?|tracks?|day|to|against)\b",
    r"\bnative (?:apps?|code|mobile|advertising|client|integrations?|builds?|ios|android|development)\b|\bcloud[- ]native\b",
    r"\bhow old (?:is|was|are|were) (?:the|that|this|your) (?:code ?base|code|systems?|products?|company|team|platform|stack|"
    r"equipment|fleet|business|database|building|machines?|plant|data|app|site|service|tooling)\b",
    r"\b(?:its|their) age\b|\bage of (?:the|your|that|this)\b|\bwhat was its age\b",
    r"\b(?:parent|child|children) (?:class(?:es)?|process(?:es)?|compan(?:y|ies)|nodes?|components?|records?|accounts?|themes?)\b",
    r"\bchildren'?s? (?:hospital|services|ward|books?|home|charity|social|nurs\w+|centre|center|clothes|tv)\b",
    r"\b(?:teach|teaching|taught|working with|work with|nurse for|care for|coach|coaching) (?:\w+ )?(?:kids|children)\b",
    r"\bpregnant pause\b|\bdisability (?:insurance|services?|products?|claims|support|inclusion|benefits?|charity|policy|team)\b",
    r"\bhealth ?(?:insurance|care|services?|systems?|tech|data|and safety|plans?|benefits?|checks?|visitor|board|trust|cover)\b",
    r"\b(?:public|system|service|mental|occupational|digital|global|animal|team) health (?:team|services?|ward|nurs\w+|charity|benefits?|days|"
    r"support|work|dashboards?|app|project|sector|role|metrics)\b|\bfor(?: the)? patients\b.{0,20}",
    r"\bveteran (?:team|engineers?|recruiter|of the)\b|\bfamily (?:business|office|law|medicine|court|friendly|doctor|run|practice)\b|\bfamily of\b(?! (?:your|my) own)",
    r"\b(?:gender|ethnicity|diversity|race|age|religion)\b(?: \w+){0,3} (?:data|metrics|dashboards?|reports?|reporting|statistics|figures|pay gap|field)\b",
    r"\bcolou?r (?:schemes?|palettes?|themes?|grading|space|blind mode)\b|\bgood faith\b|\bleap of faith\b|\bfaith in\b",
    r"\bunion (?:select|query|all|type|find|station|street|square)\b|\bcardiac arrest\b|\barrested development\b|\bstrong convictions?\b",
    r"\bengaged (?:in|with|by)\b|\bcitizen (?:developers?|scien\w+|services?|advice|portal)\b|\bstraight (?:to|forward|away|after|into|from|out)\b",
    r"\bthird[- ]part(?:y|ies)\b|\bpart(?:y|ies) (?:library|vendors?|suppliers?|software)\b|\bworking party\b|\bsick of\b",
    r"\b(?:black|white)(?: |-)?(?:box|boxes|belt|friday|paper|papers|label|board|boards|space|collar|list)\b",
    r"\bdischarge (?:letters?|summar\w+|planning|process|patients?|team)\b|\bprogramming languages?\b|\bfirst (?:programming )?language you (?:learn|cod)\w+",
    r"\bgenetic (?:algorithms?|engineering|data|labs?|research|counsell?\w+)\b|\bmedication (?:rounds?|errors?|charts?|trolley|safety|management)\b",
    r"\bwhat do you make of\b|\bmake (?:of|up|sense|sure)\b|\bpay (?:attention|gap|scales?|bands?|ranges?)\b|\bour (?:kids|children|families|family)\b",
)

ALLOWED: tuple[tuple[str, frozenset[str]], ...] = (
    (
        r"\b(?:authori[sz]ed|eligible|allowed|permitted|entitled|right|permission) to work\b|\bsponsor(?:ship|ed)?\b|\bwork (?:permit|authori[sz]ation)\b",
        frozenset({"national_origin"}),
    ),
    (
        r"\b(?:at least|over|older than|above|under|minimum age|turned) (?:the age of )?(?:16|18|21|sixteen|eighteen|twenty-one)\b|\blegal age\b",
        frozenset({"age"}),
    ),
    (
        r"\bwith or without\b|\b(?:adjust\w*|accommodat\w*|access needs?)\b|\banything (?:\w+ )?you(?:'d| would|'ll)? (?:need|like)\b|\bwhat (?:would|might|could) help\b|"
        r"\bwhat do you need\b|\bhow can we (?:help|make)\b|\bwhere (?:would|do|will) you need\b|\bready for\b",
        frozenset({"health", "family", "pregnancy", "religion", "genetic"}),
    ),
    (
        r"\b(?:can|could|able to|would|will) you (?:\w+ )?(?:lift|carry|stand|climb|work|travel|commute|start|cover|relocate|move)\b",
        frozenset({"health", "religion", "age"}),
    ),
    (
        r"\b(?:salary|pay|compensation|package) (?:expectations?|range|you(?:'d| would| are|'re))\b|\bexpect(?:ing|ations?)\b|\bhop(?:e|ing) (?:to|for)\b|"
        r"\blook(?:ing)? (?:for|to)\b|\b(?:want|like|need) to\b|\bin mind\b",
        frozenset({"salary_history"}),
    ),
    (
        r"\b(?:comfortable|fluent|confident|proficient|languages? (?:do you|can you|you)|speak)\b",
        frozenset({"national_origin"}),
    ),
)
"""Questions that may be put to everybody, and the topics whose pattern they excuse."""

VOLUNTEERED: dict[str, str] = {
    "pregnancy": r"\b(?:expecting|pregnan\w+|maternity|paternity|due (?:in|at|on)|bab(?:y|ies)|ivf)\b",
    "family": r"\b(?:my|our|the|two|three|a|four) (?:\w+ )?(?:kids?|child(?:ren)?|sons?|daughters?|twins?|toddlers?|girls?|boys?|little ones?|family|"
    r"grandchildren|mum|mom|mother|dad|father|parents|brother|sister|nan|gran)\b|\bschool (?:run|drop-?off|pick-?up)\b|\bnursery\b|\bchild ?care\b|"
    r"\bkindergarten\b|\bi (?:look after|care for)\b|\bcarer\b|\bsingle parent\b",
    "marital_status": r"\bmy (?:\w+ )?(?:husband|wife|spouse|partner|fianc[eé]e?|boyfriend|girlfriend|ex)\b|\b(?:married|divorc\w+|separated|widow\w*)\b",
    "religion": r"\b(?:shabbat|sabbath|church|mosque|ramadan|pray(?:er|ers|ing)?|eid|synagogue|temple|fast(?:ing)? (?:in|for|during)|faith|diwali|"
    r"kosher|halal|muslim|jewish|christian|catholic|hindu|sikh|religio\w+|lent|mass)\b",
    "health": r"\b(?:wheelchair|disab\w+|fused|diagnos\w+|condition|surgery|operation|illness|chemo\w*|cancer|depress\w+|anxiety|deaf|hearing aids?|"
    r"blind|dyslexi\w+|adhd|autis\w+|tremor|diabet\w+|epilep\w+|medication|injur\w+|bad (?:back|knee)|my (?:back|knee|hip|health|hearing|sight)|"
    r"migraines?|asthma|stammer|stutter|crohn'?s|ms|long covid|treatment|recover\w*|therapy|step-free|stool)\b",
    "genetic": r"\b(?:huntington'?s|runs in (?:my|the) family|hereditary|genetic)\b",
    "age": r"\b(?:i'm|i am|turned|turning|nearly) (?:\d\d|fifty|sixty|forty)\b|\bmy age\b|\bretir\w+\b",
    "national_origin": r"\b(?:grew up|born|raised|come) (?:in|from)\b|\bmy (?:visa|accent|home country|passport)\b|\benglish (?:is|isn't|was)\b|\bi'm (?:originally )?from\b",
    "sex_gender_orientation": r"\b(?:i'm|i am|as a) (?:gay|trans\w*|lesbian|bi|queer|non-binary)\b|\bmy pronouns\b",
    "salary_history": r"\b(?:i'm on|i earn|i make|they pay me|my (?:current )?(?:salary|pay))\b",
    "arrest_record": r"\b(?:arrested|conviction|convicted|prison|criminal record)\b",
    "membership": r"\b(?:union rep|union member|in the union)\b",
    "military": r"\b(?:army|navy|marines|air force|veteran|deployed|reserves?|military|national guard)\b",
}
"""First-person words of a candidate that bring a topic up."""

PROBES = (
    r"\b(?:his|her|their) (?:father|mother|dad|mum|mom|parents?)\b|\bwhat did you do to\b|\bhow did you (?:do|get|hurt|lose|break)\b",
    r"\bwhat (?:was|is|were) (?:the|your|that) (?:\w+ )?(?:for|about)\b|\bwhat .{0,12}(?:surgery|operation|treatment|appointment|scan|test)\b",
    r"\b(?:were you|was (?:he|she|it)) (?:born|always|in an? accident)\b|\b(?:under control|born (?:like|with|that)|is (?:that|it) (?:why|curable|hereditary))\b|\bwhich (?:type|one|kind|stage|god)\b",
    r"\bhow (?:old|many|long|far along|strict|serious|bad|severe|religious|often|come|did (?:it|that|you)|much longer|is (?:she|he|it|your)|are (?:they|the))\b",
    r"\bwhat(?:'s| is|'re| are)? (?:happened|caused|wrong|the matter|(?:his|her|their|your|the) (?:names?|ages?|condition|diagnosis|illness|prognosis|situation)|it called|ages?|faith|"
    r"(?:kind|sort|type) of|condition|illness|does (?:he|she|your)|do (?:they|your)|year|grade|(?:did|do) the doctors?)\b|\bwhat (?:exactly )?(?:do you|have you) (?:have|got)\b",
    r"\b(?:was|is) (?:it|that|this|she|he) (?:an? (?:accident|boy|girl)|serious|hereditary|genetic|permanent|temporary|curable|contagious|your first|getting|something|painful|from birth|in the)\b",
    r"\b(?:your first|boy or|girl or|due date|when (?:is it|are you|'s it|is she|is the baby) due|any more|having more|planning more|another one)\b",
    r"\bwho (?:looks|takes|is looking|will|watches|picks|minds|else|cares|has)\b|\bwhich (?:one|church|mosque|school|condition|illness|kind|side|branch)\b",
    r"\bwhy (?:do|did|are|can't|don't|is|were|not)\b|\bdoes (?:he|she|it|your|that run)\b|\bwill (?:he|she|it get|they)\b|\bcan't (?:someone|your|he|she|they)\b",
    r"\bwould you (?:drop|skip|give up|ever|miss|still|make an exception)\b|\b(?:get|getting) (?:worse|better)\b|\b(?:prognosis|treatment|medication|recover\w*|symptoms?)\b",
    r"\bare (?:they|you) (?:close|planning|married|the only|still|very|all|in pain|practi[sc]ing|getting)\b|\bdo (?:they|you) (?:still|all|also|go to|attend|pray|live|get on|plan)\b",
    r"\bare you (?:quite |fully |feeling |all )?(?:well|better|recovered|cured|fit|healthy|over (?:it|that))\b|\bwill you (?:manage|cope|be (?:all right|alright|okay|ok|able|well))\b",
    r"\bcould(?:n't)? (?:not )?(?:someone|somebody|anyone|anybody|he|she|they|(?:your|her|his|their) \w+) (?:else )?(?:not )?(?:\w+ )?(?:help|collect|fetch|pick|take|do|drive|look|watch|mind|care|step)\b",
    r"\bis (?:your|the) (?:husband|wife|partner|father|mother|dad|mum|mom)\b|\bwhen did (?:you|it|that|he|she)\b|\btell me more\b|\bhave you (?:always|tried|seen|been|had)\b",
)
"""How one digs into what a candidate has brought up."""

PRACTICAL = (
    r"\b(?:anything|what|where|how) (?:\w+ )?(?:you (?:need|want|would need|'d need)|would help|can we|works?|suits?)\b|\bwould (?:that|it|this|\w+ (?:o'clock|am|pm))?\b.{0,20}\b(?:work|suit|help|fit)\b|"
    r"\bshall (?:i|we)\b|\bwhich (?:days?|times?|hours?|dates?)\b|\bwhen (?:could|would|can|shall|should) (?:you|we|i)\b|\bdo you (?:want|need|prefer)\b|"
    r"\b(?:should|can|could|may) (?:i|we)\b|\bready for\b"
)
"""Questions about what the candidate needs from the process: never a probe."""

NOT_ASKING = (
    r"\b(?:you (?:don't|do not|needn't) (?:have|need) to|no need to|need not)\b|\b(?:i|we) (?:won't|will not|don't|do not|can't|cannot|shouldn't|may not|mustn't|never|would never) "
    r"(?:need to |want to |have to )?(?:ask|know|mention|record|note)\b"
)
INVITES = (
    r"^(?:so |and |but |well |just |please )*(?:tell me|remind me|can i ask|may i ask|mind if i ask|i(?:'d| would) (?:like|love) to know|"
    r"i(?:'m| am) (?:just )?curious|i (?:have|need) to (?:ask|know)|(?:do|does|did|are|is|was|were|have|has|any|how|what|where|which|who) )"
)
